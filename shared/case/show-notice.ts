// The notice as it goes outside: with the local cases of the day, and the least time that an honest reader takes.

import { floorSpeed, languageFor, noticeShownOn } from '../procedure/languages.ts';
import type { Notice } from '../procedure/library-schema.ts';
import { countCharacters } from '../procedure/notice.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import type { Step } from '../procedure/procedure-schema.ts';
import { shanghaiDate } from '../words/time.ts';
import { isQuiet, needsNotice } from './assess.ts';
import type { Assessed, CaseHappening, Situation } from './decided.ts';

/** Reading-time floor of a notice in milliseconds: characters ÷ the pack's speed for the language, which nobody honest exceeds. */
export function readingFloorMs(pack: Pack, notice: Notice, language?: string): number {
  const characters = countCharacters(notice.pages.flat());
  return Math.ceil((characters * 60_000) / floorSpeed(pack, language));
}

export function noticeShown(
  pack: Pack,
  code: string | undefined,
  { now, noticeRef }: Pick<Situation, 'now' | 'noticeRef'>,
  tag?: string,
): CaseHappening[] {
  const language = languageFor(pack, code ?? '', tag);
  const notice = noticeShownOn(pack, code ?? '', shanghaiDate(now.at), language);
  if (!notice) return [];
  const { length: pages } = notice.pages;
  const body = {
    ...{ code: notice.code, notice: noticeRef(notice), pages },
    floorMs: readingFloorMs(pack, notice, language),
    ...(language && { language }),
  };
  return [{ kind: 'notice-shown', body, private: {} }];
}

/** The notice goes outside by itself once the payee is known, that is with the second step (domain.md 1.5). @param step now recorded */
export function noticeAlong(situation: Assessed, step: Step): CaseHappening[] {
  const { pack, state, assessed } = situation;
  const isNow = needsNotice(assessed.course, assessed.judgement) && !isQuiet(pack, state, step);
  return state.notice || !isNow ? [] : noticeShown(pack, assessed.course.notice, situation, state.language);
}

// What the customer's screen is shown of a case. It can only ever carry what this projection carries.
import type { OuterView } from '../contract/outer-view.ts';
import { type Course, stepWithForm } from '../procedure/course.ts';
import { BY_STAFF } from '../procedure/customer-texts.ts';
import {
  floorSpeed,
  languageFor,
  languageOf,
  languagesOf,
  noticeShownOn,
  packIn,
  tongueOf,
} from '../procedure/languages.ts';
import { countCharacters } from '../procedure/notice.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf, type Step } from '../procedure/procedure-schema.ts';
import { shanghaiDate } from '../words/time.ts';
import { type Assessment, assess, basisInWords, confirmationFacts, courseFor, stepOf } from './assess.ts';
import type { CaseState } from './case-state.ts';
import { isUnderReading } from './decide-language.ts';
import { needsInk } from './decide-signing.ts';
import { isSettled, questionOf } from './decide-teach-back.ts';
import type { Situation } from './decided.ts';
import { isLastLook } from './help-state.ts';
import { awaitsWitness, type NoticeState } from './notice-state.ts';
import { sinceShown } from './reading-clock.ts';

type Mode = OuterView['mode'];

/** What can be answered on the sheet: without what only staff record of it. */
function answersOn(course: Course) {
  const sheet = stepWithForm(course, 'sheet');
  return (sheet?.groups ?? [])
    .map(({ label, options }) => ({
      label,
      options: options
        .filter((option) => !BY_STAFF.includes(option.code))
        .map((option) => ({ code: option.code, label: option.label })),
    }))
    .filter((group) => group.options.length > 0);
}

function teachBackOn(pack: Pack, notice: NoticeState) {
  const question = questionOf(pack, notice.code);
  if (!question || notice.taught?.right) return {};
  if (isSettled(notice)) return { toExplain: true as const };
  const choices = question.choices.map(({ code, label }) => ({ code, label }));
  return { teachBack: { ask: question.ask, choices, tries: notice.taught?.tries ?? 0 } };
}

function noticePage(
  mode: Mode,
  pack: Pack,
  notice: NoticeState,
  { course }: Assessment,
  now: Situation['now'],
): OuterView {
  const text = noticeShownOn(pack, notice.code, shanghaiDate(notice.shown.at), notice.language);
  if (!text) throw new Error(`notice ${notice.code} is not in the case's pack`);
  const { title, pages } = text;
  return {
    phase: 'notice',
    mode,
    notice: notice.sha256,
    ...{ title, pages },
    read: [...notice.read.keys()].sort((a, b) => a - b),
    floorInMs: Math.max(0, Math.round(notice.floorMs - sinceShown(notice, now))),
    refusals: pack.pack.reasons.refuse,
    answers: answersOn(course),
    ...teachBackOn(pack, notice),
  };
}

function reasonPage(mode: Mode, pack: Pack, step: Step, tag: string | undefined): OuterView {
  const { id, say, why, limit } = step;
  const mayDecline = optionsOf(step).some((option) => option.declines);
  const basis = basisInWords(pack, step, tag);
  return { phase: 'reason', mode, step: id, say, why, limit, basis, mayDecline };
}

/** @param tag of the language that the pack is in */
function pageNow(
  mode: Mode,
  pack: Pack,
  state: CaseState,
  now: Situation['now'],
  tag: string | undefined,
): OuterView {
  const assessed = assess(pack, state);
  const { notice, shown, reason } = state;
  if (state.closed || state.paused) return { phase: 'idle', mode };
  const asked = reason?.open ? stepOf(assessed.course, reason.step) : undefined;
  if (asked) return reasonPage(mode, pack, asked, tag);
  const scam = shown?.open ? pack.scams.find((known) => known.code === shown.scam) : undefined;
  if (scam) return { phase: 'scam', mode, scam: scam.code, title: scam.name, lines: scam.show };
  if (!notice) return { phase: 'idle', mode };
  if (awaitsWitness(notice)) return { phase: 'witness', mode };
  const sheet = stepWithForm(assessed.course, 'sheet');
  const answered = sheet !== undefined && state.answers.has(sheet.id);
  if (!notice.signed && !notice.refused && !answered) {
    return noticePage(mode, pack, notice, assessed, now);
  }
  const facts = confirmationFacts(assessed.course, state);
  if (!isLastLook(assessed, state) || !facts) return { phase: 'wait', mode };
  const step = stepWithForm(assessed.course, 'arrival');
  const arrival = step && optionsOf(step).find((option) => option.code === facts.arrival);
  return {
    phase: 'confirmation',
    mode,
    amountFen: facts.amountFen,
    payeeMask: facts.payeeMask,
    arrival: { code: facts.arrival, label: arrival?.label ?? facts.arrival },
    ink: needsInk(stepWithForm(assessed.course, 'confirmation'), state),
  };
}

/** Characters a minute for which an older reader is planned (features.md, Reading). */
const ELDER_CHARS_PER_MINUTE = 155;

/** In another script the older reader is as much slower than the floor as in Chinese. */
const elderSpeed = (pack: Pack, language: string | undefined): number =>
  (ELDER_CHARS_PER_MINUTE * floorSpeed(pack, language)) / pack.thresholds.readingCharsPerMinute;

/** The step whose reason the customer may ask for on a page. */
function stepBehind(page: OuterView, course: Course): Step | undefined {
  switch (page.phase) {
    case 'reason':
      return stepOf(course, page.step);
    case 'confirmation':
      return stepWithForm(course, 'confirmation');
    default:
      return stepWithForm(course, 'notice') ?? stepWithForm(course, 'sheet');
  }
}

/** 为什么问这个, 我可以不答吗, 大概多久, and what can be said without a word: over any page, and the same whatever was answered. */
function askOf(pack: Pack, course: Course, page: OuterView, tag: string | undefined): OuterView['ask'] {
  const step = stepBehind(page, course);
  const characters = page.phase === 'notice' ? countCharacters(page.pages.flat()) : 0;
  return {
    why: step?.why ?? null,
    limit: step?.limit ?? null,
    basis: step ? basisInWords(pack, step, tag) : [],
    minutes: characters > 0 ? Math.ceil(characters / elderSpeed(pack, tag)) : null,
    help: (pack.pack.help ?? []).map(({ code, label, picture }) => ({ code, label, picture })),
  };
}

/** The language of the page, and which others there are to choose. */
function languageOn(
  pack: Pack,
  tag: string | undefined,
  notice: string | undefined,
): Pick<OuterView, 'language' | 'languages'> {
  const language = languageOf(pack, tag);
  const languages = languagesOf(pack).filter(
    ({ tag }) => notice === undefined || languageFor(pack, notice, tag) !== undefined,
  );
  return { ...(language && { language: tongueOf(language) }), ...(languages.length > 0 && { languages }) };
}

/** @param now needed only for the reading floor that is left */
export function customerView(mode: Mode, kept: Pack, state: CaseState, now: Situation['now']): OuterView {
  const chosen = languageOf(kept, state.language)?.tag;
  const inChosen = packIn(kept, chosen);
  const meant = pageNow(mode, inChosen, state, now, chosen);
  // Nobody is before an idle screen: the next person begins with what everybody begins with.
  if (meant.phase === 'idle') return meant;
  // A notice without a translation is before them in Chinese, and everything around it with it.
  const notice = meant.phase === 'notice' ? state.notice : undefined;
  const tag = notice ? notice.language : chosen;
  const pack = tag === chosen ? inChosen : packIn(kept, tag);
  const course = courseFor(pack, state);
  const page = tag === chosen ? meant : pageNow(mode, pack, state, now, tag);
  const reading = state.reading && { reading: state.reading };
  const spoken = languageOn(kept, tag, notice?.code);
  const anew = spoken.languages && isUnderReading(state, course) && { anew: true as const };
  return { ...page, ...reading, ...spoken, ...anew, ask: askOf(pack, course, page, tag) };
}

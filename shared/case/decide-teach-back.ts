// One question of the notice, answered by the customer after reading (features.md NS4): a quick signature is no evidence of understanding
// (domain.md 1.8). Two tries; then staff explain, and nobody is locked out: nothing that follows waits for a right answer.
import type { Pack } from '../procedure/pack-schema.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, refuse } from './decided.ts';
import { MOST_TRIES, type NoticeState, pagesUnread } from './notice-state.ts';

export const questionOf = (pack: Pack, code: string) =>
  pack.pack.teachBack?.find(({ notice }) => notice === code);

export function answerTeachBack(
  { pack, state: { notice } }: Assessed,
  command: CaseCommand & { type: 'teach-back' },
): Decided {
  if (!notice || notice.sha256 !== command.notice) return refuse('NOTICE_CHANGED');
  const choice = questionOf(pack, notice.code)?.choices.find(({ code }) => code === command.choice);
  if (!choice) return refuse('UNKNOWN_CODE');
  if (isSettled(notice)) return refuse('NOTHING_CHANGED');
  if (pagesUnread(notice)) return refuse('READ_FIRST');
  const body = { notice: notice.sha256, choice: choice.code, right: choice.right === true };
  return happen({ kind: 'teach-back-answered', body, private: {} });
}

/** Nothing more is asked: it was answered right, or tried often enough, or the customer has gone on. */
export const isSettled = ({ taught, signed, refused }: NoticeState): boolean =>
  signed !== undefined ||
  refused !== undefined ||
  taught?.right === true ||
  (taught?.tries ?? 0) >= MOST_TRIES;

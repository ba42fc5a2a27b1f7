// Why something could not be done, in a language that the process does not speak: of each situation that a customer's act can meet, a sentence.
import type { customerCalls } from '../../shared/contract/customer-calls.ts';
import type { Problem } from '../state/send.ts';

type Calls = typeof customerCalls;
type Situation = { [Call in keyof Calls]: keyof Calls[Call]['~orpc']['errorMap'] }[keyof Calls] & string;

/** What only acts of staff can meet, though every call declares it. A new situation stands here, or is put into every language. */
type OfStaff =
  | 'NOT_SIGNED_IN'
  | 'NOT_YOUR_ROLE'
  | 'WRONG_WINDOW'
  | 'COMMAND_REUSED'
  | 'STILL_AT_WORK'
  | 'STEP_CLOSED'
  | 'ONE_ONLY'
  | 'CALM_EXCLUDES'
  | 'RECORD_FIRST'
  | 'QUIET_NOW'
  | 'WRONG_SLIP'
  | 'NOT_DEFERRABLE'
  | 'TOO_LATE'
  | 'PAPER_FIRST'
  | 'CONTACT_FIRST'
  | 'OWN_CASE'
  | 'SCREENS_SURE'
  | 'NOT_CALIBRATING';

export interface ProblemWords {
  readonly told: Readonly<Record<Exclude<Situation, OfStaff> | 'UNREACHABLE', string>>;
  /** The number is read out to whoever repairs it. */
  readonly fault: (number: string | undefined) => string;
  /** Anything else. */
  readonly other: string;
}

/** @param words absent: in Chinese, as the process says it */
export function problemIn(words: ProblemWords | undefined, { code, sentence, number }: Problem): string {
  if (!words) return sentence;
  if (code === 'FAULT') return words.fault(number);
  return Object.entries(words.told).find(([known]) => known === code)?.[1] ?? words.other;
}

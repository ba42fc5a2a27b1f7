// How long a notice has been before the customer. It stands still while nobody can read it: the case is put aside, the counter locked or
// another's, the customer's window gone (features.md NS3). A fold of events, so that nothing but what is on record moves it.
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { Situation } from './decided.ts';
import type { NoticeState } from './notice-state.ts';

/** Where the machine stood: its own counter within one start, and the wall clock between two. */
export type Moment = Situation['now'];

/** Within one start of the machine by its own counter, which nobody can set. */
export function msBetween(from: Moment, to: Moment): number {
  if (from.boot === to.boot) return to.monoMs - from.monoMs;
  return Math.max(0, Date.parse(to.at) - Date.parse(from.at));
}

interface Reading {
  notice?: NoticeState;
  paused?: string;
  screenLost?: true;
  turned?: true;
  readingHeld?: true;
}

const isStill = ({ paused, screenLost, turned, readingHeld }: Reading): boolean =>
  paused !== undefined || readingHeld === true || (screenLost === true && !turned);

/** Of any event of a case, once the case has taken it in. */
export function clockAfter<S extends Reading>(state: S, { at, mono }: CaseEvent): S {
  const { notice } = state;
  if (!notice || isStill(state) === (notice.still !== undefined)) return state;
  const now = { at, boot: mono.boot, monoMs: mono.ms };
  const { still, ...running } = notice;
  if (!still) return { ...state, notice: { ...notice, still: now } };
  return { ...state, notice: { ...running, stoodMs: running.stoodMs + msBetween(still, now) } };
}

/** Milliseconds that the customer could read the notice since it was shown. */
export function sinceShown({ shown, still, stoodMs }: NoticeState, now: Moment): number {
  return Math.max(0, msBetween(shown, still ?? now) - stoodMs);
}

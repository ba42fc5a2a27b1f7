// How long a notice has been before the customer. It stands still while nobody can read it: the case is put aside, the counter locked or
// another's, the customer's window gone (features.md NS3). A fold of events, so that nothing but what is on record moves it.
import type { CaseEvent } from '../ledger/catalogue.ts';
import { type Moment, msBetween } from './moment.ts';
import type { NoticeState } from './notice-state.ts';

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

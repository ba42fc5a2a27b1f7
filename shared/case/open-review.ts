// Whether a reviewer was called for and has not decided yet.
import type { CaseState } from './case-state.ts';

/** `n` of the last decision to go on; −1 where there is none. */
const proceededAt = (state: CaseState): number =>
  state.decisions.findLast((decision) => decision.decision === 'proceed')?.n ?? -1;

/** What was asked for when the reviewer was called; undefined once they have decided. */
export function openReview({ escalated, ...state }: CaseState): CaseState['escalated'] {
  return escalated && escalated.n > proceededAt({ ...state, escalated }) ? escalated : undefined;
}

// Handing a case on to another teller (features.md RL5): by the teller at work on it, or by a reviewer where it waits or
// where its teller went away and left it.
import type { CaseCommand } from './commands.ts';
import { type Decided, happen, refuse, type Situation } from './decided.ts';
import { handlerOf } from './handlers.ts';

export function handOn(
  { actor, state }: Situation,
  { to, reason, away }: CaseCommand & { type: 'hand-on' },
): Decided {
  // A case in hand is its teller's to give; one that waits is taken up by whoever resumes it, so a reviewer may say who.
  if (actor.role === 'teller' && state.paused) return refuse('CASE_PAUSED');
  if (actor.role !== 'teller' && !state.paused && !away) return refuse('STILL_AT_WORK');
  const from = handlerOf(state);
  if (to === from) return refuse('NOTHING_CHANGED');
  // Who was the second pair of eyes in the case does not become the first.
  if (state.reviewers.includes(to)) return refuse('OWN_CASE');
  const left = actor.role !== 'teller' && !state.paused && { left: true as const };
  return happen({ kind: 'case-handed-on', body: { from, to, reason, ...left }, private: {} });
}

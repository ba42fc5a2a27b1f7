// Whether a case may go on as it stands. A reviewer's decision covers what the reviewer could see, and nothing that came later.
import { type Course, compareSeverity, stepWithForm } from '../procedure/course.ts';
import { type CaseRecord, causesOf, type Judgement, judge } from '../procedure/judge.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import type { Facts } from '../procedure/predicate.ts';
import type { Outcomes } from '../procedure/procedure-schema.ts';
import type { CaseState } from './case-state.ts';
import { openReview } from './open-review.ts';

type Outcome = Outcomes['rows'][number];

export interface Clearance {
  readonly judgement: Judgement;
  readonly outcome: Outcome;
  readonly cleared: boolean;
}

/** Whether the people at the counter may settle it by themselves. */
export const isForCounter = (outcome: Outcome): boolean =>
  outcome.decider === 'teller' || outcome.decider === 'customer';

/**
 * The strictest of what the rules say, what a reviewer has set, and what a reviewer was called for and has not decided: the teller
 * corrects the record and does not take the case back (domain.md 7.7), whatever the cause was.
 */
function standingOutcome({ outcomes }: Course, state: CaseState, judged: Outcome): Outcome {
  const last = state.decisions.at(-1);
  const set = last?.decision === 'raise' ? last.to : undefined;
  const asked = openReview(state)?.outcome;
  return outcomes.rows
    .filter((row) => row.code === set || row.code === asked)
    .reduce((found, row) => (compareSeverity(outcomes, row.code, found.code) > 0 ? row : found), judged);
}

/** The steps whose answers, with or without a flag, ask for a reviewer: a check that failed, a signature refused. */
function stepsForReview(pack: Pack, course: Course, record: CaseRecord, judgement: Judgement): Set<string> {
  const { due, raised, tier } = judgement;
  const facts: Facts = {
    ...{ raised, tier, sameName: record.sameName, overHalf: record.overHalf, timers: record.timers },
    answers: new Map([...record.answers].filter(([step]) => due.has(step))),
    tierOrder: pack.thresholds.tiers.map((known) => known.code),
    exempt: judgement.exemption === 'granted',
  };
  const rows = course.outcomes.rows.filter((row) => !isForCounter(row));
  const causes = new Set(rows.flatMap((row) => causesOf(row.when, facts)));
  return new Set(course.steps.map((step) => step.id).filter((id) => causes.has(id)));
}

function recordedAt(course: Course, state: CaseState, step: string): number {
  const form = course.steps.find((candidate) => candidate.id === step)?.form;
  const { notice } = state;
  if (form === 'confirmation' || form === 'signing' || (form === 'sheet' && notice?.refused))
    return notice?.signed?.n ?? notice?.refused?.n ?? -1;
  return state.answers.get(step)?.n ?? -1;
}

/** Another amount or payee, or another story from the customer, is another case to decide on. Arrival is the customer's choice. */
function isToldAnew(course: Course, state: CaseState, since: number): boolean {
  const arrival = stepWithForm(course, 'arrival')?.id;
  const retold = state.changes.some(
    (change) => change.n > since && change.cause === 'customer-changed' && change.step !== arrival,
  );
  return retold || state.slipN > since;
}

/**
 * Judges a case under the decisions that were made on it.
 * @param record the facts as `recordOf` gives them
 */
export function clearanceOf(pack: Pack, course: Course, state: CaseState, record: CaseRecord): Clearance {
  const last = state.decisions.at(-1);
  if (last?.decision === 'proceed') {
    // "Any H not cleared in 10 minutes" (domain.md 1.6): a time that runs out while the decision stands says nothing.
    const timers = new Set([...state.timers].filter(([, n]) => n < last.n).map(([timer]) => timer));
    const inTime = { ...record, timers };
    const judgement = judge(pack, course, inTime);
    const covered =
      compareSeverity(course.outcomes, judgement.outcome.code, last.outcome) <= 0 &&
      [...judgement.raised.keys()].every((flag) => last.flags.includes(flag)) &&
      !isToldAnew(course, state, last.n) &&
      [...stepsForReview(pack, course, inTime, judgement)].every(
        (step) => recordedAt(course, state, step) < last.n,
      );
    if (covered) return { judgement, outcome: judgement.outcome, cleared: true };
  }
  const judgement = judge(pack, course, record);
  const outcome = standingOutcome(course, state, judgement.outcome);
  return { judgement, outcome, cleared: isForCounter(outcome) };
}

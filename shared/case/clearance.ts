// Whether a case may go on as it stands. A reviewer's decision covers what the reviewer could see, and nothing that came later.
import { type CaseRecord, causesOf, compareSeverity, type Judgement, judge } from '../procedure/judge.ts';
import { type Outcomes, type Pack, type Procedure, stepWithForm } from '../procedure/pack-schema.ts';
import type { Facts } from '../procedure/predicate.ts';
import type { CaseState, Decision } from './case-state.ts';

type Outcome = Outcomes['rows'][number];

export interface Clearance {
  readonly judgement: Judgement;
  readonly outcome: Outcome;
  readonly cleared: boolean;
}

/** Whether the people at the counter may settle it by themselves. */
export const isForCounter = (outcome: Outcome): boolean =>
  outcome.decider === 'teller' || outcome.decider === 'customer';

function raisedOutcome(pack: Pack, judgement: Judgement, last: Decision | undefined): Outcome {
  if (last?.decision !== 'raise' || !last.to) return judgement.outcome;
  const row = pack.outcomes.rows.find((candidate) => candidate.code === last.to);
  return row && compareSeverity(pack, row.code, judgement.outcome.code) > 0 ? row : judgement.outcome;
}

/** The steps whose answers, with or without a flag, ask for a reviewer: a check that failed, a signature refused. */
function stepsForReview(
  pack: Pack,
  procedure: Procedure,
  record: CaseRecord,
  judgement: Judgement,
): Set<string> {
  const { due, raised, tier } = judgement;
  const facts: Facts = {
    ...{ raised, tier, sameName: record.sameName, overHalf: record.overHalf, timers: record.timers },
    answers: new Map([...record.answers].filter(([step]) => due.has(step))),
    tierOrder: pack.thresholds.tiers.map((known) => known.code),
    exempt: judgement.exemption === 'granted',
  };
  const rows = pack.outcomes.rows.filter((row) => !isForCounter(row));
  const causes = new Set(rows.flatMap((row) => causesOf(row.when, facts)));
  return new Set(procedure.steps.map((step) => step.id).filter((id) => causes.has(id)));
}

function recordedAt(procedure: Procedure, state: CaseState, step: string): number {
  const form = procedure.steps.find((candidate) => candidate.id === step)?.form;
  const { notice } = state;
  if (form === 'confirmation') return notice?.signed?.n ?? notice?.refused?.n ?? -1;
  return state.answers.get(step)?.n ?? -1;
}

/** Another amount or payee, or another story from the customer, is another case to decide on. Arrival is the customer's choice. */
function isToldAnew(procedure: Procedure, state: CaseState, since: number): boolean {
  const arrival = stepWithForm(procedure, 'arrival')?.id;
  const retold = state.changes.some(
    (change) => change.n > since && change.cause === 'customer-changed' && change.step !== arrival,
  );
  return retold || state.slipN > since;
}

/**
 * Judges a case under the decisions that were made on it.
 * @param record the facts as `recordOf` gives them
 */
export function clearanceOf(
  pack: Pack,
  procedure: Procedure,
  state: CaseState,
  record: CaseRecord,
): Clearance {
  const last = state.decisions.at(-1);
  if (last?.decision === 'proceed') {
    // "Any H not cleared in 10 minutes" (domain.md 1.6): a time that runs out while the decision stands says nothing.
    const timers = new Set([...state.timers].filter(([, n]) => n < last.n).map(([timer]) => timer));
    const inTime = { ...record, timers };
    const judgement = judge(pack, procedure, inTime);
    const covered =
      compareSeverity(pack, judgement.outcome.code, last.outcome) <= 0 &&
      [...judgement.raised.keys()].every((flag) => last.flags.includes(flag)) &&
      !isToldAnew(procedure, state, last.n) &&
      [...stepsForReview(pack, procedure, inTime, judgement)].every(
        (step) => recordedAt(procedure, state, step) < last.n,
      );
    if (covered) return { judgement, outcome: judgement.outcome, cleared: true };
  }
  const judgement = judge(pack, procedure, record);
  const outcome = raisedOutcome(pack, judgement, last);
  return { judgement, outcome, cleared: isForCounter(outcome) };
}

// What follows from a case as it stands: its judgement, what is still open, who has to act next. Pure, derived, never stored.
import type { CaseRecord, Judgement } from '../procedure/judge.ts';
import {
  type Outcomes,
  type Pack,
  type Procedure,
  type Step,
  stepWithForm,
} from '../procedure/pack-schema.ts';
import { maskName } from '../words/mask.ts';
import { awaitsWitness, type CaseState, isSigned } from './case-state.ts';
import { clearanceOf } from './clearance.ts';
import type { Stage } from './stages.ts';

export interface Assessment {
  readonly procedure: Procedure;
  readonly judgement: Judgement;
  /** The judged outcome, or the stricter one that a reviewer has set. */
  readonly outcome: Outcomes['rows'][number];
  /** Due steps that a person must still answer, in reading order. */
  readonly open: readonly Step[];
  /** Answered steps that have to be answered again because something they rest on was changed. */
  readonly stale: ReadonlySet<string>;
  /** Nobody else need look at it as it stands now; anything a reviewer could not have seen sets their decision aside. */
  readonly cleared: boolean;
  readonly noticeDone: boolean;
  readonly confirmed: boolean;
  readonly arrival: string | undefined;
  readonly stage: Stage;
}

/** What the customer is asked to confirm. A confirmation counts for exactly these facts. */
export interface ConfirmationFacts {
  amountFen: number;
  arrival: string;
  payeeMask: string;
}

/** @throws Error when the pack has no such procedure: a case pins its pack, so this is a fault, not a situation */
export function procedureOf(pack: Pack, code: string): Procedure {
  const procedure = pack.procedures[code];
  if (!procedure) throw new Error(`procedure ${code} is not in pack ${pack.pack.id} ${pack.pack.version}`);
  return procedure;
}

export function stepOf(procedure: Procedure, id: string): Step | undefined {
  return procedure.steps.find((step) => step.id === id);
}

/** `n` of the last decision to go on; −1 where there is none. */
const proceededAt = (state: CaseState): number =>
  state.decisions.findLast((decision) => decision.decision === 'proceed')?.n ?? -1;

/**
 * Flags for which a reviewer was called stand until the reviewer has decided: the teller may correct the record, but
 * not take the case back (domain.md 7.7: a teller never changes an outcome downward). The reviewer has a reason for it.
 */
function flagsInReview(state: CaseState): readonly string[] {
  const { escalated } = state;
  return escalated && escalated.n > proceededAt(state) ? escalated.flags : [];
}

/** The facts of a case in the form the rules read them: answers, and what the customer's screen itself established. */
export function recordOf(procedure: Procedure, state: CaseState): CaseRecord {
  const answers = new Map([...state.answers].map(([step, answer]) => [step, answer.options]));
  const signing = stepWithForm(procedure, 'confirmation');
  const signed = state.notice?.signed?.form ?? (state.notice?.refused ? 'refused' : undefined);
  if (signing && signed) answers.set(signing.id, [signed]);
  return {
    amountFen: state.slip.amountFen,
    sameName: state.slip.sameName === 'yes',
    overHalf: state.slip.share === 'yes',
    answers,
    standing: [...state.kept, ...state.heard.values(), ...flagsInReview(state)],
    timers: new Set(state.timers.keys()),
  };
}

function isStale(step: Step, state: CaseState): boolean {
  const answer = state.answers.get(step.id);
  if (!answer || !step.againAfter) return false;
  if (state.slipN > answer.n) return true;
  return state.changes.some((change) => change.n > answer.n && step.againAfter?.includes(change.step));
}

function noticeDone(state: CaseState, cleared: boolean): boolean {
  const { notice } = state;
  if (!notice) return false;
  if (notice.signed) return isSigned(notice);
  const decided = state.decisions.at(-1);
  return notice.refused !== undefined && cleared && decided !== undefined && decided.n > notice.refused.n;
}

export function confirmationFacts(procedure: Procedure, state: CaseState): ConfirmationFacts | undefined {
  const arrival = arrivalOf(procedure, state);
  if (!arrival || !state.slip.payee) return undefined;
  return { amountFen: state.slip.amountFen, arrival, payeeMask: maskName(state.slip.payee.name) };
}

function arrivalOf(procedure: Procedure, state: CaseState): string | undefined {
  const step = stepWithForm(procedure, 'arrival');
  return step && state.answers.get(step.id)?.options[0];
}

function isConfirmed(procedure: Procedure, state: CaseState): boolean {
  const facts = confirmationFacts(procedure, state);
  const made = state.confirmation;
  return (
    facts !== undefined &&
    made !== undefined &&
    made.amountFen === facts.amountFen &&
    made.arrival === facts.arrival &&
    made.payeeMask === facts.payeeMask &&
    made.n > state.slipN
  );
}

type Parts = Pick<Assessment, 'judgement' | 'outcome' | 'open' | 'cleared' | 'noticeDone' | 'confirmed'>;

/** A hard flag, or an outcome for the branch head, stops at once; anything milder is reviewed when the asking is done. */
function stopsAtOnce({ judgement, outcome }: Parts): boolean {
  return outcome.decider === 'branch-head' || [...judgement.raised.values()].includes('H');
}

function stageOf(state: CaseState, parts: Parts): Stage {
  if (state.closed) return 'closed';
  if (state.paused) return 'paused';
  if (!parts.cleared && isEscalated(state, parts.outcome)) return 'with-reviewer';
  if (!parts.cleared && (parts.open.length === 0 || stopsAtOnce(parts))) return 'review-needed';
  if (parts.open.length > 0) return 'asking';
  if (state.notice && awaitsWitness(state.notice)) return 'witness-needed';
  if (!parts.noticeDone) return 'notice-open';
  if (parts.confirmed) return 'ready';
  return state.declined ? 'declined' : 'confirmation-open';
}

function isEscalated(state: CaseState, outcome: Outcomes['rows'][number]): boolean {
  const { escalated } = state;
  return escalated !== undefined && escalated.n > proceededAt(state) && escalated.to === outcome.decider;
}

/** Derives everything that follows from a case. Costs well under a millisecond, so nobody keeps the result. */
export function assess(pack: Pack, state: CaseState): Assessment {
  const procedure = procedureOf(pack, state.procedure);
  const { judgement, outcome, cleared } = clearanceOf(pack, procedure, state, recordOf(procedure, state));
  const stale = new Set(procedure.steps.filter((step) => isStale(step, state)).map((step) => step.id));
  const open = procedure.steps.filter(
    (step) =>
      (step.form === 'choice' || step.form === 'arrival') &&
      judgement.due.has(step.id) &&
      (!state.answers.has(step.id) || stale.has(step.id)),
  );
  const parts = {
    judgement,
    outcome,
    cleared,
    open,
    noticeDone: noticeDone(state, cleared),
    confirmed: isConfirmed(procedure, state),
  };
  const arrival = arrivalOf(procedure, state);
  return { procedure, stale, arrival, ...parts, stage: stageOf(state, parts) };
}

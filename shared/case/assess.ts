// What follows from a case as it stands: its judgement, what is still open, who has to act next. Pure, derived, never stored.
import { type Course, courseOf, stepWithForm } from '../procedure/course.ts';
import type { CaseRecord, Judgement } from '../procedure/judge.ts';
import { languageOf } from '../procedure/languages.ts';
import { filled } from '../procedure/notice.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { DEFERRED, type Outcomes, type Procedure, type Step } from '../procedure/procedure-schema.ts';
import { maskName } from '../words/mask.ts';
import type { CaseState } from './case-state.ts';
import { clearanceOf } from './clearance.ts';
import { CUSTOMER_COPY, hasCopy } from './customer-copy.ts';
import { flagsOfHelp } from './help-state.ts';
import { awaitsWitness, isSigned } from './notice-state.ts';
import { openReview } from './open-review.ts';
import type { Stage } from './stages.ts';

export interface Assessment {
  readonly course: Course;
  readonly judgement: Judgement;
  /** The judged outcome, or the stricter one that a reviewer has set. */
  readonly outcome: Outcomes['rows'][number];
  /** Due steps that the teller must still answer, in reading order. */
  readonly open: readonly Step[];
  /** Due steps that a reviewer must still answer before the business may go on. */
  readonly openForReviewer: readonly Step[];
  /** Answered steps that have to be answered again because something they rest on was changed. */
  readonly stale: ReadonlySet<string>;
  /** Nobody else need look at it as it stands now; anything a reviewer could not have seen sets their decision aside. */
  readonly cleared: boolean;
  readonly noticeDone: boolean;
  readonly confirmed: boolean;
  readonly arrival: string | undefined;
  /** Who was asked to decide and has not yet: by the rules, or because the teller proposed an ending. */
  readonly decider: string | undefined;
  readonly stage: Stage;
}

/** What the customer is asked to confirm. A confirmation counts for exactly these facts. */
export interface ConfirmationFacts {
  amountFen: number;
  arrival: string;
  payeeMask: string;
}

const SIGNING_FORMS: readonly Step['form'][] = ['sheet', 'signing', 'confirmation'];

export const courseFor = (pack: Pack, state: Pick<CaseState, 'procedure' | 'entered'>): Course =>
  courseOf(pack, state.procedure, state.entered);

export function stepOf(course: Pick<Course, 'steps'>, id: string): Step | undefined {
  return course.steps.find((step) => step.id === id);
}

/** The laws and rules by which a step is asked, as they are printed for people. @param language of who reads it; absent: Chinese */
export function basisInWords(pack: Pack, step: Step, language?: string): string[] {
  const pattern = languageOf(pack, language)?.patterns.basis ?? '{{law}}（{{version}}）{{clause}}';
  return step.basis.map(({ law, clause = '' }) => {
    const known = pack.laws.find((entry) => entry.code === law);
    if (!known) return law;
    const figures = { law: known.name, version: known.version, clause };
    return filled(
      pattern,
      Object.entries(figures).map(([code, text]) => ({ code, text })),
    ).trim();
  });
}

/** Whose answer a step waits for; nobody's where the customer's screen or the rules give it. */
export const answererOf = (step: Step): 'teller' | 'reviewer' | 'lobby' | undefined =>
  step.form === 'choice' || step.form === 'arrival' ? (step.who ?? 'teller') : undefined;

/** The entered procedure that a step belongs to; undefined for the case's own. */
const enteredFor = (pack: Pack, entered: readonly string[], { id }: Step): Procedure | undefined =>
  entered.flatMap((code) => pack.procedures[code] ?? []).find(({ code }) => id.startsWith(`${code}-`));

/** Nothing goes outside with the answer to such a step, not even what would have gone with the next one. */
export const isQuiet = (pack: Pack, { entered }: Pick<CaseState, 'entered'>, step: Step): boolean =>
  enteredFor(pack, entered, step)?.quiet !== undefined;

/**
 * A reviewer's own step, or any step of a procedure that a reviewer goes through: whoever is there records it (劝阻 begins with
 * the teller asking the customer to take a seat).
 */
export function isForReviewer(pack: Pack, { entered }: Pick<CaseState, 'entered'>, step: Step): boolean {
  const answerer = answererOf(step);
  if (answerer !== 'teller') return answerer === 'reviewer';
  return (enteredFor(pack, entered, step)?.steps ?? []).some((known) => answererOf(known) === 'reviewer');
}

/**
 * Flags for which a reviewer was called stand until the reviewer has decided: the teller may correct the record, but
 * not take the case back (domain.md 7.7: a teller never changes an outcome downward). The reviewer has a reason for it.
 */
const flagsInReview = (state: CaseState): readonly string[] => openReview(state)?.flags ?? [];

/** What the customer's own screen established: how the notice was signed, or what became of the last confirmation. */
function sensed(course: Course, state: CaseState): [string, readonly string[]][] {
  const signed = state.notice?.signed?.form ?? (state.notice?.refused ? 'refused' : undefined);
  const sheet = stepWithForm(course, 'sheet');
  if (sheet) {
    const confirmation = stepWithForm(course, 'confirmation');
    const given = state.confirmation ? 'ink' : state.declined?.choice;
    return [
      ...(signed ? [[sheet.id, [signed]] as [string, string[]]] : []),
      ...(confirmation && given ? [[confirmation.id, [given]] as [string, string[]]] : []),
    ];
  }
  const signing = stepWithForm(course, 'signing') ?? stepWithForm(course, 'confirmation');
  return signing && signed ? [[signing.id, [signed]]] : [];
}

/** The facts of a case in the form the rules read them: answers, and what the customer's screen itself established. */
export function recordOf(course: Course, state: CaseState): CaseRecord {
  const answers = new Map([...state.answers].map(([step, answer]) => [step, answer.options]));
  for (const [step, options] of sensed(course, state)) answers.set(step, options);
  return {
    amountFen: state.slip?.amountFen ?? 0,
    sameName: state.slip?.sameName === 'yes',
    overHalf: state.slip?.share === 'yes',
    answers,
    standing: [
      ...(state.lobby?.flags ?? []),
      ...state.kept,
      ...state.heard.values(),
      ...flagsOfHelp(state),
      ...flagsInReview(state),
    ],
    timers: new Set(state.timers.keys()),
  };
}

function isStale(step: Step, state: CaseState): boolean {
  const answer = state.answers.get(step.id);
  if (!answer || !step.againAfter) return false;
  if (state.slipN > answer.n) return true;
  return state.changes.some((change) => change.n > answer.n && step.againAfter?.includes(change.step));
}

/** Put off, and still so. */
export const isDeferred = (state: CaseState, step: string): boolean =>
  state.answers.get(step)?.options.includes(DEFERRED) ?? false;

/** Whether the customer is to read and sign in this case: a small withdrawal needs neither (domain.md 1.8). */
export const needsNotice = ({ notice, steps }: Course, { due }: Judgement): boolean =>
  notice !== undefined && steps.some((step) => SIGNING_FORMS.includes(step.form) && due.has(step.id));

/** None is needed, it was answered or signed, or a reviewer has decided knowing that it was refused. */
function noticeDone(course: Course, judgement: Judgement, state: CaseState, cleared: boolean): boolean {
  if (!needsNotice(course, judgement)) return true;
  const { notice } = state;
  if (!notice) return false;
  if (notice.signed) return isSigned(notice);
  const sheet = stepWithForm(course, 'sheet');
  if (sheet && state.answers.has(sheet.id)) return true;
  const decided = state.decisions.at(-1);
  return notice.refused !== undefined && cleared && decided !== undefined && decided.n > notice.refused.n;
}

export function confirmationFacts(course: Course, state: CaseState): ConfirmationFacts | undefined {
  const arrival = arrivalOf(course, state);
  if (!arrival || !state.slip?.payee) return undefined;
  return { amountFen: state.slip.amountFen, arrival, payeeMask: maskName(state.slip.payee.name) };
}

function arrivalOf(course: Course, state: CaseState): string | undefined {
  const step = stepWithForm(course, 'arrival');
  return step && state.answers.get(step.id)?.options[0];
}

function isConfirmed(course: Course, judgement: Judgement, state: CaseState): boolean {
  const step = stepWithForm(course, 'confirmation');
  if (!step || !judgement.due.has(step.id)) return true;
  const facts = confirmationFacts(course, state);
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

/** Every paper of the case, that of its own with them once there is something signed. */
export const papersOf = (course: Course, state: CaseState): readonly string[] =>
  hasCopy(course, state) ? [...new Set([...course.papers, CUSTOMER_COPY.code])] : course.papers;

/** The papers that can be printed as things stand: while a procedure is quiet, only those that it names itself. */
export function papersNow(
  { course, judgement }: Pick<Assessment, 'course' | 'judgement'>,
  state: CaseState,
): readonly string[] {
  return judgement.quiet
    ? [...new Set(course.quiet.flatMap(({ papers }) => papers))]
    : papersOf(course, state);
}

/** What a paper is called. */
export const paperTitle = (pack: Pack, code: string): string =>
  pack.papers[code]?.title ?? (code === CUSTOMER_COPY.code ? CUSTOMER_COPY.title : code);

type Parts = Omit<Assessment, 'stage' | 'stale' | 'arrival'>;

/** A hard flag, or an outcome for the branch head, stops at once; anything milder is reviewed when the asking is done. */
function stopsAtOnce({ judgement, outcome }: Parts): boolean {
  return outcome.decider === 'branch-head' || [...judgement.raised.values()].includes('H');
}

/** The customer is still filling in the slip; steps can be recorded meanwhile, but nothing is ready without it. */
const needsSlip = ({ course }: Parts, state: CaseState): boolean =>
  course.slip !== 'none' && state.slip === undefined;

function stageOf(state: CaseState, parts: Parts): Stage {
  if (state.closed) return 'closed';
  if (state.paused) return 'paused';
  if (parts.decider) return 'with-reviewer';
  if (!parts.cleared && (parts.open.length === 0 || stopsAtOnce(parts))) return 'review-needed';
  // A step of the procedure itself is a reviewer's, whatever the outcome: a higher limit is always looked at by two.
  if (parts.open.length === 0 && parts.openForReviewer.length > 0) return 'review-needed';
  if (needsSlip(parts, state)) return 'slip-needed';
  if (parts.open.length > 0) return 'asking';
  if (state.notice && awaitsWitness(state.notice)) return 'witness-needed';
  if (!parts.noticeDone) return 'notice-open';
  if (parts.confirmed) return 'ready';
  return state.declined ? 'declined' : 'confirmation-open';
}

type Looked = Pick<Assessment, 'course' | 'outcome' | 'cleared' | 'openForReviewer'>;

function deciderOf(state: CaseState, looked: Looked): string | undefined {
  const { course, outcome, cleared, openForReviewer } = looked;
  const asked = openReview(state);
  if (!asked) return undefined;
  const isAskedFor = course.outcomes.endings.some((ending) => ending.code === asked.proposed);
  if (cleared) return isAskedFor || openForReviewer.length > 0 ? asked.to : undefined;
  return asked.to === outcome.decider || (isAskedFor && asked.to === 'branch-head') ? asked.to : undefined;
}

/** Derives everything that follows from a case. Costs well under a millisecond, so nobody keeps the result. */
export function assess(pack: Pack, state: CaseState): Assessment {
  const course = courseFor(pack, state);
  const { judgement, outcome, cleared } = clearanceOf(pack, course, state, recordOf(course, state));
  const stale = new Set(course.steps.filter((step) => isStale(step, state)).map((step) => step.id));
  const unanswered = course.steps.filter(
    (step) => judgement.due.has(step.id) && (!state.answers.has(step.id) || stale.has(step.id)),
  );
  const openForReviewer = unanswered.filter((step) => isForReviewer(pack, state, step));
  const parts = {
    ...{ course, judgement, outcome, cleared, openForReviewer },
    open: unanswered.filter((step) => answererOf(step) === 'teller'),
    noticeDone: noticeDone(course, judgement, state, cleared),
    confirmed: isConfirmed(course, judgement, state),
    decider: deciderOf(state, { course, outcome, cleared, openForReviewer }),
  };
  return { stale, arrival: arrivalOf(course, state), ...parts, stage: stageOf(state, parts) };
}

// Plays a scripted customer through a procedure: answers what becomes due, by the script or as an innocent customer would.
import { type Course, courseOf } from '../../shared/procedure/course.ts';
import { type CaseRecord, type Judgement, judge } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { optionsOf, raisedBy, type Step } from '../../shared/procedure/procedure-schema.ts';
import { INNOCENT } from './innocent-answers.ts';

type Chosen = string | readonly string[];
type Answers = Readonly<Record<string, Chosen>>;

export interface Script {
  /** For the printed table. */
  readonly name: string;
  /** Where in domain.md or features.md the story stands. */
  readonly source: string;
  /** What the test says about this customer. */
  readonly sentence: string;
  readonly procedure: string;
  /** Procedures that the teller enters on the way. */
  readonly entered?: readonly string[];
  readonly yuan?: number;
  readonly sameName?: boolean;
  /** What the story is about; all else is innocent. Every one of these steps must become due. */
  readonly answers?: Answers;
  /** Answered like this at first, by a slip of the teller's hand, and corrected (记录有误) to the answer that stands. */
  readonly keyedFirst?: Answers;
  /** Said like this at first, and then otherwise by the customer (客户改口). */
  readonly saidFirst?: Answers;
  /** Taps of 听到了. */
  readonly heard?: readonly string[];
  /** The one said answer that weighs by itself: it is half of the contradiction. */
  readonly speaksOut?: string;
  readonly reaches: 'supervisor' | 'counter' | 'reported';
}

export interface Played {
  readonly record: CaseRecord;
  readonly judgement: Judgement;
  /** Before anything was corrected or taken back; the same judgement where nothing was. */
  readonly before: Judgement;
  readonly reached: boolean;
  /** Due steps for which neither the script nor the innocent customer has an answer. */
  readonly unanswered: readonly string[];
  /** Steps that the script answers and that were never due. */
  readonly neverDue: readonly string[];
}

const listed = (chosen: Chosen): string[] => (typeof chosen === 'string' ? [chosen] : [...chosen]);
const entriesOf = (answers: Answers = {}) =>
  Object.entries(answers).map(([step, chosen]): [string, string[]] => [step, listed(chosen)]);

/** @throws Error where a script names a step or an option that the pack does not have: it would prove nothing */
function stepOf(course: Course, id: string, options: readonly string[] = []): Step {
  const step = course.steps.find((known) => known.id === id);
  const known = step ? optionsOf(step).map((option) => option.code) : [];
  if (!step || options.some((option) => !known.includes(option))) {
    throw new Error(`no answer ${options.join(', ')} to ${id}; there are: ${known.join(', ')}`);
  }
  return step;
}

/** @throws Error where a script names a tap that the pack does not have */
function flagHeard(course: Course, code: string): string {
  const tap = course.heard.find((entry) => entry.code === code);
  if (!tap) throw new Error(`nothing can be heard as ${code}`);
  return tap.raises;
}

/** What is on record at one counter while a script is played. */
class Sitting {
  readonly answers = new Map<string, string[]>();
  readonly standing: string[];
  readonly #pack: Pack;
  readonly #script: Script;
  readonly #course: Course;

  constructor(pack: Pack, script: Script) {
    this.#pack = pack;
    this.#script = script;
    this.#course = courseOf(pack, script.procedure, script.entered);
    this.standing = (script.heard ?? []).map((code) => flagHeard(this.#course, code));
  }

  get record(): CaseRecord {
    const { yuan = 0, sameName = false } = this.#script;
    const facts = { amountFen: yuan * 100, sameName, overHalf: false, timers: new Set<string>() };
    return { ...facts, answers: new Map(this.answers), standing: [...this.standing] };
  }

  get judgement(): Judgement {
    return judge(this.#pack, this.#course, this.record);
  }

  get open(): string[] {
    const { due } = this.judgement;
    const asked = this.#course.steps.filter((step) => step.form !== 'outcome' && due.has(step.id));
    return asked.map((step) => step.id).filter((id) => !this.answers.has(id));
  }

  /** Answers in reading order, as far as there are answers; each may make more steps due. */
  answerAllDue(answers: ReadonlyMap<string, string[]>): void {
    const next = this.open.find((id) => answers.has(id));
    if (!next) return;
    this.put(next, answers.get(next) ?? []);
    this.answerAllDue(answers);
  }

  put(id: string, options: string[]): void {
    stepOf(this.#course, id, options);
    this.answers.set(id, options);
  }

  /** 客户改口: what the earlier answer raised stays, and the change itself may raise something (domain.md 1.5). */
  keepFlagsOf(id: string, earlier: readonly string[]): void {
    const step = stepOf(this.#course, id, earlier);
    this.standing.push(...raisedBy(step, earlier), ...(step.changeRaises ? [step.changeRaises] : []));
  }
}

/** @throws Error where the script names something that the pack does not have */
export function playScript(pack: Pack, script: Script): Played {
  const sitting = new Sitting(pack, script);
  const last = new Map([...entriesOf(INNOCENT), ...entriesOf(script.answers)]);
  const first = new Map([...entriesOf(script.keyedFirst), ...entriesOf(script.saidFirst)]);

  sitting.answerAllDue(new Map([...last, ...first]));
  const before = sitting.judgement;
  for (const [id, earlier] of first) {
    sitting.put(id, last.get(id) ?? []);
    if (script.saidFirst?.[id]) sitting.keepFlagsOf(id, earlier);
  }
  sitting.answerAllDue(last);

  const { judgement } = sitting;
  return {
    ...{ before, judgement, record: sitting.record, unanswered: sitting.open },
    reached: ['supervisor', 'branch-head'].includes(judgement.outcome.decider),
    neverDue: Object.keys(script.answers ?? {}).filter((id) => !sitting.answers.has(id)),
  };
}

// Folds what is on record about a case through its course: which steps are due, which flags are raised, which outcome follows.
// A fixed computation on facts: the order of answering never matters, and every outcome lists what caused it.
import type { Course } from './course.ts';
import type { Pack } from './pack-schema.ts';
import { type Facts, holds, type Predicate, type Weight } from './predicate.ts';
import { type Outcomes, type Procedure, raisedBy, type Way, waysOf } from './procedure-schema.ts';

/** Raised when the meaning of the same facts changes; copied into every entry that acts on an outcome. */
export const ENGINE_VERSION = 2;

/** The facts of a case that the rules may look at. Codes only. */
export interface CaseRecord {
  /** 0 where the procedure has no amount. */
  readonly amountFen: number;
  readonly sameName: boolean;
  readonly overHalf: boolean;
  /** The answer that stands for each step, whether or not the step is due at present. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Flags of answers that the customer took back (客户改口), of words heard, of what a screen sensed: they stay. */
  readonly standing: readonly string[];
  readonly timers: ReadonlySet<string>;
}

/** `offered`: claimed, and the evidence has not been looked at yet. */
type Exemption = 'not-claimed' | 'offered' | 'granted' | 'refused' | 'withdrawn';

export interface Judgement {
  readonly tier: string;
  readonly due: ReadonlySet<string>;
  readonly raised: ReadonlyMap<string, Weight>;
  readonly exemption: Exemption;
  readonly outcome: Outcomes['rows'][number];
  /** Codes of the flags and steps that made the outcome's row hold. */
  readonly causes: readonly string[];
  readonly additions: readonly Outcomes['additions'][number][];
  readonly recommended: readonly Procedure['recommend'][number][];
  /** Answers that do not go together as they stand now. */
  readonly contradictions: readonly Procedure['contradictions'][number][];
  /** A procedure of the case lets nothing be put before the customer at present. */
  readonly quiet: boolean;
}

function tierOf(pack: Pack, record: CaseRecord, facts: Facts): string {
  const { tiers, lifts } = pack.thresholds;
  const order = tiers.map((tier) => tier.code);
  let index = tiers.findLastIndex((tier) => record.amountFen >= tier.fromFen);
  for (const lift of lifts) if (holds(lift.when, facts)) index = Math.max(index, order.indexOf(lift.to));
  return order[Math.max(index, 0)] ?? '';
}

const sameWeights = (left: ReadonlyMap<string, Weight>, right: ReadonlyMap<string, Weight>): boolean =>
  left.size === right.size && [...left].every(([code, weight]) => right.get(code) === weight);

function weigh(pack: Pack, codes: Iterable<string>, facts: Facts): Map<string, Weight> {
  const raised = new Map<string, Weight>();
  for (const code of codes) {
    const flag = pack.flags[code];
    if (!flag) continue;
    // What has become heavier stays so: weights only grow, like everything else in here.
    const heavier =
      flag.heavier && (facts.raised.get(code) === flag.heavier.weight || holds(flag.heavier.when, facts));
    raised.set(code, heavier && flag.heavier ? flag.heavier.weight : flag.weight);
  }
  return raised;
}

/**
 * The least set of due steps and raised flags that agrees with the facts. Grows from nothing: a flag can make steps
 * due, contradict an answer and cancel an exemption, never the other way round, so the loop ends and the result does not
 * depend on order.
 */
function settle(pack: Pack, course: Course, record: CaseRecord): { facts: Facts; due: Set<string> } {
  const tierOrder = pack.thresholds.tiers.map((tier) => tier.code);
  const due = new Set<string>();
  let facts: Facts = {
    answers: new Map(),
    raised: new Map(),
    tier: tierOrder[0] ?? '',
    tierOrder,
    sameName: record.sameName,
    overHalf: record.overHalf,
    timers: record.timers,
    exempt: false,
  };
  for (let changed = true; changed; ) {
    const answers = new Map([...record.answers].filter(([step]) => due.has(step)));
    const answered = course.steps.flatMap((step) => raisedBy(step, answers.get(step.id) ?? []));
    const tier = tierOf(pack, record, { ...facts, answers });
    const seen = { ...facts, answers, tier };
    const contradicted = course.contradictions.filter((rule) => holds(rule.when, seen));
    const codes = new Set([...record.standing, ...answered, ...contradicted.map((rule) => rule.raises)]);
    const raised = weigh(pack, codes, seen);
    // An exemption looks at the answers on record, due or not: its own steps stand before everything it spares.
    const exempt =
      course.exemption !== undefined &&
      holds(course.exemption.when, { ...facts, answers: record.answers, raised, tier, exempt: false });
    changed = !sameWeights(raised, facts.raised);
    facts = { ...facts, answers, raised, tier, exempt };
    for (const step of course.steps) {
      if (!due.has(step.id) && holds(step.when, facts)) {
        due.add(step.id);
        changed = true;
      }
    }
  }
  return { facts, due };
}

/** The codes of flags and steps by which a condition that holds, holds. Empty for one that does not. */
export function causesOf(predicate: Predicate, facts: Facts): string[] {
  if (!holds(predicate, facts)) return [];
  if ('answer' in predicate) return [predicate.answer];
  if ('flag' in predicate) return [predicate.flag];
  if ('anyFlag' in predicate) return [...facts.raised.keys()];
  if ('weight' in predicate) {
    return [...facts.raised].filter(([, weight]) => weight === predicate.weight).map(([code]) => code);
  }
  if ('timer' in predicate) return [predicate.timer];
  if ('all' in predicate) return predicate.all.flatMap((part) => causesOf(part, facts));
  if ('any' in predicate) return predicate.any.flatMap((part) => causesOf(part, facts));
  return [];
}

/** The steps whose answers a condition looks at. */
export function stepsIn(predicate: Predicate): string[] {
  if ('answer' in predicate) return [predicate.answer];
  if ('all' in predicate) return predicate.all.flatMap(stepsIn);
  if ('any' in predicate) return predicate.any.flatMap(stepsIn);
  return 'not' in predicate ? stepsIn(predicate.not) : [];
}

function exemptionOf(
  { exemption }: Course,
  record: CaseRecord,
  facts: Facts,
  due: ReadonlySet<string>,
): Exemption {
  if (!exemption) return 'not-claimed';
  if (facts.exempt) return 'granted';
  const asRecorded = { ...facts, answers: record.answers };
  if (!holds(exemption.claimed, asRecorded)) return 'not-claimed';
  if (holds(exemption.when, { ...asRecorded, raised: new Map() })) return 'withdrawn';
  const lookedAt = stepsIn(exemption.when).every((step) => !due.has(step) || record.answers.has(step));
  if (lookedAt) return 'refused';
  return facts.raised.size > 0 ? 'withdrawn' : 'offered';
}

/**
 * Judges a case.
 * @param course what the case runs through, from `courseOf`
 * @returns due steps, flags with their weights, the strictest outcome whose condition holds and why (domain.md 1.6)
 */
export function judge(pack: Pack, course: Course, record: CaseRecord): Judgement {
  const { facts, due } = settle(pack, course, record);
  const { rows, additions } = course.outcomes;
  const outcome = rows.findLast((row) => holds(row.when, facts)) ?? rows[0];
  if (!outcome) throw new Error('a pack without outcomes cannot be loaded');
  return {
    tier: facts.tier,
    due,
    raised: facts.raised,
    exemption: exemptionOf(course, record, facts, due),
    outcome,
    causes: [...new Set(causesOf(outcome.when, facts))].sort(),
    additions: additions.filter((addition) => holds(addition.when, facts)),
    recommended: course.recommend.filter((recommendation) => holds(recommendation.when, facts)),
    contradictions: course.contradictions.filter((rule) => holds(rule.when, facts)),
    quiet: course.quiet.some(({ endsWhen }) => !holds(endsWhen, facts)),
  };
}

/** The timers whose condition holds, with the minutes after which they fall due. */
export function runningTimers(
  pack: Pack,
  course: Course,
  record: CaseRecord,
): { code: string; minutes: number }[] {
  const { facts } = settle(pack, course, record);
  return course.timers.filter((timer) => !record.timers.has(timer.code) && holds(timer.while, facts));
}

/** Whether a procedure that may be entered is recommended in this case (its own `entry.when`). */
export function entriesRecommended(pack: Pack, course: Course, record: CaseRecord): Procedure[] {
  const { facts } = settle(pack, course, record);
  return Object.values(pack.procedures).filter(({ entry }) => entry && holds(entry.when, facts));
}

/** Where an outcome of this case leads to, by its cause; undefined where it leads nowhere. */
export function wayFrom(
  pack: Pack,
  course: Course,
  record: CaseRecord,
  outcome: Outcomes['rows'][number],
): Way | undefined {
  const { facts } = settle(pack, course, record);
  return waysOf(outcome).find(({ when }) => holds(when, facts));
}

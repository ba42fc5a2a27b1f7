// A procedure as the path checker sees it: its conditions in one list, and each step's options put together where nothing
// can tell them apart.
import { optionsOf, type Pack, type Procedure, type Step } from './pack-schema.ts';
import { TooManyStates } from './path-findings.ts';
import type { Predicate, Weight } from './predicate.ts';

/** What the customer's own screen establishes by itself (case/assess.ts, recordOf): nobody can give another answer. */
const CONFIRMATION_OPTIONS: readonly string[] = ['ink', 'mark', 'paper', 'refused'];

/** More kinds of evidence than this at one step, and the exemption cannot be walked through. */
const MOST_VARIANTS = 10_000;

/** Options of one step that raise the same flags and are named by the same conditions. */
export interface Choice {
  readonly options: readonly string[];
  readonly raises: readonly string[];
  /** Which of the exemption's looks at this step are true, as digits. */
  readonly exempting: string;
}

export interface StepModel {
  readonly step: Step;
  readonly index: number;
  /** The calm option of a step that takes many; it excludes the others. */
  readonly calm: readonly Choice[];
  readonly choices: readonly Choice[];
  /** Flags that may stand after the customer changed an answer here (客户改口). */
  readonly leaves: readonly string[];
  /** The answers that an exemption can look at, one example each. Empty where it does not look. */
  readonly variants: ReadonlyMap<string, readonly string[]>;
}

export interface Model {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly steps: readonly StepModel[];
  /** Flags that a word heard raises. */
  readonly heard: readonly string[];
  /** Flags whose weight depends on the case. */
  readonly shifting: readonly string[];
  /** Flags that some condition names. */
  readonly named: ReadonlySet<string>;
  /** Facts of the slip that some condition names. */
  readonly slip: ReadonlySet<'same-name' | 'over-half'>;
}

function partsOf(predicate: Predicate): Predicate[] {
  if ('all' in predicate) return predicate.all.flatMap(partsOf);
  if ('any' in predicate) return predicate.any.flatMap(partsOf);
  return 'not' in predicate ? partsOf(predicate.not) : [predicate];
}

/** Every condition that can decide something about a case of this procedure. */
function conditionsOf(pack: Pack, procedure: Procedure): Predicate[] {
  return [
    ...procedure.steps.map((step) => step.when),
    procedure.exemption.when,
    ...procedure.timers.map((timer) => timer.while),
    ...procedure.recommend.map((recommend) => recommend.when),
    ...pack.outcomes.rows.map((row) => row.when),
    ...pack.outcomes.additions.map((addition) => addition.when),
    ...pack.thresholds.lifts.map((lift) => lift.when),
    ...Object.values(pack.flags).flatMap((flag) => (flag.heavier ? [flag.heavier.when] : [])),
  ];
}

function looksAt(step: Step, conditions: readonly Predicate[]): (readonly string[])[] {
  return conditions
    .flatMap(partsOf)
    .flatMap((part) => ('answer' in part && part.answer === step.id ? [part.is] : []));
}

const seenBy = (looks: readonly (readonly string[])[], option: string): string =>
  looks.map((look) => (look.includes(option) ? '1' : '0')).join('');

/** Both answers taken together: a look is true where it is true of one of them. */
export function together(a: string, b: string): string {
  return [...a].map((digit, index) => (digit === '1' || b[index] === '1' ? '1' : '0')).join('');
}

function variantsOf(step: Step, calm: readonly Choice[], choices: readonly Choice[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { exempting, options } of choices) {
    const option = options[0] ?? '';
    for (const [before, chosen] of step.choose === 'many' ? [...found] : []) {
      const both = together(before, exempting);
      if (!found.has(both)) found.set(both, [...chosen, option]);
    }
    if (!found.has(exempting)) found.set(exempting, [option]);
    if (found.size > MOST_VARIANTS) throw new TooManyStates();
  }
  for (const { exempting, options } of calm) {
    if (!found.has(exempting)) found.set(exempting, options.slice(0, 1));
  }
  return found;
}

function stepModel(
  step: Step,
  index: number,
  conditions: readonly Predicate[],
  exemption: Predicate,
): StepModel {
  const looks = looksAt(step, conditions);
  const exempting = looksAt(step, [exemption]);
  const classes = new Map<
    string,
    { options: string[]; raises: string[]; exempting: string; calm: boolean }
  >();
  for (const option of optionsOf(step)) {
    if (step.form === 'confirmation' && !CONFIRMATION_OPTIONS.includes(option.code)) continue;
    const raises = [...new Set(option.raises)].sort();
    const calm = option.calm === true && step.choose === 'many';
    const key = `${raises.join()} ${seenBy(looks, option.code)} ${calm}`;
    const known = classes.get(key);
    if (known) known.options.push(option.code);
    else
      classes.set(key, { options: [option.code], raises, exempting: seenBy(exempting, option.code), calm });
  }
  const all = [...classes.values()];
  const calm = all.filter((choice) => choice.calm);
  const choices = all.filter((choice) => !choice.calm);
  const flags = all.flatMap((choice) => choice.raises);
  return {
    ...{ step, index, calm, choices },
    leaves:
      all.length === 0 ? [] : [...new Set([...flags, ...(step.changeRaises ? [step.changeRaises] : [])])],
    variants: exempting.length === 0 ? new Map() : variantsOf(step, calm, choices),
  };
}

export function modelOf(pack: Pack, procedure: Procedure): Model {
  const conditions = conditionsOf(pack, procedure);
  const parts = conditions.flatMap(partsOf);
  return {
    pack,
    procedure,
    steps: procedure.steps.map((step, index) => stepModel(step, index, conditions, procedure.exemption.when)),
    heard: [...new Set(procedure.heard.map((heard) => heard.raises))],
    shifting: Object.values(pack.flags).flatMap((flag) => (flag.heavier ? [flag.code] : [])),
    named: new Set(parts.flatMap((part) => ('flag' in part ? [part.flag] : []))),
    slip: new Set(parts.flatMap((part) => ('slip' in part ? [part.slip] : []))),
  };
}

/** Where the judge's result would depend on the round in which it looks; such a pack cannot be explored as a set. */
export interface RoundFault {
  readonly flag: string;
  /** The step whose trigger is meant, or `exemption`; absent where the flag's own condition is the fault. */
  readonly trigger?: string;
}

/**
 * A flag that becomes heavier leaves the count of its lighter weight, the one place where something shrinks. That is
 * harmless in outcomes, which are read once at the end, and not where a step is triggered on the way.
 */
export function roundFaults(pack: Pack, procedure: Procedure): RoundFault[] {
  const faults: RoundFault[] = [];
  const isLifted = pack.thresholds.lifts.some((lift) => partsOf(lift.when).some((part) => 'answer' in part));
  for (const { code, weight, heavier } of Object.values(pack.flags)) {
    if (!heavier) continue;
    const parts = partsOf(heavier.when);
    if (parts.some((part) => 'flag' in part || 'anyFlag' in part || 'weight' in part || 'exempt' in part)) {
      faults.push({ flag: code });
    }
    const moves = parts.some((part) => 'answer' in part || ('tierAtLeast' in part && isLifted));
    const counts = (predicate: Predicate) => partsOf(predicate).some(isCount(weight));
    if (!moves) continue;
    for (const step of procedure.steps) if (counts(step.when)) faults.push({ flag: code, trigger: step.id });
    if (counts(procedure.exemption.when)) faults.push({ flag: code, trigger: 'exemption' });
  }
  return faults;
}

const isCount =
  (weight: Weight) =>
  (part: Predicate): boolean =>
    'weight' in part && part.weight === weight;

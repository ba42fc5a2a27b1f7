// A procedure as the path checker sees it: its conditions in one list, and each step's options put together where nothing
// can tell them apart.
import type { Course } from './course.ts';
import { stepsIn } from './judge.ts';
import type { Pack } from './pack-schema.ts';
import { conditionsOf, partsOf } from './path-conditions.ts';
import type { Scene } from './path-elsewhere.ts';
import { TooManyStates } from './path-findings.ts';
import type { Predicate } from './predicate.ts';
import { SENSED } from './procedure-references.ts';
import { answersOf, type Step } from './procedure-schema.ts';

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
  readonly course: Course;
  /** Whether the outcome is its own to say: an entered procedure leaves it to the one that it was entered from. */
  readonly decides: boolean;
  readonly steps: readonly StepModel[];
  /** Flags that may come to stand at any time: by a word heard, or by another procedure of the case. */
  readonly standing: readonly string[];
  /** Those of them that nothing can tell apart, put together: how many of them stand is all there is to know. */
  readonly standingAlike: readonly (readonly string[])[];
  /** Flags whose weight depends on the case. */
  readonly shifting: readonly string[];
  /** Flags that some condition names. */
  readonly named: ReadonlySet<string>;
  /** Facts of the slip that some condition names. */
  readonly slip: ReadonlySet<'same-name' | 'over-half'>;
  /** The tiers in which a case can begin, by place. */
  readonly tiers: readonly number[];
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

/** What staff or screens contradict is kept like any flag of an answer that the customer took back. */
function leavesOf(step: Step, raised: readonly string[], { contradictions }: Course): string[] {
  const contradicted = contradictions.filter(({ when }) => stepsIn(when).includes(step.id));
  const changed = step.changeRaises ? [step.changeRaises] : [];
  return [...new Set([...raised, ...changed, ...contradicted.map((rule) => rule.raises)])];
}

function stepModel(step: Step, index: number, conditions: readonly Predicate[], course: Course): StepModel {
  const looks = looksAt(step, conditions);
  const exempting = looksAt(step, course.exemption ? [course.exemption.when] : []);
  const classes = new Map<
    string,
    { options: string[]; raises: string[]; exempting: string; calm: boolean }
  >();
  for (const option of answersOf(step)) {
    // Nobody can give another answer than the customer's own screen (case/assess.ts, recordOf).
    if (SENSED[step.form]?.includes(option.code) === false) continue;
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
  const raised = all.flatMap((choice) => choice.raises);
  return {
    ...{ step, index, calm, choices },
    leaves: all.length === 0 ? [] : leavesOf(step, raised, course),
    variants: exempting.length === 0 ? new Map() : variantsOf(step, calm, choices),
  };
}

/**
 * Flags of one weight that no condition names stand for each other, also where a step raises some of them: what counts is
 * how many are raised, and any number that could be raised can be made up by letting the first ones stand.
 */
function alikeIn(standing: readonly string[], pack: Pack, named: ReadonlySet<string>): string[][] {
  const alike = new Map<string, string[]>();
  for (const flag of standing) {
    const known = pack.flags[flag];
    const key = known?.heavier || named.has(flag) ? `flag ${flag}` : `weight ${known?.weight}`;
    alike.set(key, [...(alike.get(key) ?? []), flag]);
  }
  return [...alike.values()];
}

export function modelOf(scene: Scene): Model {
  const { pack, course } = scene;
  const conditions = conditionsOf(pack, course);
  const parts = conditions.flatMap(partsOf);
  const named = new Set(parts.flatMap((part) => ('flag' in part ? [part.flag] : [])));
  const heard = course.heard.map(({ raises }) => raises);
  // By a slip that was corrected: there is no answer from which the flag would be left.
  const stepless = course.contradictions.filter(({ when }) => stepsIn(when).length === 0);
  // What the customer says without a word may come at any time, as what staff hear.
  const help = (pack.pack.help ?? []).flatMap(({ raises }) => raises ?? []);
  const standing = [
    ...new Set([...heard, ...help, ...stepless.map(({ raises }) => raises), ...scene.elsewhere]),
  ];
  const hasSlip = scene.part === 'entered' || course.slip !== 'none';
  return {
    ...{ pack, course, standing, named },
    decides: scene.part === 'started',
    steps: course.steps.map((step, index) => stepModel(step, index, conditions, course)),
    standingAlike: alikeIn(standing, pack, named),
    shifting: Object.values(pack.flags).flatMap((flag) => (flag.heavier ? [flag.code] : [])),
    slip: new Set(hasSlip ? parts.flatMap((part) => ('slip' in part ? [part.slip] : [])) : []),
    tiers: scene.tiers,
  };
}

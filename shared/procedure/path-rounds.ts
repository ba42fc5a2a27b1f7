// Finds where the judge's result would depend on the round in which it looks: such a procedure cannot be explored as a set.
import type { Course } from './course.ts';
import { type Atom, partsOf } from './path-conditions.ts';
import { isMadeUp, type Scene } from './path-elsewhere.ts';
import type { Finding } from './path-findings.ts';
import type { Predicate, Weight } from './predicate.ts';
import type { Flag } from './procedure-schema.ts';

type Heavier = Flag & { heavier: NonNullable<Flag['heavier']> };

/** What can set off something on the way, by the name that a person finds it under. */
function triggersOf({ steps, contradictions, exemption }: Course): { name: string; when: Predicate }[] {
  return [
    ...steps.map(({ id, when }) => ({ name: `步骤 ${id}`, when })),
    ...contradictions.map(({ raises, when }) => ({ name: `矛盾 ${raises}`, when })),
    ...(exemption ? [{ name: '免问', when: exemption.when }] : []),
  ];
}

/** What can make a flag heavier while the case goes on: an answer of this procedure, of another, or nothing. */
function movedBy(scene: Scene, { heavier }: Heavier): 'own' | 'other' | undefined {
  const parts = partsOf(heavier.when);
  const byTier = parts.some((part) => 'tierAtLeast' in part);
  const lifts = scene.pack.thresholds.lifts.flatMap(({ when }) => partsOf(when));
  if ((byTier ? [...parts, ...lifts] : parts).some((part) => 'answer' in part)) return 'own';
  const isElsewhere = parts.some((part) => 'timer' in part && isMadeUp(part.timer));
  return isElsewhere || (byTier && scene.isLiftedElsewhere) ? 'other' : undefined;
}

/** Whether it can come true by the lighter weight and be false by the heavier one: not so where `any` has both. */
function losesBy(condition: Predicate, light: Weight, heavy: Weight): boolean {
  const loses = (part: Predicate) => losesBy(part, light, heavy);
  if ('all' in condition) return condition.all.some(loses);
  if ('not' in condition) return loses(condition.not);
  if (!('any' in condition)) return 'weight' in condition && condition.weight === light;
  const isGuarded = condition.any.some(
    (part) => 'weight' in part && part.weight === heavy && part.atLeast === 1,
  );
  return !isGuarded && condition.any.some(loses);
}

function countingFaults(scene: Scene, flag: Heavier): Finding[] {
  const mover = movedBy(scene, flag);
  if (!mover) return [];
  const isFault = ({ when }: { when: Predicate }) =>
    // What moves within this procedure is not weighed before it has moved; a trigger could be missed meanwhile.
    mover === 'own'
      ? partsOf(when).some((part) => 'weight' in part && part.weight === flag.weight)
      : losesBy(when, flag.weight, flag.heavier.weight);
  return triggersOf(scene.course)
    .filter(isFault)
    .map(({ name }) =>
      fault(
        flag.code,
        `提示 ${flag.code} 办理中会加重，而${name}的条件数的是它原来的分量，路径检查不能走全。`,
      ),
    );
}

/**
 * A flag that becomes heavier leaves the count of its lighter weight, the one place where something shrinks. That is
 * harmless in outcomes, which are read once at the end, and not where a step is triggered on the way.
 */
export function roundFaults(scene: Scene): Finding[] {
  const { course, pack } = scene;
  const shifting = Object.values(pack.flags).flatMap(({ heavier, ...flag }) =>
    heavier ? [{ ...flag, heavier }] : [],
  );
  return [
    ...shifting
      .filter(({ heavier }) => partsOf(heavier.when).some(dependsOnFlags))
      .map(({ code }) => fault(code, `提示 ${code} 加重的条件不能再看提示、分量或免问，路径检查不能走全。`)),
    ...shifting.flatMap((flag) => countingFaults(scene, flag)),
    // The judge looks for contradictions before it knows of an exemption, which their flags can end.
    ...course.contradictions
      .filter(({ when }) => partsOf(when).some((part) => 'exempt' in part))
      .map(({ raises }) => fault(raises, `矛盾 ${raises} 的条件不能看免问，路径检查不能走全。`)),
  ];
}

const dependsOnFlags = (part: Atom): boolean =>
  'flag' in part || 'anyFlag' in part || 'weight' in part || 'exempt' in part;

const fault = (about: string, sentence: string): Finding => ({ code: 'depends-on-round', about, sentence });

// What stays when a customer takes an answer back (客户改口, domain.md 1.5): its flags, the flag of the change itself, and every
// contradiction in which the answer had a part (journey J07).
import { judge, stepsIn } from '../procedure/judge.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { raisedBy } from '../procedure/procedure-schema.ts';
import { courseFor, recordOf, stepOf } from './assess.ts';
import type { CaseState } from './case-state.ts';

/** @param options the answer that is taken back */
export function keptFlags(
  pack: Pack,
  state: CaseState,
  step: string,
  options: readonly string[],
): readonly string[] {
  const course = courseFor(pack, state);
  const found = stepOf(course, step);
  if (!found) return [];
  const contradicted = judge(pack, course, recordOf(course, state)).contradictions;
  return [
    ...raisedBy(found, options),
    ...(found.changeRaises ? [found.changeRaises] : []),
    ...contradicted.filter((rule) => stepsIn(rule.when).includes(step)).map((rule) => rule.raises),
  ];
}

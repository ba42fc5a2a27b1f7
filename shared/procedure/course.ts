// What a case runs through: its own procedure, the steps of procedures that were entered on the way, and its outcome table with
// what these procedures add to it. Steps keep their own prefix, and nothing is nested (design.md, Procedures are data).
import type { Pack } from './pack-schema.ts';
import type { Predicate } from './predicate.ts';
import type { Outcomes, Procedure, Step } from './procedure-schema.ts';

/** Until when nothing is shown to the customer, and what may be printed meanwhile. */
interface Quiet {
  readonly endsWhen: Predicate;
  readonly papers: readonly string[];
}

export interface Course extends Omit<Procedure, 'outcomes' | 'stricter' | 'quiet'> {
  readonly outcomes: Outcomes;
  readonly quiet: readonly Quiet[];
}

/** A procedure that is only ever entered says nothing about the outcome by itself. */
const NO_TABLE: Outcomes = {
  rows: [
    {
      code: 'entered',
      name: '随主流程',
      when: { always: true },
      decider: 'teller',
      advice: '结论随主流程。',
    },
  ],
  additions: [],
  endings: [],
};

function outcomesOf(pack: Pack, procedures: readonly Procedure[]): Outcomes {
  const table = pack.outcomes[procedures[0]?.outcomes ?? ''] ?? NO_TABLE;
  const added = procedures.flatMap((procedure) => procedure.stricter);
  return {
    ...table,
    rows: table.rows.map((row) => {
      const also = added.filter((rule) => rule.row === row.code).map((rule) => rule.when);
      return also.length === 0 ? row : { ...row, when: { any: [row.when, ...also] } };
    }),
  };
}

/** A phrase that two procedures listen for is one button. */
const oncePerCode = <T extends { readonly code: string }>(all: readonly T[]): T[] =>
  [...new Map(all.map((one) => [one.code, one] as const).reverse()).values()].reverse();

/** The same task asked for by two procedures is one task. */
function followUpsOf(procedures: readonly Procedure[]): Procedure['followUps'] {
  const tasks = new Map<string, Procedure['followUps'][number]>();
  for (const task of procedures.flatMap((procedure) => procedure.followUps)) {
    const known = tasks.get(task.code);
    tasks.set(task.code, known ? { ...known, after: [...new Set([...known.after, ...task.after])] } : task);
  }
  return [...tasks.values()];
}

/**
 * @param code the procedure that the case was started with
 * @param entered procedures entered since, in that order
 * @throws Error when the pack has no such procedure: a case pins its pack, so this is a fault, not a situation
 */
export function courseOf(pack: Pack, code: string, entered: readonly string[] = []): Course {
  const procedures = [code, ...entered].map((known) => {
    const procedure = Object.hasOwn(pack.procedures, known) ? pack.procedures[known] : undefined;
    if (!procedure) throw new Error(`procedure ${known} is not in pack ${pack.pack.id} ${pack.pack.version}`);
    return procedure;
  });
  const [own] = procedures;
  if (!own) throw new Error('a course has a procedure of its own');
  return {
    ...own,
    outcomes: outcomesOf(pack, procedures),
    quiet: procedures.flatMap(({ quiet, papers }) => (quiet ? [{ ...quiet, papers }] : [])),
    steps: procedures.flatMap((procedure) => procedure.steps),
    heard: oncePerCode(procedures.flatMap((procedure) => procedure.heard)),
    contradictions: procedures.flatMap((procedure) => procedure.contradictions),
    timers: procedures.flatMap((procedure) => procedure.timers),
    recommend: procedures.flatMap((procedure) => procedure.recommend),
    followUps: followUpsOf(procedures),
    papers: [...new Set(procedures.flatMap((procedure) => procedure.papers))],
  };
}

/** The step that needs this screen; a course has at most one of each but `choice`. */
export const stepWithForm = (
  course: Pick<Course, 'steps'>,
  form: Exclude<Step['form'], 'choice'>,
): Step | undefined => course.steps.find((step) => step.form === form);

/** How much stricter one outcome is than another: negative where `a` is milder. Endings such as O7 have no place in this order. */
export function compareSeverity({ rows }: Outcomes, a: string, b: string): number {
  let level = -1;
  const levels = new Map(
    rows.map((row) => {
      if (row.level !== 'same') level += 1;
      return [row.code, Math.max(level, 0)];
    }),
  );
  return (levels.get(a) ?? -1) - (levels.get(b) ?? -1);
}

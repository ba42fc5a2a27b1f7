// A procedure as one part of a case, with what the other parts can do to it. A condition names no step of another
// procedure but through flags, so all of them together look from here like flags that somebody heard and times that ran
// out: each may stand, or not, from any moment on (tests/procedure/path-composite.test.ts holds this against the judge).
import { type Course, courseOf } from './course.ts';
import type { Pack } from './pack-schema.ts';
import { conditionsOf, partsOf, replaced } from './path-conditions.ts';
import type { Predicate } from './predicate.ts';
import { answersOf, type Procedure } from './procedure-schema.ts';

/** Whether the case is of this procedure, or one that was entered from a case of another. */
export type Part = 'started' | 'entered';

export interface Scene {
  readonly part: Part;
  /** The pack and the course in which whatever stands elsewhere is a time that ran out. */
  readonly pack: Pack;
  readonly course: Course;
  /** Flags that may stand because another procedure of the case raised them. */
  readonly elsewhere: readonly string[];
  /** Whether an answer elsewhere can put the case into a higher tier. */
  readonly isLiftedElsewhere: boolean;
  /** The tiers in which it can begin, by place: of those that no condition tells apart the smallest. */
  readonly tiers: readonly number[];
}

const NEVER_HOLDS: Predicate = { any: [] };
const time = (code: string) => ({ code, while: { always: true as const }, minutes: 1 });

/** Names that no condition of a pack can have: a code has no spaces. */
export const isMadeUp = (timer: string): boolean => timer.includes(' ');
const rowElsewhere = (row: string): string => `其他流程 ${row}`;
const answerElsewhere = (step: string, is: readonly string[]): string => `其他流程 ${step} ${is.join('/')}`;
const EXEMPT_ELSEWHERE = '其他流程 免问';

export const partsPlayedBy = ({ startedAt, entry }: Procedure): Part[] => [
  ...(startedAt ? (['started'] as const) : []),
  ...(entry ? (['entered'] as const) : []),
];

type Raisers = 'steps' | 'heard' | 'contradictions';

/** Every flag that something in this procedure can raise. */
export function flagsRaisedIn({ steps, heard, contradictions }: Pick<Procedure, Raisers>): string[] {
  const raised = [
    ...steps.flatMap((step) => answersOf(step).flatMap((option) => option.raises ?? [])),
    ...steps.flatMap(({ changeRaises }) => (changeRaises ? [changeRaises] : [])),
    ...heard.map((entry) => entry.raises),
    ...contradictions.map((rule) => rule.raises),
  ];
  return [...new Set(raised)];
}

/** The outcome of an entered procedure is that of its case: nothing is to be said about it here. */
function outcomesFor(course: Course, part: Part, others: readonly Procedure[]): Course['outcomes'] {
  const { rows } = course.outcomes;
  if (part === 'entered') {
    const row = rows
      .slice(0, 1)
      .map(({ enters: _, ...first }) => ({ ...first, when: { always: true as const } }));
    return { rows: row, additions: [], endings: [] };
  }
  const sharpened = new Set(others.flatMap(({ stricter }) => stricter.map(({ row }) => row)));
  return {
    ...course.outcomes,
    rows: rows.map((row) =>
      sharpened.has(row.code)
        ? { ...row, when: { any: [row.when, { timer: rowElsewhere(row.code) }] } }
        : row,
    ),
  };
}

/** An exemption belongs to the procedure with which the case began; whether it is granted is not known here. */
function exemptionFor(pack: Pack, course: Course, part: Part): Pick<Course, 'exemption'> {
  const asks = conditionsOf(pack, course)
    .flatMap(partsOf)
    .some((atom) => 'exempt' in atom);
  if (part === 'started' || !asks) return {};
  const when = { timer: EXEMPT_ELSEWHERE };
  return { exemption: { claimed: when, when, granted: '', offered: '', withdrawn: '', refused: '' } };
}

/**
 * The figures of the pack with no step of another procedure in them, and no weight of a flag that cannot be raised here. A
 * lift by another procedure is left out: to begin in the higher tier comes to the same.
 */
function packFor(
  pack: Pack,
  course: Course,
  others: readonly Procedure[],
  raisable: ReadonlySet<string>,
): Pack {
  const own = new Set(course.steps.map(({ id }) => id));
  const foreign = new Set(others.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const without = (condition: Predicate, instead: (step: string, is: string[]) => Predicate) =>
    replaced(condition, (part) =>
      'answer' in part && !own.has(part.answer) ? instead(part.answer, part.is) : part,
    );
  const asTime = (step: string, is: string[]) =>
    foreign.has(step) ? { timer: answerElsewhere(step, is) } : NEVER_HOLDS;
  const { thresholds } = pack;
  const lifts = thresholds.lifts.map((lift) => ({ ...lift, when: without(lift.when, () => NEVER_HOLDS) }));
  const flags = Object.entries(pack.flags).map(([code, { heavier, ...flag }]) => {
    if (!heavier || !raisable.has(code)) return [code, flag] as const;
    return [code, { ...flag, heavier: { ...heavier, when: without(heavier.when, asTime) } }] as const;
  });
  return { ...pack, thresholds: { ...thresholds, lifts }, flags: Object.fromEntries(flags) };
}

function isLiftedBy(others: readonly Procedure[], { thresholds }: Pack): boolean {
  const foreign = new Set(others.flatMap(({ steps }) => steps.map(({ id }) => id)));
  return thresholds.lifts.some(({ when }) =>
    partsOf(when).some((atom) => 'answer' in atom && foreign.has(atom.answer)),
  );
}

/**
 * @param part `started` where the case is of this procedure: then only what can be entered stands beside it. An `entered`
 *   one may stand beside any other.
 */
export function sceneOf(pack: Pack, code: string, part: Part): Scene {
  const others = Object.values(pack.procedures).filter(
    (other) => other.code !== code && (part === 'entered' || other.entry),
  );
  const own = courseOf(pack, code);
  const outcomes = outcomesFor(own, part, others);
  const course: Course = { ...own, outcomes, ...exemptionFor(pack, { ...own, outcomes }, part) };
  const elsewhere = [...new Set(others.flatMap(flagsRaisedIn))];
  const figures = packFor(pack, course, others, new Set([...flagsRaisedIn(own), ...elsewhere]));
  const atoms = conditionsOf(figures, course).flatMap(partsOf);
  const timers = new Set(atoms.flatMap((atom) => ('timer' in atom ? [atom.timer] : [])));
  const tiers = new Set(atoms.flatMap((atom) => ('tierAtLeast' in atom ? [atom.tierAtLeast] : [])));
  const timesElsewhere = new Set(others.flatMap(({ timers }) => timers.map((timer) => timer.code)));
  const ran = [...timers].filter((timer) => timesElsewhere.has(timer) || isMadeUp(timer));
  const isLiftedElsewhere = isLiftedBy(others, pack);
  const hasTiers = part === 'entered' || own.slip !== 'none' || isLiftedElsewhere;
  return {
    ...{ part, elsewhere, isLiftedElsewhere },
    pack: figures,
    course: { ...course, timers: [...course.timers, ...ran.map(time)] },
    tiers: pack.thresholds.tiers.flatMap(({ code: tier }, place) =>
      place === 0 || (hasTiers && tiers.has(tier)) ? [place] : [],
    ),
  };
}

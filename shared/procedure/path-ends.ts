// What the ends of an exploration come to. Each end is judged by the judge itself, on one case that comes to it, so that
// the checker never has a meaning of its own.
import { type Judgement, judge, wayFrom } from './judge.ts';
import { type Exploration, type State, type Walk, walkTo } from './path-explore.ts';
import { HOLDS } from './path-residuals.ts';
import type { World } from './path-worlds.ts';
import { type Outcomes, type Way, waysOf } from './procedure-schema.ts';

export interface End {
  readonly state: State;
  readonly walk: Walk;
  readonly judgement: Judgement;
  /** Where its outcome leads to. */
  readonly way: Way | undefined;
  /** Steps that a person had to answer, in reading order. */
  readonly asked: readonly string[];
}

interface Decided {
  readonly outcome: string;
  /** By place in the course, like all that follows. */
  readonly due: readonly number[];
  readonly additions: readonly number[];
  readonly recommended: readonly number[];
  readonly contradictions: readonly number[];
  readonly way: Way | undefined;
  readonly quiet: boolean;
}

const placesOf = <T>(all: readonly T[], isThere: (item: T, place: number) => boolean): number[] =>
  [...all.keys()].filter((place) => isThere(all[place] as T, place));

/** What can be read off a world when nothing is left to answer. */
function decidedIn({ worlds, model }: Exploration, world: World): Decided {
  const { row, rests } = worlds.concluded(world);
  const { layout } = worlds;
  const { course } = model;
  const { rows, additions } = course.outcomes;
  const outcome = rows[row];
  const ways = layout.ways + rows.slice(0, row).flatMap(waysOf).length;
  const holding = <T>(all: readonly T[], first: number) =>
    placesOf(all, (_, place) => rests[first + place] === HOLDS);
  return {
    outcome: outcome?.code ?? '',
    due: holding(course.steps, layout.steps),
    additions: holding(additions, layout.additions),
    recommended: holding(course.recommend, layout.recommends),
    contradictions: holding(course.contradictions, layout.contradictions),
    way: outcome && waysOf(outcome).find((_, place) => rests[ways + place] === HOLDS),
    quiet: holding(course.quiet, layout.quiet).length < course.quiet.length,
  };
}

/** @throws Error where checker and judge see different things in the same case, which is a fault of the program */
function agree(
  exploration: Exploration,
  world: World,
  { judgement, way }: Pick<End, 'judgement' | 'way'>,
): void {
  const { course } = exploration.model;
  const judged: Decided = {
    outcome: judgement.outcome.code,
    due: placesOf(course.steps, ({ id }) => judgement.due.has(id)),
    additions: placesOf(course.outcomes.additions, (addition) => judgement.additions.includes(addition)),
    recommended: placesOf(course.recommend, (recommend) => judgement.recommended.includes(recommend)),
    contradictions: placesOf(course.contradictions, (rule) => judgement.contradictions.includes(rule)),
    way,
    quiet: judgement.quiet,
  };
  const [found, expected] = [decidedIn(exploration, world), judged].map((decided) => JSON.stringify(decided));
  if (found !== expected) throw new Error(`path checker and judge disagree: ${found} against ${expected}`);
}

export function judgedEnds(exploration: Exploration): End[] {
  const { model, ends } = exploration;
  return ends.map((state) => {
    const walk = walkTo(model, state);
    const judgement = judge(model.pack, model.course, walk.record);
    const way = wayFrom(model.pack, model.course, walk.record, judgement.outcome);
    agree(exploration, state.world, { judgement, way });
    const asked = model.course.steps.filter(
      ({ form }, index) => form !== 'outcome' && state.done[index] === '1',
    );
    return { state, walk, judgement, way, asked: asked.map((step) => step.id) };
  });
}

/** Whether nobody from the second seat is needed. */
export const needsNoReviewer = ({ decider }: Outcomes['rows'][number]): boolean =>
  decider === 'teller' || decider === 'customer' || decider === 'lobby';

/**
 * The flags that, raised as the last thing in some case, change a due step, the outcome, an addition or a
 * recommendation. Flags of one weight that no condition names stand for each other.
 */
export function weighedFlags(
  exploration: Exploration,
  ends: readonly End[],
  raised: ReadonlySet<string>,
): Set<string> {
  const { worlds, model } = exploration;
  const alike = new Map<string, string[]>();
  for (const flag of raised) {
    const { weight, heavier } = model.pack.flags[flag] ?? {};
    const key = model.named.has(flag) ? flag : `${weight} ${JSON.stringify(heavier)}`;
    alike.set(key, [...(alike.get(key) ?? []), flag]);
  }
  const weighed = new Set<string>();
  for (const { state, judgement } of ends) {
    const before = JSON.stringify(decidedIn(exploration, state.world));
    for (const [key, flags] of alike) {
      const fresh = flags.find((flag) => !judgement.raised.has(flag));
      if (fresh === undefined) continue;
      const after = JSON.stringify(decidedIn(exploration, worlds.raise(state.world, fresh)));
      if (after === before) continue;
      for (const flag of flags) weighed.add(flag);
      alike.delete(key);
    }
  }
  return weighed;
}

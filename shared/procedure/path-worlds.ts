// What a case of a procedure can still become: the rests of all its conditions together, interned, and what each
// happening makes of them.
import { TooManyStates } from './path-findings.ts';
import type { Model } from './path-model.ts';
import {
  type Fixed,
  type Happening,
  HOLDS,
  keyOf,
  NEVER,
  type Residual,
  type Residuals,
} from './path-residuals.ts';
import type { Weight } from './predicate.ts';
import { waysOf } from './procedure-schema.ts';

export interface World {
  readonly id: number;
  /** The strictest row that holds. */
  readonly row: number;
  /** Rests in the order of `Layout`; rows that cannot win any more are `NEVER`. */
  readonly rests: readonly Residual[];
  /** Raised flags whose weight is not decided yet. */
  readonly pending: readonly string[];
  /** Raised and weighed flags that would be counted twice if they were forgotten. */
  readonly counted: readonly string[];
}

/** Where each kind of condition begins in `rests`. */
export interface Layout {
  readonly additions: number;
  readonly recommends: number;
  readonly steps: number;
  readonly timers: number;
  readonly contradictions: number;
  /** What the rows lead to, row after row. */
  readonly ways: number;
  readonly quiet: number;
  readonly shifting: number;
}

function layoutOf({ course }: Model): Layout {
  const additions = course.outcomes.rows.length;
  const recommends = additions + course.outcomes.additions.length;
  const steps = recommends + course.recommend.length;
  const timers = steps + course.steps.length;
  const contradictions = timers + course.timers.length;
  const ways = contradictions + course.contradictions.length;
  const quiet = ways + course.outcomes.rows.flatMap(waysOf).length;
  const shifting = quiet + course.quiet.length;
  return { additions, recommends, steps, timers, contradictions, ways, quiet, shifting };
}

export class Worlds {
  readonly layout: Layout;
  readonly #limit: number;
  readonly #model: Model;
  readonly #residuals: Residuals;
  readonly #worlds = new Map<string, World>();
  readonly #after: Map<string, World>[] = [];
  /** By place among the ways: the row that it belongs to. */
  readonly #rowOfWay: readonly number[];

  /** @param limit how many worlds there may be: one step alone, with many options, can make more than a machine holds */
  constructor(model: Model, residuals: Residuals, limit: number) {
    this.#limit = limit;
    this.#model = model;
    this.#residuals = residuals;
    this.layout = layoutOf(model);
    this.#rowOfWay = model.course.outcomes.rows.flatMap((row, place) => waysOf(row).map(() => place));
  }

  /** Before anything is answered, with the slip, the timers and the exemption's evidence as given. */
  first(fixed: Fixed): World {
    const { pack, course, shifting, decides } = this.#model;
    const { rows, additions } = course.outcomes;
    // Kept apart although no condition may ask for it: the checker's own question (path-check.ts, unguarded).
    const strong = {
      any: [
        { weight: 'S' as const, atLeast: 1 },
        { weight: 'H' as const, atLeast: 1 },
      ],
    };
    const conditions = [
      ...[...rows, ...additions, ...course.recommend, ...course.steps].map(({ when }) => when),
      ...course.timers.map((timer) => timer.while),
      ...course.contradictions.map((rule) => rule.when),
      ...rows.flatMap(waysOf).map((way) => way.when),
      ...course.quiet.map(({ endsWhen }) => endsWhen),
      ...shifting.map((code) => pack.flags[code]?.heavier?.when ?? { any: [] }),
      ...(decides ? [strong] : []),
    ];
    const rests = conditions.map((condition) => this.#residuals.of(condition, fixed));
    return this.#settle({ row: 0, rests: [] }, rests, [], []);
  }

  /** What an answer makes of a world. A flag raised twice counts once (domain.md 1.6). */
  after(world: World, happenings: readonly Happening[], raises: readonly string[] = []): World {
    const flags = raises.filter((flag) => !world.pending.includes(flag) && !world.counted.includes(flag));
    const all: Happening[] = [...happenings, ...flags.map((raised) => ({ raised }))];
    if (all.length === 0) return world;
    return this.#once(world, all.map(keyOf).join(), () => {
      let { rests } = world;
      for (const happening of all) rests = this.#residuals.allAfter(rests, happening) ?? rests;
      if (rests === world.rests && flags.length === 0) return world;
      return this.#settle(world, rests, [...world.pending, ...flags].sort(), world.counted);
    });
  }

  raise(world: World, flag: string): World {
    return this.after(world, [], [flag]);
  }

  #once(world: World, key: string, make: () => World): World {
    const known = this.#after[world.id]?.get(key);
    if (known) return known;
    const found = make();
    let later = this.#after[world.id];
    if (!later) {
      later = new Map();
      this.#after[world.id] = later;
    }
    later.set(key, found);
    return found;
  }

  /** Once everything is answered, a flag whose heavier condition does not hold keeps its lighter weight. */
  concluded(world: World): World {
    let rests = world.rests;
    for (const flag of world.pending) rests = this.#weigh(rests, this.#model.pack.flags[flag]?.weight);
    return this.#settle(world, rests, [], [...world.counted, ...world.pending]);
  }

  /** Forgets flags that nothing can raise again. */
  forget(world: World, canReturn: (flag: string) => boolean): World {
    const counted = world.counted.filter(canReturn);
    return counted.length === world.counted.length
      ? world
      : this.#intern(world.row, world.rests, world.pending, counted);
  }

  #weigh(rests: readonly Residual[], weight: Weight | undefined): readonly Residual[] {
    return (weight && this.#residuals.allAfter(rests, { weighed: weight })) ?? rests;
  }

  #weightOf(flag: string, rests: readonly Residual[]): Weight | 'undecided' | undefined {
    const { pack, shifting } = this.#model;
    const known = pack.flags[flag];
    if (!known?.heavier) return known?.weight;
    const heavier = rests[this.layout.shifting + shifting.indexOf(flag)] ?? NEVER;
    if (heavier === HOLDS) return known.heavier.weight;
    return heavier === NEVER ? known.weight : 'undecided';
  }

  /** The flags of contradictions that hold now and did not before. */
  #contradicted(before: readonly Residual[], rests: readonly Residual[]): string[] {
    const { contradictions } = this.layout;
    return this.#model.course.contradictions.flatMap(({ raises }, index) => {
      const place = contradictions + index;
      return rests[place] === HOLDS && before[place] !== HOLDS ? [raises] : [];
    });
  }

  /** Strikes out the ways that can no longer be taken: of a row that cannot win, or behind one of the same row that holds. */
  #passOver(rests: Residual[], strictest: number): void {
    let taken = -1;
    for (const [place, row] of this.#rowOfWay.entries()) {
      const at = this.layout.ways + place;
      if (row < strictest || row === taken) rests[at] = NEVER;
      else if (rests[at] === HOLDS) taken = row;
    }
  }

  /** Weighs what is raised and raises what is contradicted by it, until nothing changes. */
  #settle(
    world: Pick<World, 'row' | 'rests'>,
    given: readonly Residual[],
    raised: readonly string[],
    before: readonly string[],
  ): World {
    let rests = given;
    let unweighed = raised;
    const pending: string[] = [];
    const counted = [...before];
    for (let seen = world.rests; ; ) {
      for (const flag of unweighed) {
        const weight = this.#weightOf(flag, rests);
        if (weight === 'undecided') pending.push(flag);
        else {
          rests = this.#weigh(rests, weight);
          counted.push(flag);
        }
      }
      const contradicted = new Set(this.#contradicted(seen, rests));
      if (contradicted.size === 0) break;
      seen = rests;
      unweighed = [...contradicted].filter((flag) => !pending.includes(flag) && !counted.includes(flag));
      for (const flag of unweighed) rests = this.#residuals.allAfter(rests, { raised: flag }) ?? rests;
    }
    const strictest = Math.max(world.row, rests.slice(0, this.layout.additions).lastIndexOf(HOLDS));
    const open = rests.map((rest, index) => (index <= strictest ? NEVER : rest));
    this.#passOver(open, strictest);
    const weights = this.#residuals.weightsIn(open);
    const matters = (flag: string) => {
      const { weight, heavier } = this.#model.pack.flags[flag] ?? {};
      return (weight && weights.has(weight)) || (heavier && weights.has(heavier.weight));
    };
    return this.#intern(strictest, open, pending.sort(), counted.filter(matters).sort());
  }

  #intern(
    row: number,
    rests: readonly Residual[],
    pending: readonly string[],
    counted: readonly string[],
  ): World {
    const key = `${row};${rests.join()};${pending.join()};${counted.join()}`;
    const known = this.#worlds.get(key);
    if (known) return known;
    if (this.#worlds.size >= this.#limit) throw new TooManyStates();
    const world = { id: this.#worlds.size, row, rests, pending, counted };
    this.#worlds.set(key, world);
    return world;
  }
}

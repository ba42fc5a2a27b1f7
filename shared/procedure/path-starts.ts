// How a case can begin: every tier, every slip that a condition can tell from another, and every way in which the
// exemption's evidence can be on record.
import { TooManyStates } from './path-findings.ts';
import type { Model } from './path-model.ts';
import { type Fixed, HOLDS, NEVER, type Residuals } from './path-residuals.ts';
import type { World, Worlds } from './path-worlds.ts';

/** Recorded answers of one step that the exemption looks at; `undefined` where there is none. */
export type Recorded = { readonly exempting: string; readonly options: readonly string[] } | undefined;

export interface Start {
  readonly amountFen: number;
  readonly sameName: boolean;
  readonly overHalf: boolean;
  readonly timers: readonly string[];
  /** By index of the step. */
  readonly recorded: ReadonlyMap<number, Recorded>;
  readonly world: World;
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

function fixedFor(model: Model, residuals: Residuals, given: Omit<Start, 'world'>, tierIndex: number): Fixed {
  const { pack, course, steps } = model;
  const order = pack.thresholds.tiers.map((tier) => tier.code);
  const slip = (fact: 'same-name' | 'over-half') => (fact === 'same-name' ? given.sameName : given.overHalf);
  const timer = (code: string) => given.timers.includes(code);
  const bare: Fixed = { slip, timer, tier: () => NEVER, asked: HOLDS };
  const tier = (code: string) => {
    if (tierIndex >= order.indexOf(code)) return HOLDS;
    const lifts = pack.thresholds.lifts.filter((lift) => order.indexOf(lift.to) >= order.indexOf(code));
    return residuals.any(lifts.map((lift) => residuals.of(lift.when, bare)));
  };
  const onRecord = (step: string, is: readonly string[]) => {
    const index = steps.find((known) => known.step.id === step)?.index;
    const recorded = index === undefined ? undefined : given.recorded.get(index);
    return recorded?.options.some((option) => is.includes(option)) ?? false;
  };
  const asked = course.exemption ? residuals.deny(course.exemption.when, onRecord, { ...bare, tier }) : HOLDS;
  return { slip, timer, tier, asked };
}

function slipsOf({ slip }: Model): { sameName: boolean; overHalf: boolean }[] {
  const values = (fact: 'same-name' | 'over-half') => (slip.has(fact) ? [false, true] : [false]);
  return values('same-name').flatMap((sameName) =>
    values('over-half').map((overHalf) => ({ sameName, overHalf })),
  );
}

/**
 * Every beginning with exactly these timers run out.
 * @throws TooManyStates where there are more than `limit`
 */
export function startsOf(
  model: Model,
  residuals: Residuals,
  worlds: Worlds,
  timers: readonly string[],
  limit: number,
): Start[] {
  const looked = model.steps.filter((step) => step.variants.size > 0);
  const ways = looked.reduce((count, { variants }) => count * (variants.size + 1), 1);
  if (ways * model.tiers.length * slipsOf(model).length > limit) throw new TooManyStates();
  const evidence = product<readonly [number, Recorded]>(
    looked.map(({ index, variants }) => [
      [index, undefined],
      ...[...variants].map(([exempting, options]) => [index, { exempting, options }] as const),
    ]),
  );
  return model.tiers.flatMap((tierIndex) =>
    slipsOf(model).flatMap((slip) =>
      evidence.map((pairs) => {
        const amountFen = model.pack.thresholds.tiers[tierIndex]?.fromFen ?? 0;
        const given = { amountFen, ...slip, timers, recorded: new Map(pairs) };
        return { ...given, world: worlds.first(fixedFor(model, residuals, given, tierIndex)) };
      }),
    ),
  );
}

// All that the answer to one step can make of a case: every option or set of options, and what an answer that the
// customer took back may have left standing. Equal results are one result with the number of ways that lead to it.
import { type Choice, type StepModel, together } from './path-model.ts';
import type { World, Worlds } from './path-worlds.ts';

export interface Result {
  readonly world: World;
  /** How many answers lead here without anything taken back; none where only a taken-back answer does. */
  readonly ways: bigint;
  /** One example of them. */
  readonly options: readonly string[];
  /** Flags that stand from a taken-back answer. */
  readonly left: readonly string[];
  readonly exempting: string;
}

class Results {
  readonly #found = new Map<string, Result>();

  add(result: Result): void {
    const key = `${result.world.id} ${result.exempting} ${result.options.length > 0}`;
    const known = this.#found.get(key);
    if (!known) this.#found.set(key, result);
    else {
      const better = known.ways === 0n && result.ways > 0n ? result : known;
      this.#found.set(key, { ...better, ways: known.ways + result.ways });
    }
  }

  all(): Result[] {
    return [...this.#found.values()];
  }
}

export class Choices {
  readonly #worlds: Worlds;
  readonly #known = new Map<string, readonly Result[]>();

  constructor(worlds: Worlds) {
    this.#worlds = worlds;
  }

  of(world: World, model: StepModel): readonly Result[] {
    const key = `${world.id} ${model.index}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#withLeavings(model, this.#answers(world, model));
    this.#known.set(key, found);
    return found;
  }

  #answers(world: World, model: StepModel): Result[] {
    const { step, calm, choices } = model;
    const blank = '0'.repeat(choices[0]?.exempting.length ?? calm[0]?.exempting.length ?? 0);
    const nothing: Result = { world, ways: 1n, options: [], left: [], exempting: blank };
    const results = new Results();
    const alone = [...calm, ...(step.choose === 'one' ? choices : [])].map((choice) =>
      this.#pick(nothing, model, choice, BigInt(choice.options.length)),
    );
    const sets = step.choose === 'many' ? this.#sets(nothing, model) : [];
    for (const result of [...alone, ...sets]) results.add(this.#settled(result, model));
    // Nobody waits for the reading to be recorded: a case can close without it (case/assess.ts, open).
    if (step.form === 'notice') results.add(this.#settled({ ...nothing, ways: 0n }, model));
    return results.all();
  }

  #settled(result: Result, { step }: StepModel): Result {
    return { ...result, world: this.#worlds.after(result.world, [{ settled: step.id }]) };
  }

  /** Every set of options but the empty one: one kind of option after the other, equal sets merged at once. */
  #sets(nothing: Result, model: StepModel): Result[] {
    let sets = [nothing];
    for (const choice of model.choices) {
      const wider = new Results();
      const ways = (1n << BigInt(choice.options.length)) - 1n;
      for (const set of sets) {
        wider.add(set);
        wider.add(this.#pick(set, model, choice, ways));
      }
      sets = wider.all();
    }
    return sets.filter((set) => set.options.length > 0);
  }

  #pick(set: Result, { step }: StepModel, choice: Choice, ways: bigint): Result {
    const option = choice.options[0] ?? '';
    const world = this.#worlds.after(set.world, [{ pick: step.id, option }], choice.raises);
    return {
      ...{ world, left: set.left },
      ways: set.ways * ways,
      options: [...set.options, option],
      exempting: together(set.exempting, choice.exempting),
    };
  }

  #withLeavings({ leaves }: StepModel, answers: readonly Result[]): Result[] {
    let found: readonly Result[] = answers;
    for (const flag of leaves) {
      const results = new Results();
      for (const result of found) results.add(result);
      for (const result of found) {
        const world = this.#worlds.raise(result.world, flag);
        if (world !== result.world) results.add({ ...result, world, ways: 0n, left: [...result.left, flag] });
      }
      found = results.all();
    }
    return [...found];
  }
}

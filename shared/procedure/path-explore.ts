// Walks through everything that a case of a procedure can become, in reading order, merging what no condition can tell
// apart. Steps are a set and conditions only grow, so one order of answering stands for all of them.
import type { CaseRecord } from './judge.ts';
import { Choices } from './path-choices.ts';
import type { Scene } from './path-elsewhere.ts';
import { TooManyStates } from './path-findings.ts';
import { type Model, modelOf, type StepModel } from './path-model.ts';
import { HOLDS, NEVER, Residuals } from './path-residuals.ts';
import { type Recorded, type Start, startsOf } from './path-starts.ts';
import { type World, Worlds } from './path-worlds.ts';

type Move = { step: StepModel; options: readonly string[]; left: readonly string[] } | { flag: string };

export interface State {
  readonly world: World;
  /** Which steps are done, a digit each. */
  readonly done: string;
  /** How many steps are done, the outcome's own among them. */
  readonly level: number;
  /** Evidence on record for steps that are not due yet. */
  readonly waiting: ReadonlyMap<number, Recorded>;
  /** Ways to come here without words heard, without anything taken back and without another procedure. */
  ways: bigint;
  /** One of these ways. */
  from: { readonly start: Start } | { readonly state: State; readonly move: Move };
}

export interface Exploration {
  readonly model: Model;
  readonly worlds: Worlds;
  /** All states, and those in which nothing is left to answer. */
  readonly states: number;
  readonly ends: readonly State[];
  /** States with a due step that nobody can answer. */
  readonly stuck: readonly { state: State; step: string }[];
  readonly reachedSteps: ReadonlySet<string>;
  /** `step option` of every option that counts in some case. */
  readonly reachedOptions: ReadonlySet<string>;
  readonly reachedTimers: ReadonlySet<string>;
}

class Explorer {
  readonly model: Model;
  readonly worlds: Worlds;
  readonly ends: State[] = [];
  readonly stuck: { state: State; step: string }[] = [];
  readonly reachedSteps = new Set<string>();
  readonly reachedOptions = new Set<string>();
  readonly reachedTimers = new Set<string>();
  readonly #residuals = new Residuals();
  readonly #choices: Choices;
  readonly #states = new Map<string, State>();
  readonly #levels: State[][] = [];
  readonly #ended = new Set<World>();
  readonly #limit: number;

  constructor(model: Model, limit: number) {
    this.model = model;
    this.worlds = new Worlds(model, this.#residuals, limit);
    this.#choices = new Choices(this.worlds);
    this.#limit = limit;
  }

  get states(): number {
    return this.#states.size;
  }

  /** @throws TooManyStates where the limit is hit */
  run(): void {
    const tried = new Set<string>();
    for (let grown = true; grown; ) {
      for (const timers of this.#timersRun()) {
        if (tried.has(timers.join())) continue;
        tried.add(timers.join());
        const starts = startsOf(this.model, this.#residuals, this.worlds, timers, this.#limit);
        for (const start of starts) this.#begin(start);
      }
      this.#drain();
      const [steps, ends] = [this.reachedSteps.size, this.ends.length];
      for (const end of [...this.ends]) this.#leaveBehind(end);
      this.#drain();
      const isNew = this.#timersRun().some((timers) => !tried.has(timers.join()));
      grown = isNew || this.reachedSteps.size > steps || this.ends.length > ends;
    }
  }

  /** Every set of timers that can have run out. */
  #timersRun(): string[][] {
    if (2 ** this.reachedTimers.size > this.#limit) throw new TooManyStates();
    return subsetsOf([...this.reachedTimers]);
  }

  #begin(start: Start): void {
    const done = '0'.repeat(this.model.steps.length);
    const ways = start.timers.length === 0 ? 1n : 0n;
    this.#arrive({ world: start.world, done, level: 0, waiting: start.recorded, ways, from: { start } });
  }

  /** By levels, so that every way into a state is known before it is left. */
  #drain(): void {
    for (const level of this.#levels) {
      for (const state of level) this.#leave(state);
      level.length = 0;
    }
  }

  #isDue(world: World, step: StepModel): boolean {
    return world.rests[this.worlds.layout.steps + step.index] === HOLDS;
  }

  /** Whatever cannot come into play any more is forgotten before states are compared. */
  #arrive(state: State): void {
    const { steps, standing, course } = this.model;
    const { layout } = this.worlds;
    const undone = steps.filter((step) => state.done[step.index] === '0');
    const open = undone.filter((step) => state.world.rests[layout.steps + step.index] !== NEVER);
    const contradictable = course.contradictions.filter(
      (_, index) => (state.world.rests[layout.contradictions + index] ?? NEVER) > HOLDS,
    );
    // A step that can no longer be due may have been due before the slip or another answer was corrected.
    const world = this.worlds.forget(
      state.world,
      (flag) =>
        standing.includes(flag) ||
        contradictable.some((rule) => rule.raises === flag) ||
        undone.some((step) => step.leaves.includes(flag)),
    );
    const waiting = new Map(
      [...state.waiting].filter(([index]) => open.some((step) => step.index === index)),
    );
    const dropped = [...state.waiting].filter(([index]) => !waiting.has(index));
    // Evidence recorded for a step that was never due is left over from another answer: no way of its own.
    const isLeftOver = dropped.some(([index, recorded]) => recorded && state.done[index] === '0');
    const ways = isLeftOver ? 0n : state.ways;
    const notes = [...waiting].map(([index, recorded]) => `${index}:${recorded?.exempting ?? ''}`);
    const key = `${world.id} ${state.done} ${notes.join()}`;
    const known = this.#states.get(key);
    if (known) {
      if (known.ways === 0n && ways > 0n) known.from = state.from;
      known.ways += ways;
      return;
    }
    if (this.states >= this.#limit) throw new TooManyStates();
    const arrived = { ...state, world, waiting, ways };
    this.#states.set(key, arrived);
    while (this.#levels.length <= state.level) this.#levels.push([]);
    this.#levels[state.level]?.push(arrived);
  }

  #end(state: State): void {
    const { world } = state;
    if ([...state.waiting.values()].some((recorded) => recorded)) state.ways = 0n;
    this.ends.push(state);
    if (this.#ended.has(world)) return;
    this.#ended.add(world);
    const { layout } = this.worlds;
    for (const step of this.model.steps) if (this.#isDue(world, step)) this.reachedSteps.add(step.step.id);
    this.model.course.timers.forEach((timer, index) => {
      if (world.rests[layout.timers + index] === HOLDS) this.reachedTimers.add(timer.code);
    });
  }

  #leave(state: State): void {
    const step = this.model.steps.find(
      (known) => state.done[known.index] === '0' && this.#isDue(state.world, known),
    );
    if (!step) {
      this.#end(state);
      for (const alike of this.model.standingAlike) {
        const next = alike.find((flag) => !isRaised(state.world, flag));
        if (next !== undefined) this.#stand(state, next);
      }
    } else if (step.step.form === 'outcome') {
      this.#go(state, step, state.world, 1n, [], []);
    } else this.#answer(state, step);
  }

  #answer(state: State, step: StepModel): void {
    const recorded = state.waiting.get(step.index);
    const isLookedAt = step.variants.size > 0;
    const results = this.#choices.of(state.world, step).filter(({ options, exempting }) => {
      if (recorded) return options.length > 0 && exempting === recorded.exempting;
      return !isLookedAt || options.length === 0;
    });
    if (results.length === 0) {
      // Nothing on record and yet due: the case is not complete, and another beginning stands for what will be answered.
      if (isLookedAt) return;
      // Said once, and then passed over: what lies behind may have faults of its own.
      this.stuck.push({ state, step: step.step.id });
      this.#go(state, step, state.world, 0n, [], []);
    }
    for (const { world, ways, options, left } of results) this.#go(state, step, world, ways, options, left);
    const isMany = step.step.choose === 'many';
    for (const choice of [...step.calm, ...step.choices]) {
      const fits =
        !recorded ||
        [...choice.exempting].every((digit, index) =>
          isMany ? digit <= (recorded.exempting[index] ?? '') : digit === recorded.exempting[index],
        );
      if (fits) for (const option of choice.options) this.reachedOptions.add(`${step.step.id} ${option}`);
    }
  }

  #go(
    state: State,
    step: StepModel,
    world: World,
    ways: bigint,
    options: readonly string[],
    left: readonly string[],
  ): void {
    const done = `${state.done.slice(0, step.index)}1${state.done.slice(step.index + 1)}`;
    const move = { step, options, left };
    const from = { state, move };
    this.#arrive({ ...state, world, done, level: state.level + 1, ways: state.ways * ways, from });
  }

  #stand(state: State, flag: string): void {
    const world = this.worlds.raise(state.world, flag);
    if (world !== state.world) this.#arrive({ ...state, world, ways: 0n, from: { state, move: { flag } } });
  }

  /** Flags from an answer that was taken back while its step was due, which it is not any more. */
  #leaveBehind(end: State): void {
    for (const step of this.model.steps) {
      if (end.done[step.index] === '1' || !this.reachedSteps.has(step.step.id)) continue;
      for (const flag of step.leaves) this.#stand(end, flag);
    }
  }
}

const isRaised = ({ pending, counted }: World, flag: string): boolean =>
  pending.includes(flag) || counted.includes(flag);

function subsetsOf(items: readonly string[]): string[][] {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  return subsetsOf(others).flatMap((subset) => [subset, [first, ...subset]]);
}

/**
 * @param limit how many states may be looked at
 * @throws TooManyStates where that is not enough
 */
export function explore(scene: Scene, limit: number): Exploration {
  const explorer = new Explorer(modelOf(scene), limit);
  explorer.run();
  const { model, worlds, ends, states, stuck, reachedSteps, reachedOptions, reachedTimers } = explorer;
  return { model, worlds, states, ends, stuck, reachedSteps, reachedOptions, reachedTimers };
}

export interface Walk {
  readonly record: CaseRecord;
  /** Steps in the order in which they were asked, with the answers. */
  readonly asked: readonly { step: string; options: readonly string[] }[];
}

/** One case that comes to a state. */
export function walkTo(model: Model, state: State): Walk {
  const asked: { step: string; options: readonly string[] }[] = [];
  const standing = new Set<string>();
  let from = state.from;
  for (; 'state' in from; from = from.state.from) {
    if ('flag' in from.move) standing.add(from.move.flag);
    else {
      for (const flag of from.move.left) standing.add(flag);
      const { options } = from.move;
      if (options.length > 0) asked.unshift({ step: from.move.step.step.id, options });
    }
  }
  const { amountFen, sameName, overHalf, timers, recorded } = from.start;
  const answers = new Map(asked.map(({ step, options }) => [step, options]));
  for (const [index, known] of recorded) {
    const step = model.steps[index]?.step.id;
    if (known && step && !answers.has(step)) answers.set(step, known.options);
  }
  const record = {
    amountFen,
    sameName,
    overHalf,
    answers,
    standing: [...standing].sort(),
    timers: new Set(timers),
  };
  return { record, asked };
}

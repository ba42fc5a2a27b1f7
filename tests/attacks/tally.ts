// How many attacks of a kind a test made and what became of them, for `npm run attacks`, which prints it.
import type { TestContext } from 'vitest';

/** What became of attacks, in words, with how many. */
export type Ended = Record<string, number>;

export function count(ended: Ended, how: string): void {
  ended[how] = (ended[how] ?? 0) + 1;
}

interface Tally {
  attack: string;
  tried: number;
  ended: Readonly<Ended>;
}

declare module 'vitest' {
  interface TaskMeta {
    attacks?: Tally[];
  }
}

/** One test may tell of several kinds. */
export function tally(task: TestContext['task'], attack: string, tried: number, ended: Ended): void {
  task.meta.attacks = [...(task.meta.attacks ?? []), { attack, tried, ended }];
}

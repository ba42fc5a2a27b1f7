// How many attacks of a kind a test made and what became of them, for `npm run attacks`, which prints it.
import type { TestContext } from 'vitest';

interface Tally {
  attack: string;
  tried: number;
  /** What became of them, in words, with how many. */
  ended: Readonly<Record<string, number>>;
}

declare module 'vitest' {
  interface TaskMeta {
    attacks?: Tally[];
  }
}

/** One test may tell of several kinds. */
export function tally(
  task: TestContext['task'],
  attack: string,
  tried: number,
  ended: Record<string, number>,
): void {
  task.meta.attacks = [...(task.meta.attacks ?? []), { attack, tried, ended }];
}

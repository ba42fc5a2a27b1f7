// Memory of this process over a long run: what is really kept, and whether it grows with the work.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MB = 1024 * 1024;

/** Collects what nobody holds any more, so that what is left is kept by somebody. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

export interface MemorySample {
  /** Entries in the ledger at this moment. */
  events: number;
  heapMb: number;
  rssMb: number;
}

export function sampleMemory(events: number): MemorySample {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { events, heapMb: (heapUsed + external) / MB, rssMb: rss / MB };
}

/** The first part of a run fills caches and compiles code. */
const WARM_UP = 1 / 3;
/** Over fewer events one collection more or less is all that would be seen. */
const TELLING = 10_000;

/** Whether the run was long enough to be judged by its growth. */
export const isTelling = (samples: readonly MemorySample[]): boolean =>
  (samples.at(-1)?.events ?? 0) * (1 - WARM_UP) >= TELLING;

/** MB by which it grows for each 10,000 events, by least squares after the warm-up; 0 where there is too little to tell. */
export function growth(samples: readonly MemorySample[], of: 'heapMb' | 'rssMb'): number {
  const last = samples.at(-1)?.events ?? 0;
  const warm = samples.filter(({ events }) => events >= last * WARM_UP);
  if (warm.length < 5) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(warm.map(({ events }) => events));
  const y = mean(warm.map((sample) => sample[of]));
  const across = warm.reduce((sum, sample) => sum + (sample.events - x) * (sample[of] - y), 0);
  const square = warm.reduce((sum, { events }) => sum + (events - x) ** 2, 0);
  return square === 0 ? 0 : (across / square) * 10_000;
}

// Medians, and one line for each figure: what was measured, the goal, and whether it was met.

export interface Figure {
  name: string;
  measured: number;
  unit: string;
  goal: number;
  /** The limit measured in the same run, where the goal is a multiple of it. */
  limit?: { name: string; measured: number; unit: string };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** What this share of the values stay at or below. @param share of 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.ceil(sorted.length * share) - 1];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

/** Runs `work` and answers each of its times in milliseconds, after a tenth as many runs that do not count. */
export function timesOf(runs: number, work: (run: number) => void): number[] {
  const times: number[] = [];
  for (let run = -Math.ceil(runs / 10); run < runs; run += 1) {
    const start = performance.now();
    work(run);
    if (run >= 0) times.push(performance.now() - start);
  }
  return times;
}

export const medianOf = (runs: number, work: (run: number) => void): number => median(timesOf(runs, work));

/** A figure that misses its goal by half fails the run. */
export const isMissedByHalf = ({ measured, goal }: Figure): boolean => measured > goal * 1.5;

export function line(figure: Figure): string {
  const { name, measured, unit, goal, limit } = figure;
  const met = measured <= goal ? 'met' : isMissedByHalf(figure) ? 'MISSED BY HALF' : 'missed';
  const against = limit ? `, limit ${limit.name} ${limit.measured.toFixed(3)} ${limit.unit}` : '';
  return `${name}: ${measured.toFixed(3)} ${unit} (goal ≤ ${goal} ${unit}, ${met}${against})`;
}

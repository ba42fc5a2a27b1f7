// Where the machine stood when something happened: its own counter within one start, and the wall clock between two.

export interface Moment {
  /** ISO 8601, UTC. */
  at: string;
  /** Names the start of the machine that `monoMs` counts from. */
  boot: string;
  monoMs: number;
}

/** Milliseconds. Within one start of the machine by its own counter, which nobody can set. */
export function msBetween(from: Moment, to: Moment): number {
  if (from.boot === to.boot) return to.monoMs - from.monoMs;
  return Math.max(0, Date.parse(to.at) - Date.parse(from.at));
}

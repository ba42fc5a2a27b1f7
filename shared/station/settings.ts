// What a branch sets for its own station, and within which limits.

/** Minutes of idleness until the counter locks (features.md RL4). Above `alone` it takes two persons: an open counter is anybody's. */
export const IDLE_LOCK = { least: 1, most: 30, usual: 5, alone: 10 } as const;

/** Characters in which an administrator says why a machine is used whose key store only hides the keys, and who allowed it. */
export const SHORTEST_ACCEPTANCE = 10;
export const LONGEST_ACCEPTANCE = 200;
/** A number that is rung when a window will not work: digits, spaces, dashes, perhaps an extension. */
export const HELP_PHONE = /^\+?\d[\d -]{1,18}\d(转\d{1,6})?$/;

const MINUTE_MS = 60_000;

/** When the notice comes and when the lock: a minute apart, and half of the time where that is shorter. */
export function idleTimes(minutes: number): { noticeAfterMs: number; lockAfterMs: number } {
  const lockAfterMs = minutes * MINUTE_MS;
  return { lockAfterMs, noticeAfterMs: lockAfterMs - Math.min(MINUTE_MS, lockAfterMs / 2) };
}

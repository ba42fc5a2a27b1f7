// What a branch sets for its own station, and within which limits.

import { shanghaiClock, shanghaiDate, shanghaiTime } from '../words/time.ts';

/** Minutes of idleness until the counter locks (features.md RL4). Above `alone` it takes two persons: an open counter is anybody's. */
export const IDLE_LOCK = { least: 1, most: 30, usual: 5, alone: 10 } as const;

/** Characters in which an administrator says why a machine is used whose key store only hides the keys, and who allowed it. */
export const SHORTEST_ACCEPTANCE = 10;
export const LONGEST_ACCEPTANCE = 200;
/** A number that is rung when a window will not work: digits, spaces, dashes, perhaps an extension. */
export const HELP_PHONE = /^\+?\d[\d -]{1,18}\d(转\d{1,6})?$/;

/** The hours of the night at which the program may start anew (features.md KS8), and for how many hours from then on it may. */
export const NIGHTLY_RESTART = { earliest: 0, latest: 6, hours: 2 } as const;

const atHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00:00`;

/**
 * Whether the time for tonight's restart is here and it has not been done. By the clock in Asia/Shanghai.
 * @param startedAt @param now UTC
 */
export function restartIsDue(hour: number, startedAt: string, now: string): boolean {
  const [from, until] = [atHour(hour), atHour(hour + NIGHTLY_RESTART.hours)];
  const clock = shanghaiClock(now);
  return clock >= from && clock < until && shanghaiTime(startedAt) < `${shanghaiDate(now)} ${from}`;
}

const MINUTE_MS = 60_000;

/** When the notice comes and when the lock: a minute apart, and half of the time where that is shorter. */
export function idleTimes(minutes: number): { noticeAfterMs: number; lockAfterMs: number } {
  const lockAfterMs = minutes * MINUTE_MS;
  return { lockAfterMs, noticeAfterMs: lockAfterMs - Math.min(MINUTE_MS, lockAfterMs / 2) };
}

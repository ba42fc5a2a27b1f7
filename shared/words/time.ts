// Times as people at a Chinese counter read them. The product keeps UTC and shows Asia/Shanghai, which has no daylight saving time.

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const shifted = (at: string): string => new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString();

/** `2026-11-21T01:30:00.123Z` → `2026-11-21` as the date in Asia/Shanghai. */
export const shanghaiDate = (at: string): string => shifted(at).slice(0, 10);

/** `2026-11-21T01:30:00.123Z` → `09:30:00` in Asia/Shanghai. */
export const shanghaiClock = (at: string): string => shifted(at).slice(11, 19);

/** `2026-11-21T01:30:00.123Z` → `2026-11-21 09:30:00` in Asia/Shanghai. */
export const shanghaiTime = (at: string): string => `${shanghaiDate(at)} ${shanghaiClock(at)}`;

/** The UTC instants `[from, to)` of a range of Asia/Shanghai dates, both included. */
export function shanghaiRange(from: string, to: string): { from: string; to: string } {
  const start = Date.parse(`${from}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS;
  const end = Date.parse(`${to}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS + 86_400_000;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

/** The date so many days after another, both `YYYY-MM-DD`. */
export const shanghaiDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

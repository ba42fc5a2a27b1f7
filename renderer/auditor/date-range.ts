// Ranges of Asia/Shanghai dates that auditors ask for most, and the check of a typed one.
import { shanghaiDate } from '../../shared/words/time.ts';

/** Dates `YYYY-MM-DD`, both included. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

export const QUICK_RANGES = ['today', 'week', 'this-month', 'last-month'] as const;
export type QuickRange = (typeof QUICK_RANGES)[number];

// Calendar arithmetic in UTC on dates that are already Shanghai's: no zone can shift them.
const dateOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** @param now milliseconds since 1970 */
export function quickRange(name: QuickRange, now: number): DateRange {
  const today = shanghaiDate(new Date(now).toISOString());
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: dateOf(year, month - 1, day - 6), to: today };
    case 'this-month':
      return { from: dateOf(year, month - 1, 1), to: today };
    case 'last-month':
      return { from: dateOf(year, month - 2, 1), to: dateOf(year, month - 1, 0) };
  }
}

export function rangeFault({ from, to }: DateRange): 'missing' | 'order' | undefined {
  if (!from || !to) return 'missing';
  return from > to ? 'order' : undefined;
}

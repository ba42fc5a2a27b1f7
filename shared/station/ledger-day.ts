// The days of the ledger as a station lives them: which one is open since when, and how earlier ones were closed. They are positions in the
// log and not dates; dates only say when a day that nobody closed is closed by the system.
import type { Event } from '../ledger/catalogue.ts';
import { shanghaiDate, shanghaiDay, shanghaiRange } from '../words/time.ts';
import type { dayKinds } from './day-kinds.ts';

/** A day that was closed. */
export interface ClosedDay {
  /** Seq of the `day-opened` that followed; it holds the closing checkpoint. */
  seq: number;
  at: string;
  /** Absent where the system did it. */
  by?: string;
  approver?: string;
  late: boolean;
  counts: { entries: number; opened: number; ended: number; open: number; emergencies?: number };
  /** The whole closing checkpoint. */
  closing: string;
}

export interface LedgerDay {
  /** Time of the first act since the last close; undefined before there was one. */
  openedAt?: string;
  closed: readonly ClosedDay[];
}

export const FIRST_DAY: LedgerDay = { closed: [] };

type DayEvent = Event<Exclude<keyof typeof dayKinds, 'day-sheet-printed'> | 'sign-in' | 'unlocked'>;

/**
 * Nothing can be done at a station before somebody has signed in or unlocked it, so that is the first act of a day.
 * @param isSeated whether somebody sits at the counter, not locked: who works on over the close begins the next day with it
 */
export function foldDay(day: LedgerDay, event: DayEvent, isSeated: boolean): LedgerDay {
  switch (event.kind) {
    case 'sign-in':
    case 'unlocked':
      return day.openedAt === undefined ? { ...day, openedAt: event.at } : day;
    case 'day-closed': {
      const { late = false, approver, entries, opened, ended, open, emergencies } = event.body;
      const counts = { entries, opened, ended, open, ...(emergencies !== undefined && { emergencies }) };
      const closed: ClosedDay = {
        ...{ seq: event.seq, at: event.at, late, counts, closing: '' },
        ...('staff' in event.actor && { by: event.actor.staff }),
        ...(approver !== undefined && { approver }),
      };
      return { closed: [...day.closed, closed] };
    }
    case 'key-rolled':
      return day;
    case 'day-opened': {
      const { seq, at, body, actor } = event;
      const closed = day.closed.map((each, place) =>
        place === day.closed.length - 1 ? { ...each, seq, closing: body.closing } : each,
      );
      return { closed, ...(isSeated && !('staff' in actor) && { openedAt: at }) };
    }
  }
}

/**
 * When a day that nobody closed is closed by the system: 04:00 in Asia/Shanghai of the date after the one on which it was opened.
 * @returns milliseconds since 1970
 */
export function closedLateFrom(openedAt: string): number {
  const next = shanghaiDay(shanghaiDate(openedAt), 1);
  return Date.parse(shanghaiRange(next, next).from) + 4 * 3_600_000;
}

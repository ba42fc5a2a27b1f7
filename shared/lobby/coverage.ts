// How the hall was covered through the day: which hours had a round, which had none. A count, and never a mark for a person.
import type { Hour, Lobby } from '../station/lobby.ts';

/** The hours in which a hall is open to customers, in Asia/Shanghai: from 8:00 until 18:00. */
const OPEN_FROM = 8;
const OPEN_UNTIL = 18;

export interface CoveredHour extends Hour {
  hour: number;
}

/** The open hours of a day. @param date in Asia/Shanghai */
export function coverageOn({ hours }: Lobby, date: string): CoveredHour[] {
  const done = hours.get(date);
  return Array.from({ length: OPEN_UNTIL - OPEN_FROM }, (_, place) => {
    const hour = OPEN_FROM + place;
    return { hour, rounds: done?.[hour]?.rounds ?? 0, reminders: done?.[hour]?.reminders ?? 0 };
  });
}

/** The hall is open and nobody has gone round in this hour yet. @param clock `HH:MM:SS` in Asia/Shanghai */
export function awaitsRound(lobby: Lobby, date: string, clock: string): boolean {
  const now = Number(clock.slice(0, 2));
  return coverageOn(lobby, date).some(({ hour, rounds }) => hour === now && rounds === 0);
}

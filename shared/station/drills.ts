// The restores that were rehearsed, as their events tell of them: the last one, the last that proved something, and when another is due.
import type { Event } from '../ledger/catalogue.ts';

type DrillEvent = Event<'restore-drilled'>;

export type Drill = DrillEvent['body'] & {
  at: string;
  /** Absent where it was asked for at the command line. */
  by?: string;
};

export interface Drills {
  last?: Drill;
  /** When a drill last proved a backup. */
  provedAt?: string;
}

export const NO_DRILLS: Drills = {};

export function foldDrills({ provedAt }: Drills, { at, actor, body }: DrillEvent): Drills {
  const last: Drill = { ...body, at, ...('staff' in actor && { by: actor.staff }) };
  const proved = body.result === 'proved' ? at : provedAt;
  return { last, ...(proved && { provedAt: proved }) };
}

/** A quarter: long enough not to be in the way, short enough that whoever did the last one still works here. */
const DRILL_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * For how many days no drill has proved a backup, reckoned from the first backup where none ever did.
 * @returns undefined while that is no more than 90 days, or where there is no backup to rehearse with
 */
export function drillOverdueDays(
  { provedAt }: Drills,
  firstBackupAt: string | undefined,
  nowMs: number,
): number | undefined {
  const since = provedAt ?? firstBackupAt;
  if (since === undefined) return undefined;
  const days = Math.floor((nowMs - Date.parse(since)) / DAY_MS);
  return days > DRILL_DAYS ? days : undefined;
}

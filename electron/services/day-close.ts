// Closes the ledger's day: two people do it, or the system where they did not, once no case is open (format section 4). What comes out is
// the closing checkpoint, on a sheet that somebody takes away.

import { toBase64 } from '../../shared/ledger/base64.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { shortCode } from '../../shared/ledger/short-code.ts';
import { type ClosedDay, closedLateFrom } from '../../shared/station/ledger-day.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { DayTooLong } from '../ledger/ledger.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Staff = { staff: string; role: string };

const PAGE_SIZE = 50;

function countsOf({ open, state, openCases }: Station) {
  const kinds = open.store.countsAfter(state.day.closed.at(-1)?.seq ?? -1);
  const of = (kind: string) => kinds.get(kind) ?? 0;
  const emergencies = of('emergency-begun');
  return {
    entries: [...kinds.values()].reduce((sum, entries) => sum + entries, 0),
    opened: of('case-opened'),
    ended: of('case-closed') + of('case-abandoned'),
    open: openCases.size,
    ...(emergencies > 0 && { emergencies }),
  };
}

/** @throws Situation DAY_NOT_OPEN where nobody has done anything since the last close, EXPORT_RUNNING, and those of `agreedBy` */
export function closeDay(
  station: Station,
  actor: Staff,
  { command, ...second }: SecondPerson & { command: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const again = station.repeated(
      command,
      actor,
      (event) => event.kind === 'day-closed' && event.body.approver === second.approver,
    );
    if (again) return again;
    assertOpen(station);
    const { id: approver } = await agreedBy(station, actor, second, 'dayClose');
    // The system may have closed it while the PIN was being hashed.
    assertOpen(station);
    if (station.exports > 0) throw new Situation('EXPORT_RUNNING');
    try {
      return station.closeDay({ command, actor, body: { ...countsOf(station), approver } });
    } catch (error) {
      throw error instanceof DayTooLong ? new Situation('DAY_TOO_LONG') : error;
    }
  });
}

function assertOpen({ state }: Station): void {
  if (state.day.openedAt === undefined) throw new Situation('DAY_NOT_OPEN');
}

/** When the system will close the present day, in milliseconds since 1970; undefined while nobody has opened one. */
export function lateCloseMs({ state }: Station): number | undefined {
  const { openedAt } = state.day;
  return openedAt === undefined ? undefined : closedLateFrom(openedAt);
}

/** A case that was put aside is open too: whoever goes on with it does so within the same day of the ledger, or two people close it first. */
export const mayCloseLate = ({ openCases, exports }: Station): boolean =>
  openCases.size === 0 && exports === 0;

/** Closes a day that nobody closed in time, where it may be closed now. @throws NotSealed */
export function closeDayLate(station: Station): void {
  const due = lateCloseMs(station);
  if (due === undefined || station.clock.now() < due || !mayCloseLate(station)) return;
  const command = uuid7(station.clock);
  try {
    station.closeDay({ command, actor: { role: 'system' }, body: { ...countsOf(station), late: true } });
  } catch (error) {
    // Not closed, and work goes on under the keys of that day: two people who try are told why.
    if (!(error instanceof DayTooLong)) throw error;
  }
}

const inWords = (station: Station, { seq, at, by, approver, late, counts }: ClosedDay) => ({
  ...{ seq, at, late, counts },
  by: by === undefined ? null : station.nameOf(by),
  approver: approver === undefined ? null : station.nameOf(approver),
});

/** The days that were closed, the last first, and since when the present one has been open. */
export function listDays(station: Station, page: number) {
  const { openedAt, closed } = station.state.day;
  const shown = closed.toReversed().slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    openedAt: openedAt ?? null,
    counts: countsOf(station),
    oldKeysLeft: station.oldKeysLeft,
    closed: shown.map((day) => inWords(station, day)),
    all: closed.length,
    pageSize: PAGE_SIZE,
  };
}

/**
 * The sheet of a day that was closed; that it was printed is on record before it is handed out.
 * @param closing seq of the `day-opened` that holds the closing checkpoint
 * @throws Situation NO_SUCH_DAY
 */
export function printDaySheet(station: Station, actor: Staff, command: string, closing: number) {
  const day = station.state.day.closed.find(({ seq }) => seq === closing);
  if (!day) throw new Situation('NO_SUCH_DAY');
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'day-sheet-printed' && event.body.closing === closing,
  );
  const events = [{ kind: 'day-sheet-printed' as const, body: { closing }, private: {} }];
  const { seq } = again ?? station.seal({ command, actor, events });
  return { ...sheetOf(station, day), printing: seq };
}

function sheetOf(station: Station, day: ClosedDay) {
  const parsed = parseCheckpoint(day.closing);
  if (!parsed.ok) throw new Error(`entry ${day.seq} holds no checkpoint: ${parsed.reason}`);
  const { origin, size, root } = parsed.checkpoint;
  const { bank = '', branch = '', device = '', mode = 'live' as const } = station.state.names ?? {};
  return {
    ...inWords(station, day),
    ...{ bank, branch, device, mode, origin, size, root: toBase64(root) },
    identities: [...station.identities],
    note: day.closing,
    code: shortCode(nodeCrypto, day.closing),
  };
}

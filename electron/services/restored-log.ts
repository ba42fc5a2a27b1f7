// What a restore takes from the copy of a log: that it is whole, what has to be destroyed in it first, and what the next generation goes on with.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { foldStationAll } from '../../shared/station/fold-station.ts';
import { EMPTY_STATION, type StationEvent, type StationState } from '../../shared/station/station-state.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { EntryReader } from '../ledger/entry-reader.ts';
import { erasuresIn } from '../ledger/erasure.ts';
import type { LargeThing } from '../ledger/ledger.ts';
import { createLedger, databaseFile, type LedgerPlace, type Restored } from '../ledger/open-ledger.ts';
import { type Erasure, removeCase } from '../store/case-removal.ts';
import { openDatabase } from '../store/database.ts';
import { EntryStore } from '../store/entry-store.ts';
import { BackupNotWhole, type ProvedCopy, proveCopy } from './backup-check.ts';
import { largeOf, PackShelf } from './packs.ts';
import { publication } from './publish.ts';
import { Situation } from './situation.ts';

export interface LaterLog {
  /** Undefined where it is not whole: what it says of its length is then not believed. */
  proved: ProvedCopy | undefined;
  erasures: Erasure[];
}

const NOT_READABLE = /SQLITE_|ENOENT/;

/**
 * Reads the log that stood here before, as far as that is possible, from a copy: it stays as it was found.
 * @returns undefined where it cannot be read at all
 * @throws Situation OTHER_LOG where it is whole and the backup is none of its beginnings
 */
export async function readLaterLog(
  folder: string,
  scratch: string,
  { key, caseKeys, backup }: { key: Uint8Array; caseKeys: CaseKeys; backup: ProvedCopy },
): Promise<LaterLog | undefined> {
  if (!existsSync(databaseFile(folder))) return undefined;
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const file = databaseFile(scratch);
  for (const end of ['', '-wal'])
    if (existsSync(databaseFile(folder) + end)) cpSync(databaseFile(folder) + end, file + end);
  try {
    const erasures = eraseKeys(file, key, caseKeys);
    const proved = await proveCopy({ file, key, caseKeys, known: backup.size }).catch((error: unknown) => {
      if (error instanceof BackupNotWhole) return undefined;
      throw error;
    });
    const isOther = proved && proved.origin !== backup.origin;
    if (isOther || (proved?.rootAtKnown && !equalBytes(proved.rootAtKnown, backup.root)))
      throw new Situation('OTHER_LOG');
    return { proved, erasures };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof Situation || !(NOT_READABLE.test(code) || isUnusable(error))) throw error;
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const isUnusable = (error: unknown): boolean => error instanceof Error && 'reason' in error;

/** Destroys the keys of all that a log says was erased, those of entries included that the backup does not hold. */
function eraseKeys(file: string, key: Uint8Array, caseKeys: CaseKeys): Erasure[] {
  const store = new EntryStore(openDatabase(file, key, 'read'));
  try {
    const erasures = erasuresIn(store);
    for (const { caseId, beside } of erasures) {
      for (const seq of beside) caseKeys.destroy(store.idOf(seq));
      caseKeys.destroy(caseId);
    }
    return erasures;
  } finally {
    store.db.close();
  }
}

/**
 * Carries out every erasure, on the database first and on the keys then; and leaves no key of anything that is not in this log.
 * @returns how many cases and entries have private parts that nobody can read, though no erasure that is known took their keys
 */
export function eraseAgain(
  file: string,
  key: Uint8Array,
  { size, erasures, caseKeys }: { size: number; erasures: readonly Erasure[]; caseKeys: CaseKeys },
): number {
  const store = new EntryStore(openDatabase(file, key, 'write'));
  try {
    const here = erasures.map(({ caseId, beside }) => ({
      caseId,
      beside: beside.filter((seq) => seq < size),
    }));
    store.db
      .transaction(() => {
        for (const erasure of here) removeCase(store.db, erasure);
      })
      .immediate();
    for (const { caseId, beside } of here) {
      for (const seq of beside) caseKeys.destroy(store.idOf(seq));
      caseKeys.destroy(caseId);
    }
    const erased = new Set(here.map(({ caseId }) => caseId));
    const scopes = new Set(store.scopes());
    for (const scope of caseKeys.scopes()) if (!scopes.has(scope)) caseKeys.destroy(scope);
    return [...scopes].filter((scope) => !caseKeys.get(scope) && !erased.has(scope)).length;
  } finally {
    store.db.close();
  }
}

export interface TakenOver {
  state: StationState;
  events: Happening[];
  large: LargeThing[];
}

/** The machines in the hall, and the other stations whose hand-overs are taken. */
function lobbyTakenOver({ machines, stations }: StationState['lobby']): Happening[] {
  const enrolled = [...stations].map(
    ([station, key]): Happening => ({ kind: 'station-enrolled', body: { station, key }, private: {} }),
  );
  if (!machines) return enrolled;
  return [{ kind: 'machines-set', body: { machines: [...machines] }, private: {} }, ...enrolled];
}

/**
 * What the next generation begins with, sealed anew by the system: names, people with their PINs, spare keys, head office, the lobby's
 * machines and stations, the pack in use.
 * Cases, tasks, drafts, proposals and imported packs stay in the generation before.
 */
export function takenOver(file: string, key: Uint8Array, caseKeys: CaseKeys): TakenOver {
  const store = new EntryStore(openDatabase(file, key, 'read'));
  try {
    const reader = new EntryReader(store, caseKeys);
    const state = foldStationAll(EMPTY_STATION, reader.eventsOfStation() as Iterable<StationEvent>);
    const { names, people, spares, headOffice, pack, machine } = state;
    const { idleLockMinutes, helpPhone, restartHour } = machine;
    if (!names) throw new BackupNotWhole('the station has no name');
    const { mode, bank, branch, device } = names;
    const events: Happening[] = [
      { kind: 'station-named', body: { mode }, private: { bank, branch, device } },
    ];
    for (const { id, name, roles, status, pin } of people.values())
      events.push({
        kind: 'staff-changed',
        body: { staff: id, roles: [...roles], status, ...(pin && { pin }) },
        private: { name },
      });
    if (idleLockMinutes !== EMPTY_STATION.machine.idleLockMinutes)
      events.push({ kind: 'idle-lock-set', body: { minutes: idleLockMinutes }, private: {} });
    if (restartHour !== undefined)
      events.push({ kind: 'nightly-restart-set', body: { hour: restartHour }, private: {} });
    if (helpPhone !== undefined)
      events.push({ kind: 'help-phone-set', body: {}, private: { phone: helpPhone } });
    for (const [slot, { id }] of spares)
      events.push({ kind: 'spare-key-made', body: { slot, id }, private: {} });
    if (headOffice)
      events.push({
        kind: 'head-office-enrolled',
        body: { origin: headOffice.origin, keys: [...headOffice.keys] },
        private: {},
      });
    events.push(...lobbyTakenOver(state.lobby));
    if (!pack) return { state, events, large: [] };
    const shelf = new PackShelf(reader);
    const used = shelf.byHash(pack.sha256);
    const base = pack.base ? shelf.byHash(pack.base) : used;
    const { event, large } = publication(base, used);
    return { state, events: [...events, event], large: [...largeOf(base), ...large] };
  } finally {
    store.db.close();
  }
}

/** Opens the generation that goes on: an empty log that says where it comes from, and what it goes on with. */
export function openNext(
  place: LedgerPlace,
  origin: string,
  { events, large }: Pick<TakenOver, 'events' | 'large'>,
  restored: Restored,
): void {
  const opened = createLedger(place, origin, restored);
  try {
    opened.ledger.append({ command: uuid7(place.clock), actor: { role: 'system' }, events, large });
  } finally {
    opened.close();
  }
}

export const partsOf = (origin: string) => {
  const [, device = '', generation = ''] = /^(.*)\/g(\d+)$/.exec(origin) ?? [];
  return { device, generation: Number(generation) };
};

/** Where the log of a generation lies within a station's folder. */
export const generationIn = (folder: string, generation: number): string => join(folder, `g${generation}`);

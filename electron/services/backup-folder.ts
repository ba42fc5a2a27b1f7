// The folder for backups: what may be one, which one is used, and that somebody chose another. The only use of a path that was typed in a
// window is to write backups into it.
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { VOLUMES } from '../../shared/station/backup-folder-kinds.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Volume = (typeof VOLUMES)[number];

export interface BackupPlace {
  /** Beside the ledger; made when it is needed. */
  own: string;
  /** Named when the program was started. */
  option?: string | undefined;
  /** In which the ledger and everything of its own lies: nothing else may be put there. */
  data: string;
}

/** @returns undefined where there is nothing of this name */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

const isWithin = (outer: string, inner: string): boolean => {
  const way = relative(outer, inner);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
};

/** Whether a folder lies on the same disk as the ledger. One that is not there yet will be made beside it. */
export function volumeOf(folder: string, { data }: BackupPlace): Volume {
  const [there, here] = [realPath(folder), realPath(data)];
  return there && here && statSync(there).dev !== statSync(here).dev ? 'other' : 'same';
}

/** Writes a file, waits for the disk, and takes it away again. */
function tryToWrite(folder: string): void {
  const path = join(folder, `counterguard-${randomUUID()}.try`);
  const file = openSync(path, 'wx', 0o600);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

/** @returns the folder without links  @throws Situation FOLDER_NOT_ABSOLUTE, FOLDER_MISSING, FOLDER_OF_LEDGER, FOLDER_NOT_WRITABLE */
function checkedFolder(folder: string, { data }: BackupPlace): string {
  if (!isAbsolute(folder)) throw new Situation('FOLDER_NOT_ABSOLUTE');
  const real = realPath(folder);
  if (!real || !statSync(real).isDirectory()) throw new Situation('FOLDER_MISSING');
  if (isWithin(realPath(data) ?? data, real)) throw new Situation('FOLDER_OF_LEDGER');
  try {
    tryToWrite(real);
  } catch {
    throw new Situation('FOLDER_NOT_WRITABLE');
  }
  return real;
}

/** What is used now, and why: an option goes before what was chosen. */
export function usedFolder({ state }: Station, { own, option }: BackupPlace) {
  const { chosen } = state.backupFolder;
  if (option !== undefined) return { folder: option, from: 'option' as const };
  return chosen === undefined
    ? { folder: own, from: 'default' as const }
    : { folder: chosen, from: 'chosen' as const };
}

/** Every folder in which a copy of the keys may lie. */
export const knownFolders = ({ state }: Station, { own, option }: BackupPlace): string[] => [
  ...new Set([own, ...(option === undefined ? [] : [option]), ...state.backupFolder.named]),
];

/** An option that names a folder for the first time is on record as well. @throws NotSealed */
export function recordOption(station: Station, place: BackupPlace): void {
  const { option } = place;
  if (option === undefined || station.state.backupFolder.named.includes(option)) return;
  const body = { from: 'option' as const, volume: volumeOf(option, place) };
  station.sealAsSystem({ kind: 'backup-folder-set', body, private: { folder: option } });
}

/**
 * @param folder the program's own again where none is named
 * @throws Situation NOTHING_CHANGED, FOLDER_NOT_ABSOLUTE, FOLDER_MISSING, FOLDER_OF_LEDGER, FOLDER_NOT_WRITABLE; NotSealed
 */
export function chooseFolder(
  station: Station,
  actor: Actor,
  { command, folder }: { command: string; folder?: string | undefined },
  place: BackupPlace,
): Sealed {
  const again = station.repeated(command, actor, ({ kind }) => kind === 'backup-folder-set');
  if (again) return again;
  const checked = folder === undefined ? undefined : checkedFolder(folder, place);
  if (checked === station.state.backupFolder.chosen) throw new Situation('NOTHING_CHANGED');
  const from = checked === undefined ? ('default' as const) : ('chosen' as const);
  const body = { from, volume: volumeOf(checked ?? place.own, place) };
  const events = [
    { kind: 'backup-folder-set' as const, body, private: checked === undefined ? {} : { folder: checked } },
  ];
  return station.seal({ command, actor, events });
}

// The copies of the ledger as its events tell of them: which were made, and whether the last try failed.
import type { Event } from '../ledger/catalogue.ts';
import type { backupKinds } from './backup-kinds.ts';

type BackupEvent = Event<keyof typeof backupKinds>;
type Body<K extends keyof typeof backupKinds> = Extract<BackupEvent, { kind: K }>['body'];

type MadeBackup = Body<'backup-made'> & {
  seq: number;
  at: string;
  /** Absent where the system did it. */
  by?: string;
};

export interface Backups {
  /** The oldest first. */
  made: readonly MadeBackup[];
  /** The last try, where it failed. */
  failed?: Body<'backup-failed'> & { seq: number; at: string };
}

export const NO_BACKUPS: Backups = { made: [] };

export function foldBackups({ made }: Backups, event: BackupEvent): Backups {
  const { seq, at, actor } = event;
  switch (event.kind) {
    case 'backup-made':
      return { made: [...made, { ...event.body, seq, at, ...('staff' in actor && { by: actor.staff }) }] };
    case 'backup-failed':
      return { made, failed: { ...event.body, seq, at } };
  }
}

/** Whatever fails on a disk is not better a second later; a stick that was pulled may be back in an hour. */
const RETRY_MS = 3_600_000;
/** Whoever closed the day prints its sheet first. */
const AFTER_CLOSE_MS = 60_000;

/**
 * When the system will make the next backup: after the close of a day that no backup follows.
 * @returns milliseconds since 1970; undefined where the last close has its backup, or there was none
 */
export function backupDueMs(
  { made, failed }: Backups,
  closed: { seq: number; at: string } | undefined,
): number | undefined {
  if (!closed || (made.at(-1)?.seq ?? -1) > closed.seq) return undefined;
  const afterClose = Date.parse(closed.at) + AFTER_CLOSE_MS;
  return failed && failed.seq > closed.seq
    ? Math.max(afterClose, Date.parse(failed.at) + RETRY_MS)
    : afterClose;
}

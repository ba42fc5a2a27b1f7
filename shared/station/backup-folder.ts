// Which folder backups go to, as its events tell of it; and every folder that ever was one: a key that is destroyed is destroyed there too.
import type { Event } from '../ledger/catalogue.ts';

export interface BackupFolder {
  /** What the administrator chose last; absent where that is the program's own folder. */
  chosen?: string;
  /** Every folder that was named, chosen or by an option, each once. */
  named: readonly string[];
}

export const OWN_FOLDER: BackupFolder = { named: [] };

export function foldBackupFolder(
  { chosen, named }: BackupFolder,
  { body, private: hidden }: Event<'backup-folder-set'>,
): BackupFolder {
  const { folder } = hidden ?? {};
  const all = folder === undefined || named.includes(folder) ? named : [...named, folder];
  const next = body.from === 'option' ? chosen : folder;
  return { named: all, ...(next !== undefined && { chosen: next }) };
}

// Carries out what the log says was erased. `erased` is sealed first and takes the rows with it (case-removal.ts); then the pages that still
// lie in the -wal go, then the keys, the case's own last: as long as that one is there the erasure is not finished, and the next start goes on.
// A restored store is treated the same before it opens: with every `erased` of its own log, and of any later bundle or log (they are in each
// bundle), so that neither a backup of the database nor one of the keys brings a person back.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readEntry } from '../../shared/ledger/entry.ts';
import type { Vault } from '../keys/vault.ts';
import type { Erasure } from '../store/case-removal.ts';
import type { EntryStore } from '../store/entry-store.ts';

/** Sealed, and not yet gone from every file. */
export class ErasureUnfinished extends Error {}

/** Everything that was ever erased here, in the order of the log. */
export function erasuresIn(store: EntryStore): Erasure[] {
  return store.ofKind('erased').map(({ seq, bytes }) => {
    const read = readEntry(bytes);
    if (!read.ok) throw new Error(`entry ${seq} is malformed: ${read.field}`);
    return read.entry.body as unknown as Erasure;
  });
}

/** A copy of a -wal that was set aside at some start that failed holds pages as they were then. */
function removeSetAside(database: string): void {
  const folder = dirname(database);
  const copies = `${basename(database)}-wal.aside-`;
  for (const name of readdirSync(folder)) if (name.startsWith(copies)) rmSync(join(folder, name));
}

function emptyWal({ db }: EntryStore): void {
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (answer?.busy !== 0) throw new Error('the -wal is in use');
}

/** Does nothing where everything that was erased is gone. @throws ErasureUnfinished: what is left is taken up again at the next call or start */
export function finishErasures(store: EntryStore, { caseKeys }: Vault): void {
  const unfinished = erasuresIn(store).filter(({ caseId }) => caseKeys.get(caseId));
  if (unfinished.length === 0) return;
  try {
    emptyWal(store);
    removeSetAside(store.db.name);
    for (const { beside } of unfinished) for (const seq of beside) caseKeys.destroy(store.idOf(seq));
    for (const { caseId } of unfinished) caseKeys.destroy(caseId);
  } catch (error) {
    throw new ErasureUnfinished('what was erased is not gone from every file yet', { cause: error });
  }
}

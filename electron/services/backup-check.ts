// Proves that a copy of a ledger is the ledger: opened with nothing but the copied file, every entry hashed again up to its signed head.
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { checkLog, type LogChecked } from '../ledger/log-check.ts';
import { openDatabase } from '../store/database.ts';
import { EntryStore } from '../store/entry-store.ts';
import { Turns } from './turns.ts';

/** What was copied is not a whole ledger. */
export class BackupNotWhole extends Error {}

export interface Copied {
  file: string;
  /** Of the database. */
  key: Uint8Array;
  caseKeys: CaseKeys;
  /** A size of which somebody wants the root. */
  known?: number;
}

export type ProvedCopy = Pick<LogChecked, 'rootAtKnown' | 'parts' | 'erased' | 'checkpoints'> & {
  origin: string;
  size: number;
  root: Uint8Array;
  /** The newest signed checkpoint in it, whole. */
  head: string;
};

/** @throws BackupNotWhole; DatabaseUnusable where it does not open; AbortError */
export async function proveCopy(
  { file, key, caseKeys, known }: Copied,
  signal?: AbortSignal,
): Promise<ProvedCopy> {
  const store = new EntryStore(openDatabase(file, key, 'read'));
  try {
    const head = store.head()?.checkpoint ?? '';
    const parsed = parseCheckpoint(head);
    if (!parsed.ok) throw new BackupNotWhole(`no checkpoint: ${parsed.reason}`);
    const { origin, size } = parsed.checkpoint;
    // A copy has no anchor: its own head stands for it, and who has another head compares by `known`.
    const anchor = { state: 'held' as const, counter: 0, checkpoint: head };
    const log = { store, caseKeys, origin, size, head, anchor, ...(known !== undefined && { known }) };
    const running = checkLog(log);
    const turns = new Turns();
    let step = running.next();
    for (; !step.done; step = running.next()) {
      signal?.throwIfAborted();
      if (turns.isOver()) await turns.next();
    }
    const { whole, finding, rootAtKnown, parts, erased, checkpoints } = step.value;
    if (!whole) throw new BackupNotWhole(JSON.stringify(finding));
    return { origin, size, head, root: whole.root(), rootAtKnown, parts, erased, checkpoints };
  } finally {
    store.db.close();
  }
}

// Takes what identifies the person of an erased case out of every table. The entries stay: they hold commitments only, and go on verifying.
import type { Db } from './database.ts';
import { SearchIndex } from './search-index.ts';

export interface Erasure {
  caseId: string;
  /** Entries of no case whose private parts go with it, by seq. */
  beside: readonly number[];
}

/**
 * Part of the transaction that seals `erased`, so that there is never the one without the other. Whatever is built from private parts (the
 * recall hash, the index of searches) loses the case here; secure_delete overwrites what the rows held.
 */
export function removeCase(db: Db, { caseId, beside }: Erasure): void {
  db.prepare('DELETE FROM private_parts WHERE seq IN (SELECT seq FROM entries WHERE case_id = ?)').run(
    caseId,
  );
  const one = db.prepare<unknown[]>('DELETE FROM private_parts WHERE seq = ?');
  for (const seq of beside) one.run(seq);
  db.prepare('DELETE FROM large_things WHERE scope = ?').run(caseId);
  new SearchIndex(db).removeCase(caseId);
  db.prepare('UPDATE case_index SET document_hash = NULL WHERE case_id = ?').run(caseId);
}

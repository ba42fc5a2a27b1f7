// Opens the encrypted database of one ledger and proves that it is encrypted, in WAL, and waits for the disk.
import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

export type Db = Database.Database;

/** The database is there but cannot be used; `reason` says which bad day this is. */
export class DatabaseUnusable extends Error {
  readonly reason: 'not-encrypted' | 'wrong-key-or-damaged' | 'unknown-schema' | 'not-durable';
  constructor(reason: DatabaseUnusable['reason'], cause?: unknown) {
    super(`database unusable: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** SQLite cannot read a page: its authentication code is wrong, or the disk gives nothing. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /CORRUPT|NOTADB|IOERR/.test(String(error.code)) &&
  // A lock or a machine short of memory says nothing of what lies on the disk.
  !/NOMEM|LOCK|BLOCKED|SHM/.test(String(error.code));

const SCHEMA_VERSION = 3;
/**
 * What a search reads. `case_words` keeps its own text, so that a case can be taken out when its key is gone already, and needs no
 * sizes of rows, because nothing is ranked.
 */
const SEARCH_SCHEMA = `
CREATE TABLE case_flags (flag TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (case_id, flag)) STRICT, WITHOUT ROWID;
CREATE INDEX case_flags_by_flag ON case_flags (flag);
CREATE INDEX case_index_by_amount ON case_index (amount_fen) WHERE amount_fen IS NOT NULL;
CREATE VIRTUAL TABLE case_words USING fts5(words, tokenize = 'ascii', columnsize = 0);
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);
`;

const SCHEMA = `
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  case_id TEXT, n INTEGER, bytes BLOB NOT NULL, leaf BLOB NOT NULL
) STRICT;
CREATE INDEX entries_of_case ON entries (case_id, n) WHERE case_id IS NOT NULL;
CREATE INDEX entries_of_station ON entries (seq) WHERE case_id IS NULL;
CREATE TABLE private_parts (
  seq INTEGER NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE large_things (sha256 TEXT PRIMARY KEY, scope TEXT, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, subtrees BLOB NOT NULL,
  previous_size INTEGER NOT NULL, previous_subtrees BLOB NOT NULL, checkpoint TEXT NOT NULL
) STRICT;
CREATE TABLE published (size INTEGER PRIMARY KEY, checkpoint TEXT NOT NULL) STRICT;
CREATE TABLE case_index (
  case_id TEXT PRIMARY KEY, opened_at TEXT NOT NULL, ended_at TEXT, teller TEXT NOT NULL,
  procedure TEXT NOT NULL, ending TEXT, amount_fen INTEGER, entries INTEGER NOT NULL,
  outcome TEXT, document_hash TEXT, pack_sha256 TEXT NOT NULL, overrides INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_index_by_document ON case_index (document_hash, ended_at) WHERE document_hash IS NOT NULL;
CREATE TABLE tasks (
  case_id TEXT NOT NULL, task TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT, due TEXT NOT NULL,
  PRIMARY KEY (case_id, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_index_by_time ON case_index (opened_at);
CREATE INDEX case_index_open ON case_index (case_id) WHERE ended_at IS NULL;
${SEARCH_SCHEMA}`;

function assertEncrypted(file: string): void {
  const handle = openSync(file, 'r');
  try {
    const first = Buffer.alloc(16);
    readSync(handle, first, 0, 16, 0);
    if (first.toString('latin1').startsWith('SQLite format 3')) throw new DatabaseUnusable('not-encrypted');
  } finally {
    closeSync(handle);
  }
}

/**
 * Sets what a commit needs to survive a power cut and reads it back. This SQLite forgets synchronous=FULL after the
 * first write in WAL (stack.md, traps), so every append asks again.
 */
export function assertDurable(db: Db): void {
  if (db.pragma('synchronous', { simple: true }) === 2) return;
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new DatabaseUnusable('not-durable');
}

/**
 * @param key 32 bytes, used raw with the SQLCipher scheme
 * @param use `create` makes a new file and refuses an existing one; `read` opens read-only
 * @throws DatabaseUnusable where the file is not one of ours, and SQLite's own errors for a full or read-only disk
 */
export function openDatabase(file: string, key: Uint8Array, use: 'create' | 'write' | 'read'): Db {
  if (use !== 'create') assertEncrypted(file);
  const db = new Database(file, { fileMustExist: use !== 'create', readonly: use === 'read' });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    readSchema(db, use);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function readSchema(db: Db, use: 'create' | 'write' | 'read'): void {
  if (use === 'create') {
    db.pragma('journal_mode = WAL');
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }
  let version: unknown;
  try {
    version = db.pragma('user_version', { simple: true });
    // Another version may have other tables; 0 is a file that holds nothing of anybody's.
    if (version === SCHEMA_VERSION || version === 0) db.prepare('SELECT count(*) FROM head').get();
  } catch (error) {
    // A folder that cannot be written says nothing about the file.
    if (error instanceof Error && 'code' in error && /CANTOPEN|READONLY|FULL/.test(String(error.code)))
      throw error;
    throw new DatabaseUnusable('wrong-key-or-damaged', error);
  }
  if (version !== SCHEMA_VERSION) throw new DatabaseUnusable('unknown-schema');
  if (use === 'read') return;
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('secure_delete = ON');
  assertDurable(db);
}

// The ledger's tables: what is read from them and written to them, in one place, as prepared statements.
import type { Statement, Transaction } from 'better-sqlite3-multiple-ciphers';
import type { Db } from './database.ts';

type Sql = Statement<unknown[]>;

export interface EntryRow {
  seq: number;
  bytes: Uint8Array;
}

/** A row as it lies there, whatever was done to it. */
export interface StoredRow extends EntryRow {
  id: string;
  kind: string;
  caseId: string | null;
  n: number | null;
  leaf: Uint8Array;
}

export interface PrivatePart {
  seq: number;
  name: string;
  sealed: Uint8Array;
}

export interface HeadRow {
  size: number;
  subtrees: Uint8Array;
  previousSize: number;
  previousSubtrees: Uint8Array;
  checkpoint: string;
}

export interface NewEntry {
  seq: number;
  id: string;
  kind: string;
  caseId: string | null;
  n: number | null;
  bytes: Uint8Array;
  leaf: Uint8Array;
}

const LEAVES_AT_ONCE = 256;

const HEAD = `SELECT size, subtrees, previous_size AS previousSize, previous_subtrees AS previousSubtrees, checkpoint FROM head`;

export class EntryStore {
  readonly db: Db;
  readonly #cache = new Map<string, Sql>();
  readonly #transaction: Transaction<(work: () => void) => void>;

  constructor(db: Db) {
    this.db = db;
    // Made once: to wrap a function costs about as much as to begin and to commit.
    this.#transaction = db.transaction((work: () => void) => work());
  }

  /** All of it or nothing. Nobody else writes from its first statement on. */
  atOnce(work: () => void): void {
    this.#transaction.immediate(work);
  }

  #sql(text: string): Sql {
    const known = this.#cache.get(text);
    if (known) return known;
    const statement = this.db.prepare<unknown[]>(text);
    this.#cache.set(text, statement);
    return statement;
  }

  head(): HeadRow | undefined {
    return this.#sql(HEAD).get() as HeadRow | undefined;
  }

  writeHead(head: HeadRow): void {
    this.#sql(
      `INSERT INTO head VALUES (1, @size, @subtrees, @previousSize, @previousSubtrees, @checkpoint)
       ON CONFLICT (one) DO UPDATE SET size = @size, subtrees = @subtrees, previous_size = @previousSize,
       previous_subtrees = @previousSubtrees, checkpoint = @checkpoint`,
    ).run(head);
  }

  insert(entry: NewEntry): void {
    this.#sql('INSERT INTO entries VALUES (@seq, @id, @kind, @caseId, @n, @bytes, @leaf)').run(entry);
  }

  insertPrivate(seq: number, name: string, sealed: Uint8Array): void {
    this.#sql('INSERT INTO private_parts VALUES (?, ?, ?)').run(seq, name, sealed);
  }

  /** @param scope the case whose key the bytes are sealed with, or null for what is public */
  insertLarge(sha256: string, scope: string | null, bytes: Uint8Array): void {
    this.#sql('INSERT INTO large_things VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(sha256, scope, bytes);
  }

  bytesOf(seq: number): Uint8Array | undefined {
    return this.#sql('SELECT bytes FROM entries WHERE seq = ?').pluck().get(seq) as Uint8Array | undefined;
  }

  seqOfId(id: string): number | undefined {
    return this.#sql('SELECT seq FROM entries WHERE id = ?').pluck().get(id) as number | undefined;
  }

  privateOf(seq: number): { name: string; sealed: Uint8Array }[] {
    return this.#sql('SELECT name, sealed FROM private_parts WHERE seq = ? ORDER BY name').all(seq) as never;
  }

  /** @throws Error where there is no such entry */
  idOf(seq: number): string {
    const id = this.#sql('SELECT id FROM entries WHERE seq = ?').pluck().get(seq);
    if (typeof id !== 'string') throw new Error(`entry ${seq} is not there`);
    return id;
  }

  /** The station's own entries of one kind, in order. */
  ofKind(kind: string): EntryRow[] {
    const sql = 'SELECT seq, bytes FROM entries WHERE case_id IS NULL AND kind = ? ORDER BY seq';
    return this.#sql(sql).all(kind) as EntryRow[];
  }

  /** Whose keys private parts are sealed with: the station's own entries', as far as they still have any, and every case's. */
  scopes(): string[] {
    return this.#sql(
      `SELECT id FROM entries
       WHERE case_id IS NULL AND EXISTS (SELECT 1 FROM private_parts WHERE private_parts.seq = entries.seq)
       UNION ALL SELECT case_id FROM case_index`,
    )
      .pluck()
      .all() as string[];
  }

  large(sha256: string): { scope: string | null; bytes: Uint8Array } | undefined {
    return this.#sql('SELECT scope, bytes FROM large_things WHERE sha256 = ?').get(sha256) as never;
  }

  ofCase(caseId: string): EntryRow[] {
    return this.#sql('SELECT seq, bytes FROM entries WHERE case_id = ? ORDER BY n').all(caseId) as EntryRow[];
  }

  ofStation(): IterableIterator<EntryRow> {
    return this.#sql('SELECT seq, bytes FROM entries WHERE case_id IS NULL ORDER BY seq').iterate() as never;
  }

  /** @param after a place in the log: only what stands behind it is read */
  seqsOfKinds(kinds: readonly string[], after = -1): number[] {
    const marks = kinds.map(() => '?').join(', ');
    return this.#sql(`SELECT seq FROM entries WHERE seq > ? AND kind IN (${marks}) ORDER BY seq`)
      .pluck()
      .all(after, ...kinds) as never;
  }

  /** Of the station's own entries, by the wall time at which they were made, to the millisecond: `from` included, `to` not; the newest first. */
  seqsBetween(kinds: readonly string[], { from, to }: { from: string; to: string }): number[] {
    const marks = kinds.map(() => '?').join(', ');
    const last = new Date(Date.parse(to) - 1).toISOString();
    // In canonical JSON the time comes right after the actor, who has no such letters: found there, ten thousand bodies need not be parsed.
    // BETWEEN, so that each entry is read once.
    return this.#sql(
      `SELECT seq FROM entries WHERE case_id IS NULL AND kind IN (${marks})
       AND CAST(substr(bytes, instr(bytes, CAST('"at":"' AS BLOB)) + 6, 24) AS TEXT) BETWEEN ? AND ? ORDER BY seq DESC`,
    )
      .pluck()
      .all(...kinds, from, last) as never;
  }

  /** The last of the station's own entries of this kind that stands at or before a place in the log. */
  lastOfKind(kind: string, upTo: number): EntryRow | undefined {
    return this.#sql(
      'SELECT seq, bytes FROM entries WHERE case_id IS NULL AND kind = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
    ).get(kind, upTo) as EntryRow | undefined;
  }

  /** How many entries of each kind stand after a place in the log. */
  countsAfter(seq: number): ReadonlyMap<string, number> {
    const rows = this.#sql('SELECT kind, count(*) AS entries FROM entries WHERE seq > ? GROUP BY kind').all(
      seq,
    );
    return new Map((rows as { kind: string; entries: number }[]).map(({ kind, entries }) => [kind, entries]));
  }

  /** Leaf hashes from 0, in order. Read in blocks: a statement that is still running would keep others from writing. */
  *leaves(below: number): Generator<Uint8Array> {
    for (let from = 0; from < below; from += LEAVES_AT_ONCE) {
      const to = Math.min(below, from + LEAVES_AT_ONCE);
      yield Buffer.concat(
        this.#sql('SELECT leaf FROM entries WHERE seq >= ? AND seq < ? ORDER BY seq')
          .pluck()
          .all(from, to) as Uint8Array[],
      );
    }
  }

  leafOf(seq: number): Uint8Array | undefined {
    return this.#sql('SELECT leaf FROM entries WHERE seq = ?').pluck().get(seq) as Uint8Array | undefined;
  }

  /** The smallest published checkpoint of at least this size. */
  publishedFrom(size: number): string | undefined {
    return this.#sql('SELECT checkpoint FROM published WHERE size >= ? ORDER BY size LIMIT 1')
      .pluck()
      .get(size) as string | undefined;
  }

  publish(size: number, checkpoint: string): void {
    this.#sql('INSERT INTO published VALUES (?, ?) ON CONFLICT DO NOTHING').run(size, checkpoint);
  }

  /** Rows `[from, to)`, in order; those that are not there are left out. */
  rows(from: number, to: number): StoredRow[] {
    return this.#sql(
      'SELECT seq, id, kind, case_id AS caseId, n, bytes, leaf FROM entries WHERE seq >= ? AND seq < ? ORDER BY seq',
    ).all(from, to) as StoredRow[];
  }

  /** Private parts of the entries `[from, to)`. */
  partsIn(from: number, to: number): PrivatePart[] {
    return this.#sql(
      'SELECT seq, name, sealed FROM private_parts WHERE seq >= ? AND seq < ? ORDER BY seq, name',
    ).all(from, to) as never;
  }

  /** Whose key the private parts of an entry are sealed with: its case's, or its own where it belongs to none. */
  scopeOf(seq: number): string {
    const scope = this.#sql('SELECT coalesce(case_id, id) FROM entries WHERE seq = ?').pluck().get(seq);
    if (typeof scope !== 'string') throw new Error(`entry ${seq} is not there`);
    return scope;
  }

  /** The first row, of an entry or of a private part, that lies outside of a log of this size. */
  firstOutside(size: number): number | undefined {
    return (
      (this.#sql(
        `SELECT min(seq) FROM (SELECT seq FROM entries WHERE seq < 0 OR seq >= @size
         UNION ALL SELECT seq FROM private_parts WHERE seq < 0 OR seq >= @size)`,
      )
        .pluck()
        .get({ size }) as number | null) ?? undefined
    );
  }

  /** Every checkpoint that was handed out, the smallest first. */
  published(): { size: number; checkpoint: string }[] {
    return this.#sql('SELECT size, checkpoint FROM published ORDER BY size').all() as never;
  }
}

// The ledger's tables: what is read from them and written to them, in one place, as prepared statements.
import type { Statement } from 'better-sqlite3-multiple-ciphers';
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

const LEAVES_AT_ONCE = 1024;

const HEAD = `SELECT size, subtrees, previous_size AS previousSize, previous_subtrees AS previousSubtrees, checkpoint FROM head`;

export class EntryStore {
  readonly db: Db;
  readonly #cache = new Map<string, Sql>();

  constructor(db: Db) {
    this.db = db;
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

  /** Whose keys the private parts are sealed with that a station works with: its own entries' and the open cases'. */
  scopesInUse(): string[] {
    return this.#sql(
      `SELECT id FROM entries
       WHERE case_id IS NULL AND EXISTS (SELECT 1 FROM private_parts WHERE private_parts.seq = entries.seq)
       UNION ALL SELECT case_id FROM case_index WHERE ended_at IS NULL`,
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

  seqsOfKinds(kinds: readonly string[]): number[] {
    const marks = kinds.map(() => '?').join(', ');
    return this.#sql(`SELECT seq FROM entries WHERE kind IN (${marks}) ORDER BY seq`)
      .pluck()
      .all(...kinds) as never;
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
  partsIn(from: number, to: number): { seq: number; name: string; sealed: Uint8Array }[] {
    return this.#sql(
      'SELECT seq, name, sealed FROM private_parts WHERE seq >= ? AND seq < ? ORDER BY seq, name',
    ).all(from, to) as never;
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

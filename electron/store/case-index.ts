// A table of cases for lists and searches, kept in the same transaction as the entries it stands for.
import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { isOverride } from '../../shared/case/review-state.ts';
import type { Event } from '../../shared/ledger/catalogue.ts';
import type { SearchWord } from '../../shared/search/search-words.ts';
import { removeCase } from './case-removal.ts';
import type { Db } from './database.ts';
import { conditionFor } from './search-index.ts';

type Sql = Statement<unknown[]>;

export interface CaseRow {
  caseId: string;
  openedAt: string;
  endedAt: string | null;
  teller: string;
  procedure: string;
  /** Outcome or ending code, or the reason for which the case was cancelled; null while open. */
  ending: string | null;
  /** Null where the procedure has no amount, or none was filled in. */
  amountFen: number | null;
  entries: number;
  /** The outcome as it was judged at the end; null while open. */
  outcome: string | null;
  packSha256: string;
  /** How often a reviewer let it go on although the rules had stopped it. */
  overrides: number;
}

/** Something that is still to be done after a case has ended. */
export interface TaskRow {
  caseId: string;
  /** Code of the step that was put off, or of the follow-up. */
  task: string;
  kind: 'deferred' | 'follow-up';
  /** Who sees to it; null for a follow-up, which is anybody's. */
  owner: string | null;
  /** Last day, in Asia/Shanghai. */
  due: string;
}

export interface CaseQuery {
  /** UTC instants, `[from, to)`, of the opening. */
  from: string;
  to: string;
  teller?: string;
  procedure?: string;
  ending?: string;
  /** Code of a flag that the case had when it was last judged, or that was tapped since. */
  flag?: string;
  /** Each of these must be found. */
  words?: readonly SearchWord[];
}

const COLUMNS = `case_id AS caseId, opened_at AS openedAt, ended_at AS endedAt, teller, procedure, ending,
  amount_fen AS amountFen, entries, outcome, pack_sha256 AS packSha256,
  overrides`;

interface Where {
  sql: string;
  values: unknown[];
}

function whereOf({ from, to, teller, ending, procedure, flag, words = [] }: CaseQuery): Where {
  // Found by their words, cases are few; the plus keeps SQLite from walking through all of a year's dates instead.
  const openedAt = words.length > 0 ? '+opened_at' : 'opened_at';
  const parts: Where[] = [{ sql: `${openedAt} >= ? AND ${openedAt} < ?`, values: [from, to] }];
  if (teller) parts.push({ sql: 'teller = ?', values: [teller] });
  if (ending) parts.push({ sql: 'ending = ?', values: [ending] });
  if (procedure) parts.push({ sql: 'procedure = ?', values: [procedure] });
  if (flag) parts.push({ sql: 'case_id IN (SELECT case_id FROM case_flags WHERE flag = ?)', values: [flag] });
  parts.push(...words.map(conditionFor));
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  };
}

export class CaseIndex {
  readonly #open: Sql;
  readonly #count: Sql;
  readonly #row: Sql;
  readonly #end: Sql;
  readonly #amount: Sql;
  readonly #override: Sql;
  readonly #addTask: Sql;
  readonly #endTask: Sql;
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
    this.#open = db.prepare<unknown[]>(
      'INSERT INTO case_index VALUES (?, ?, NULL, ?, ?, NULL, ?, 0, NULL, ?, ?, 0)',
    );
    this.#row = db.prepare<unknown[]>(`SELECT ${COLUMNS} FROM case_index WHERE case_id = ?`);
    this.#count = db.prepare<unknown[]>('UPDATE case_index SET entries = ? WHERE case_id = ?');
    this.#end = db.prepare<unknown[]>(
      'UPDATE case_index SET ended_at = ?, ending = ?, outcome = ? WHERE case_id = ?',
    );
    this.#override = db.prepare<unknown[]>(
      'UPDATE case_index SET overrides = overrides + 1 WHERE case_id = ?',
    );
    this.#addTask = db.prepare<unknown[]>('INSERT INTO tasks VALUES (?, ?, ?, ?, ?)');
    this.#endTask = db.prepare<unknown[]>('DELETE FROM tasks WHERE case_id = ? AND task = ?');
    this.#amount = db.prepare<unknown[]>('UPDATE case_index SET amount_fen = ? WHERE case_id = ?');
  }

  /** Takes in the events of one command. */
  project(events: readonly Event[]): void {
    for (const event of events) {
      if (event.kind === 'erased') removeCase(this.#db, event.body);
      if (event.kind === 'followed-up') this.#endTask.run(event.body.caseId, event.body.task);
      if (event.case === undefined) continue;
      this.#projectCase(event, event.case);
      this.#projectFlags(event, event.case);
      this.#count.run((event.n ?? 0) + 1, event.case);
    }
  }

  #projectCase(event: Event, caseId: string): void {
    switch (event.kind) {
      case 'case-opened': {
        const teller = 'staff' in event.actor ? event.actor.staff : event.actor.role;
        const { procedure, amountFen, pack } = event.body;
        const documentHash = event.private?.documentHash ?? null;
        const kept = [amountFen ?? null, documentHash, pack.sha256];
        this.#open.run(caseId, event.at, teller, procedure, ...kept);
        return;
      }
      case 'slip-filled':
      case 'slip-corrected':
        this.#amount.run(event.body.amountFen, caseId);
        return;
      case 'supervisor-decided':
        if (isOverride(event.body)) this.#override.run(caseId);
        return;
      case 'case-closed': {
        const { ending, outcome, deferred = [], followUps = [] } = event.body;
        this.#end.run(event.at, ending, outcome, caseId);
        for (const { step, owner, due } of deferred) this.#addTask.run(caseId, step, 'deferred', owner, due);
        for (const { code, due } of followUps) this.#addTask.run(caseId, code, 'follow-up', null, due);
        return;
      }
      case 'case-abandoned':
        this.#end.run(event.at, event.body.reason, event.body.outcome, caseId);
    }
  }

  /** The flags that a case can be found by: those of the last copy that somebody made, and what was tapped or taken back since. */
  #projectFlags(event: Event, caseId: string): void {
    const add = (flag: string) =>
      this.#db
        .prepare<unknown[]>('INSERT INTO case_flags VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(flag, caseId);
    const remove = (flag: string | null) =>
      this.#db
        .prepare<unknown[]>('DELETE FROM case_flags WHERE case_id = ? AND flag = coalesce(?, flag)')
        .run(caseId, flag);
    if (event.kind === 'flag-tapped') add(event.body.flag);
    else if (event.kind === 'flag-withdrawn') remove(event.body.flag);
    else if ('flags' in event.body) {
      remove(null);
      for (const flag of event.body.flags) add(flag);
    }
  }

  /** Cases of one document that ended since an instant, the newest first. */
  closedOf(documentHash: string, since: string): CaseRow[] {
    const sql = `SELECT ${COLUMNS} FROM case_index WHERE document_hash = ? AND ended_at >= ? ORDER BY ended_at DESC`;
    return this.#db.prepare<unknown[]>(sql).all(documentHash, since) as CaseRow[];
  }

  /** Cases of one document that have not ended, put aside or not. */
  openOf(documentHash: string): CaseRow[] {
    const sql = `SELECT ${COLUMNS} FROM case_index WHERE document_hash = ? AND ended_at IS NULL ORDER BY opened_at DESC`;
    return this.#db.prepare<unknown[]>(sql).all(documentHash) as CaseRow[];
  }

  /** What is still to be done, the most urgent first. */
  tasks(): TaskRow[] {
    const sql = 'SELECT case_id AS caseId, task, kind, owner, due FROM tasks ORDER BY due, case_id, task';
    return this.#db.prepare(sql).all() as TaskRow[];
  }

  openCases(): string[] {
    return this.#db
      .prepare('SELECT case_id FROM case_index WHERE ended_at IS NULL')
      .pluck()
      .all() as string[];
  }

  /** Every case, the first that was opened first. */
  caseIds(): string[] {
    return this.#db.prepare('SELECT case_id FROM case_index ORDER BY opened_at').pluck().all() as string[];
  }

  row(caseId: string): CaseRow | undefined {
    return this.#row.get(caseId) as CaseRow | undefined;
  }

  /** `overridden`: how many of all that a query finds were let go on by a reviewer against the rules. */
  find(
    query: CaseQuery,
    limit: number,
    offset: number,
  ): { total: number; overridden: number; rows: CaseRow[] } {
    const { sql: where, values } = whereOf(query);
    const counted = this.#db
      .prepare<unknown[]>(
        `SELECT count(*) AS total, count(*) FILTER (WHERE overrides > 0) AS overridden FROM case_index WHERE ${where}`,
      )
      .get(...values) as { total: number; overridden: number };
    const sql = `SELECT ${COLUMNS} FROM case_index WHERE ${where} ORDER BY opened_at DESC, case_id LIMIT ? OFFSET ?`;
    const rows = this.#db.prepare<unknown[]>(sql).all(...values, limit, offset);
    return { ...counted, rows: rows as CaseRow[] };
  }

  /** Cases that ended before an instant, the earliest first. */
  endedBefore(instant: string): CaseRow[] {
    const sql = `SELECT ${COLUMNS} FROM case_index WHERE ended_at < ? ORDER BY ended_at, case_id`;
    return this.#db.prepare<unknown[]>(sql).all(instant) as CaseRow[];
  }

  /** Whether anything is still to be done for a case that has ended. */
  hasTasks(caseId: string): boolean {
    const sql = 'SELECT EXISTS (SELECT 1 FROM tasks WHERE case_id = ?)';
    return this.#db.prepare<unknown[]>(sql).pluck().get(caseId) === 1;
  }

  /** Sequence numbers of the entries of every case that a query finds, how many cases that is, and the sum of their amounts. */
  entriesOf(query: CaseQuery): { cases: number; amountFen: number; seqs: number[] } {
    const { sql: where, values } = whereOf(query);
    const found = this.#db
      .prepare<unknown[]>(
        `SELECT count(*) AS cases, coalesce(sum(amount_fen), 0) AS amountFen FROM case_index WHERE ${where}`,
      )
      .get(...values) as { cases: number; amountFen: number };
    const sql = `SELECT seq FROM entries WHERE case_id IN (SELECT case_id FROM case_index WHERE ${where}) ORDER BY seq`;
    const seqs = this.#db.prepare<unknown[]>(sql).pluck();
    return { ...found, seqs: seqs.all(...values) as number[] };
  }

  /** Everybody who opened a case, and every ending, procedure and flag there is: for the forms. */
  choices(): { tellers: string[]; endings: string[]; procedures: string[]; flags: string[] } {
    const distinct = (column: string, table = 'case_index') =>
      this.#db
        .prepare(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL ORDER BY 1`)
        .pluck()
        .all() as string[];
    return {
      ...{ tellers: distinct('teller'), endings: distinct('ending') },
      ...{ procedures: distinct('procedure'), flags: distinct('flag', 'case_flags') },
    };
  }
}

// The texts of cases as pairs of characters (shared/search/text-runs.ts), for the auditor's search. A second copy of private words inside
// the encrypted database: written in the transaction of the append, and taken out whole with an erased case.
import type { CaseEvent, Event } from '../../shared/ledger/catalogue.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { textsOf } from '../../shared/search/case-texts.ts';
import type { SearchWord } from '../../shared/search/search-words.ts';
import { indexQuery, indexWords } from '../../shared/search/text-runs.ts';
import type { Db } from './database.ts';

/**
 * Bits of a rowid that hold the number of the entry within its case; above them stands the seq of the entry that opened the case, so
 * that a case is one range of rows.
 */
const N_BITS = 20;
const OPENED = 'SELECT seq FROM entries WHERE case_id = @caseId AND n = 0';
/** From here on stand texts that came after the case: entries of its own never get so far. */
const AFTERWARDS = 1 << (N_BITS - 1);

/** The cases in which a word occurs: in a text, as their amount, or as a flag. */
const FOUND_BY = {
  run: `SELECT case_id FROM entries WHERE seq IN (SELECT rowid >> ${N_BITS} FROM case_words WHERE case_words MATCH ?)`,
  amount: 'SELECT case_id FROM case_index WHERE amount_fen = ?',
  flag: 'SELECT case_id FROM case_flags WHERE flag = ?',
};

/** A condition on `case_id` with its values, in the order of its question marks. */
export function conditionFor({ amountFen, flag, runs }: SearchWord): { sql: string; values: unknown[] } {
  const inTexts = runs.map(() => FOUND_BY.run).join(' INTERSECT ');
  const sets = [`SELECT * FROM (${inTexts})`, FOUND_BY.flag];
  const values: unknown[] = [...runs.map(indexQuery), flag];
  if (amountFen !== undefined) {
    sets.push(FOUND_BY.amount);
    values.push(amountFen);
  }
  return { sql: `case_id IN (${sets.join(' UNION ')})`, values };
}

type PackNames = Pick<Pack, 'procedures' | 'scams'>;

export class SearchIndex {
  readonly #db: Db;
  readonly #packs = new Map<string, PackNames>();
  #addWords: ReturnType<Db['prepare']> | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Takes in the events of one command. Stands behind the case index, which knows each case's pack. */
  project(events: readonly Event[]): void {
    for (const event of events) {
      if (event.kind === 'followed-up') this.#takeAfterwards(event.body.caseId, event.private?.note);
      if (event.case === undefined) continue;
      const caseId = event.case;
      const texts = textsOf(event as CaseEvent, () => this.#namesFor(caseId));
      if (texts.length === 0) continue;
      this.#addWords ??= this.#db.prepare(
        `INSERT INTO case_words (rowid, words) VALUES (((${OPENED}) << ${N_BITS}) + @n, @words)`,
      );
      // Between two texts stands nothing that a pair could span.
      this.#addWords.run({ caseId, n: event.n ?? 0, words: texts.map(indexWords).join(' ') });
    }
  }

  /** What was noted when a case was followed up; such an entry is the station's, and has no number within the case. */
  #takeAfterwards(caseId: string, note: string | undefined): void {
    if (note === undefined) return;
    const place = this.#db
      .prepare<{ caseId: string }>(
        `SELECT max(((${OPENED}) << ${N_BITS}) + ${AFTERWARDS},
                    coalesce((SELECT max(rowid) + 1 FROM case_words
                              WHERE rowid >= ((${OPENED}) << ${N_BITS}) AND rowid < (((${OPENED}) + 1) << ${N_BITS})), 0))`,
      )
      .pluck()
      .get({ caseId });
    this.#db
      .prepare('INSERT INTO case_words (rowid, words) VALUES (@place, @words)')
      .run({ place, words: indexWords(note) });
  }

  /** A pack is read for its names once; its bytes are public and lie beside the entries. */
  #namesFor(caseId: string): PackNames {
    const sha256 = this.#db
      .prepare<unknown[]>('SELECT pack_sha256 FROM case_index WHERE case_id = ?')
      .pluck()
      .get(caseId) as string;
    const known = this.#packs.get(sha256);
    if (known) return known;
    const bytes = this.#db.prepare<unknown[]>('SELECT bytes FROM large_things WHERE sha256 = ?').pluck();
    const names = JSON.parse(String(bytes.get(sha256))) as PackNames;
    this.#packs.set(sha256, names);
    return names;
  }

  /**
   * Takes a case out without a trace: its rows, and its pairs out of the index itself (FTS5's secure-delete, set when the table was
   * made; freed bytes are zeroed by the pragma that each opening sets). Call it inside the transaction of the erasure. What still holds
   * the words afterwards is the -wal: it has to be emptied with `wal_checkpoint(TRUNCATE)` once that transaction is through.
   */
  removeCase(caseId: string): void {
    const range = `rowid >= ((${OPENED}) << ${N_BITS}) AND rowid < (((${OPENED}) + 1) << ${N_BITS})`;
    this.#db.prepare(`DELETE FROM case_words WHERE ${range}`).run({ caseId });
  }
}

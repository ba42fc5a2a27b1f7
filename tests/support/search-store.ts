// An encrypted database with cases that are nothing but texts, for tests and the bench of the search.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseIndex } from '../../electron/store/case-index.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { EntryStore } from '../../electron/store/entry-store.ts';
import { SearchIndex } from '../../electron/store/search-index.ts';
import type { Event } from '../../shared/ledger/catalogue.ts';
import { type SearchWord, searchWords } from '../../shared/search/search-words.ts';

const PACK = 'pack';
const ANY_TIME = { from: '2000', to: '3000' };

export interface SmallCase {
  customer: string;
  amountFen: number;
  notes: readonly string[];
  flags: readonly string[];
}

export class SearchStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'search-store-'));
  readonly db = openDatabase(join(this.folder, 'ledger.db'), new Uint8Array(32).fill(9), 'create');
  readonly search = new SearchIndex(this.db);
  readonly #index = new CaseIndex(this.db);
  readonly #entries = new EntryStore(this.db);
  #seq = 0;

  constructor() {
    const names = { procedures: { REM: { name: '个人汇款' } }, scams: [] };
    this.#entries.insertLarge(PACK, null, Buffer.from(JSON.stringify(names)));
  }

  /** Keeps one case. @returns its id */
  keep({ customer, amountFen, notes, flags }: SmallCase): string {
    const id = (seq: number) => `01940000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const caseId = id(this.#seq);
    const body = { procedure: 'REM', amountFen, pack: { bytes: 1, sha256: PACK } };
    const judged = { outcome: 'O0', flags, causes: [], engine: 1 };
    const happened = [
      { kind: 'case-opened', body, private: { customer } },
      ...notes.map((note) => ({
        kind: 'step-answered',
        body: { step: 'A', options: ['b'] },
        private: { note },
      })),
      { kind: 'case-closed', body: { entries: notes.length + 2, ending: 'O0', ...judged }, private: {} },
    ];
    const events = happened.map((event, n) => {
      const seq = this.#seq++;
      this.#entries.insert({
        ...{ seq, id: id(seq), kind: event.kind, caseId, n },
        ...{ bytes: Buffer.alloc(64), leaf: Buffer.alloc(32) },
      });
      const at = new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();
      return {
        ...event,
        seq,
        n,
        at,
        case: caseId,
        actor: { staff: 'jia', role: 'teller' },
      } as unknown as Event;
    });
    this.#index.project(events);
    this.search.project(events);
    return caseId;
  }

  find(words: readonly SearchWord[]): { total: number; ids: string[] } {
    const { total, rows } = this.#index.find({ ...ANY_TIME, words }, 50, 0);
    return { total, ids: rows.map(({ caseId }) => caseId) };
  }

  found(text: string): string[] {
    return this.find(searchWords(text)).ids.sort();
  }

  remove(): void {
    this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// The table of cases as CSV and as a workbook with its data dictionary (format section 7): for people, not evidence.
// Rows are put in as cases end; what is kept is the CSV and the compressed workbook, some 450 bytes a case.
import type { BundleFile } from '../ledger/bundle.ts';
import { type Column, caseColumns, DICTIONARY_NOTES } from './case-columns.ts';
import type { CaseFacts } from './case-facts.ts';
import { type Cell, textCell } from './cell.ts';
import { Csv } from './csv.ts';
import { MAX_SHEET_ROWS, Xlsx } from './xlsx.ts';

const CASES_CSV = 'tables/cases.csv';
const CASES_XLSX = 'tables/cases.xlsx';
const COLUMNS_CSV = 'tables/columns.csv';

export class CaseTables {
  readonly #columns: readonly Column[];
  readonly #csv = new Csv();
  readonly #xlsx: Xlsx;
  #cases = 0;

  /** @param mark what stands on every row of a station that is not run in earnest; empty for a live one */
  constructor(mark: string) {
    this.#columns = caseColumns(mark);
    this.#xlsx = new Xlsx([
      { name: '业务（不作为证据）', widths: this.#columns.map(({ width }) => width) },
      { name: '各列含义', widths: [18, 100] },
    ]);
    this.#row(this.#columns.map(({ head }) => textCell(head)));
  }

  add(facts: CaseFacts): void {
    this.#cases += 1;
    this.#row(this.#columns.map(({ cell }) => cell(facts)));
  }

  /** Called once, after the last case. */
  files(): BundleFile[] {
    const columns = new Csv();
    this.#xlsx.nextSheet();
    for (const row of this.#dictionary()) {
      columns.row(row);
      this.#xlsx.row(row);
    }
    const files = [
      [CASES_CSV, this.#csv.pieces()],
      [COLUMNS_CSV, columns.pieces()],
      [CASES_XLSX, this.#xlsx.pieces()],
    ] as const;
    return files
      .filter(([path]) => path !== CASES_XLSX || this.#fitsSheet)
      .map(([path, pieces]) => ({ path, chunks: () => pieces }));
  }

  /** Beyond what a sheet can hold there is the CSV alone. */
  get #fitsSheet(): boolean {
    return this.#cases < MAX_SHEET_ROWS;
  }

  #row(cells: readonly Cell[]): void {
    this.#csv.row(cells);
    if (this.#fitsSheet) this.#xlsx.row(cells);
  }

  #dictionary(): Cell[][] {
    return [
      ['列', '含义'].map(textCell),
      ...this.#columns.map(({ head, meaning }) => [head, meaning].map(textCell)),
      ...DICTIONARY_NOTES.map((note) => ['全表', note].map(textCell)),
    ];
  }
}

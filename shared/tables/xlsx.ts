// A workbook (ECMA-376) written row by row: plain sheets with a head that stays in view. Text stands in the cell itself and is never a formula.
import { Zip, ZipDeflate } from 'fflate';
import { utf8 } from '../ledger/bytes.ts';
import type { Cell } from './cell.ts';

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  name: string;
  /** Of each column, in characters of the default font. */
  widths: readonly number[];
}

/** A sheet holds 1,048,576 rows, its heads included. */
export const MAX_SHEET_ROWS = 1_048_576;

/** Characters of XML handed to the compressor at once. */
const PIECE = 65_536;
/** The quickest: rows repeat themselves so much that more effort gains little. */
const LEVEL = 1;
/** Fixed, in local fields as the zip format wants them: the same rows give the same bytes. */
const DATED = new Date(1980, 0, 1);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `_x0041_` in a cell would be read as a character code: its first mark is written as one. */
const xmlText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

function cellXml({ kind, value }: Cell, style: string): string {
  if (value === '') return `<c${style}/>`;
  if (kind === 'number') return `<c${style}><v>${value}</v></c>`;
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[], isHead: boolean): string =>
  `<row>${cells.map((cell) => cellXml(cell, isHead ? ' s="1"' : '')).join('')}</row>`;

function sheetHead({ widths }: Sheet): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;

function frame(sheets: readonly Sheet[]): [path: string, text: string][] {
  const numbers = sheets.map((_, at) => at + 1);
  const parts = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`,
  );
  const named = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const targets = numbers.map((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`));
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${parts.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${named.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${RELATIONS}">${targets.join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ];
}

/** Sheets are filled one after the other, in their order; only compressed bytes are kept. */
export class Xlsx {
  readonly #pieces: Uint8Array[] = [];
  readonly #sheets: readonly Sheet[];
  readonly #zip: Zip;
  #at = -1;
  #part: ZipDeflate | undefined;
  #text = '';
  #rows = 0;

  constructor(sheets: readonly Sheet[]) {
    this.#sheets = sheets;
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      this.#pieces.push(bytes);
    });
    for (const [path, text] of frame(sheets)) {
      this.#open(path, XML + text);
      this.#close();
    }
    this.nextSheet();
  }

  /** @param cells the heads first @throws RangeError where the sheet is full */
  row(cells: readonly Cell[]): void {
    if (this.#rows === MAX_SHEET_ROWS) throw new RangeError(`a sheet holds ${MAX_SHEET_ROWS} rows`);
    this.#text += rowXml(cells, this.#rows === 0);
    this.#rows += 1;
    if (this.#text.length >= PIECE) this.#flush();
  }

  nextSheet(): void {
    this.#endSheet();
    this.#at += 1;
    const sheet = this.#sheets[this.#at];
    if (!sheet) throw new RangeError('no more sheets');
    this.#open(`xl/worksheets/sheet${this.#at + 1}.xml`, sheetHead(sheet));
    this.#rows = 0;
  }

  /** Ends the workbook. */
  pieces(): readonly Uint8Array[] {
    this.#endSheet();
    this.#zip.end();
    return this.#pieces;
  }

  #open(path: string, text: string): void {
    this.#part = new ZipDeflate(path, { level: LEVEL });
    this.#part.mtime = DATED;
    this.#zip.add(this.#part);
    this.#text = text;
  }

  #flush(): void {
    this.#part?.push(utf8(this.#text));
    this.#text = '';
  }

  #endSheet(): void {
    if (!this.#part) return;
    this.#text += '</sheetData></worksheet>';
    this.#close();
  }

  #close(): void {
    this.#flush();
    this.#part?.push(new Uint8Array(), true);
    this.#part = undefined;
  }
}

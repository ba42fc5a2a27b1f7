// Reads the first sheet of a workbook (ECMA-376) as spreadsheet programs save it: plain cells, text and numbers as they stand. Formulas are
// not worked out: the value that was saved with one counts.
import { unzipSync } from 'fflate';
import { decodeUtf8 } from '../ledger/bytes.ts';
import type { ReadRow } from './read-csv.ts';

/** Unpacked, of one part: a sheet of twenty thousand people has a tenth of it. */
const LARGEST_PART = 32 * 1024 * 1024;
const PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/** Not a workbook, or none that this reader understands. */
export class NotAWorkbook extends Error {}

function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        if (originalSize > LARGEST_PART) throw new NotAWorkbook(`${name} is too large`);
        return true;
      },
    });
  } catch (error) {
    throw new NotAWorkbook('the zip cannot be read', { cause: error });
  }
}

interface Tag {
  name: string;
  closes: boolean;
  /** Has no content: `<c r="A1"/>`. */
  empty: boolean;
  attributes: string;
  /** Text since the tag before. */
  text: string;
}

const TAG = /([^<]*)<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (whole, tenths, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const point = tenths ? Number(tenths) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** `_x000D_` in a cell is a character code. */
const cellText = (text: string): string =>
  plain(text).replace(/_x([\da-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

function* tagsOf(bytes: Uint8Array | undefined): Generator<Tag> {
  const xml = bytes && decodeUtf8(bytes)?.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, '');
  if (xml === undefined) throw new NotAWorkbook('a part is missing, or is not UTF-8');
  // Comments and whole passages of raw text are written by no spreadsheet program.
  if (/<!/.test(xml)) throw new NotAWorkbook('a part holds more than plain XML');
  const pattern = new RegExp(TAG);
  const { length } = xml.trimEnd();
  while (pattern.lastIndex < length) {
    const found = pattern.exec(xml);
    if (!found) throw new NotAWorkbook('a part is not XML');
    const [, text = '', slash, name = '', attributes = '', end] = found;
    yield { name, closes: slash === '/', empty: end === '/', attributes, text };
  }
}

function attribute({ attributes }: Tag, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

/** Texts that cells name by number. What is only said of pronunciation (`rPh`) is no part of them. */
function sharedStrings(bytes: Uint8Array | undefined): string[] {
  if (!bytes) return [];
  const strings: string[] = [];
  let text = '';
  let aside = false;
  for (const tag of tagsOf(bytes)) {
    if (tag.name === 'rPh') aside = !tag.closes;
    if (tag.name === 't' && tag.closes && !aside) text += cellText(tag.text);
    if (tag.name !== 'si') continue;
    if (tag.closes || tag.empty) strings.push(text);
    text = '';
  }
  return strings;
}

/** Where the first sheet lies. */
function firstSheet(parts: Record<string, Uint8Array>): Uint8Array | undefined {
  const sheet = [...tagsOf(parts['xl/workbook.xml'])].find(({ name }) => name === 'sheet');
  const id = sheet && attribute(sheet, '(?:[\\w.-]+:)?id');
  for (const tag of tagsOf(parts['xl/_rels/workbook.xml.rels'])) {
    if (tag.name !== 'Relationship' || attribute(tag, 'Id') !== id) continue;
    return parts[(attribute(tag, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/')];
  }
  return undefined;
}

/** `AB12` → 27: the place of a cell's column, counted from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A roster has a handful of columns; what stands far to the right is somebody's scribble. */
const MOST_COLUMNS = 256;

class SheetReader {
  readonly rows: ReadRow[] = [];
  readonly #strings: readonly string[];
  #line = 0;
  #cells: string[] = [];
  #place = 0;
  #type: string | undefined;
  #value = '';
  #aside = false;

  constructor(strings: readonly string[]) {
    this.#strings = strings;
  }

  read(tag: Tag): void {
    switch (tag.name) {
      case 'rPh':
        this.#aside = !tag.closes;
        return;
      case 'row':
        if (!tag.closes) this.#beginRow(tag);
        else if (this.#cells.some((cell) => cell)) this.#endRow();
        return;
      case 'c':
        if (!tag.closes) this.#beginCell(tag);
        if (tag.closes || tag.empty) this.#endCell();
        return;
      case 'v':
      case 't':
        if (tag.closes && !this.#aside) this.#value += cellText(tag.text);
    }
  }

  #beginRow(tag: Tag): void {
    this.#line = Number(attribute(tag, 'r') ?? this.#line + 1);
    this.#cells = [];
    this.#place = 0;
  }

  #endRow(): void {
    this.rows.push({ line: this.#line, cells: Array.from(this.#cells, (cell) => cell ?? '') });
  }

  #beginCell(tag: Tag): void {
    this.#place = columnOf(attribute(tag, 'r') ?? '') ?? this.#place;
    this.#type = attribute(tag, 't');
    this.#value = '';
  }

  #endCell(): void {
    const text = this.#type === 's' ? (this.#strings[Number(this.#value)] ?? '') : this.#value;
    if (this.#place < MOST_COLUMNS) this.#cells[this.#place] = text.trim();
    this.#place += 1;
  }
}

/** Rows of the first sheet that hold something, in their order. @throws NotAWorkbook */
export function readXlsx(bytes: Uint8Array): readonly ReadRow[] {
  const parts = partsOf(bytes);
  const reader = new SheetReader(sharedStrings(parts['xl/sharedStrings.xml']));
  for (const tag of tagsOf(firstSheet(parts))) reader.read(tag);
  return reader.rows;
}

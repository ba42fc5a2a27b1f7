// A table as CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read Chinese, and CRLF at the end of each line.
import { utf8 } from '../ledger/bytes.ts';
import type { Cell } from './cell.ts';

/** Characters in one piece. */
const PIECE = 65_536;

const quoted = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export class Csv {
  readonly #pieces: Uint8Array[] = [];
  #text = '\ufeff';

  /** @param cells the heads first */
  row(cells: readonly Cell[]): void {
    this.#text += `${cells.map(({ value }) => quoted(value)).join(',')}\r\n`;
    if (this.#text.length >= PIECE) this.#flush();
  }

  /** The whole file so far. */
  pieces(): readonly Uint8Array[] {
    if (this.#text) this.#flush();
    return this.#pieces;
  }

  #flush(): void {
    this.#pieces.push(utf8(this.#text));
    this.#text = '';
  }
}

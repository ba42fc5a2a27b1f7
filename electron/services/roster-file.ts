// Reads the file of a roster: a table as UTF-8 or GB 18030 text, or a workbook. What it is shows in its bytes, not in its name.

import type { ReadRow } from '../../shared/tables/read-csv.ts';
import { readCsv } from '../../shared/tables/read-csv.ts';
import { NotAWorkbook, readXlsx } from '../../shared/tables/read-xlsx.ts';
import { Situation } from './situation.ts';

interface RosterTable {
  format: 'utf-8' | 'gb18030' | 'xlsx';
  /** The heads first. */
  rows: readonly ReadRow[];
}

/** With its heads. A bank of that size imports region by region. */
const MOST_LINES = 20_001;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // Not this encoding: the next one is tried.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function textTable(bytes: Uint8Array): RosterTable {
  for (const format of ['utf-8', 'gb18030'] as const) {
    const text = decoded(bytes, format);
    // Every byte row is some text or other; a nul byte says that it is none that a person wrote.
    if (text === undefined || text.includes('\0')) continue;
    const table = readCsv(text);
    if (!table.ok) throw new Situation('ROSTER_QUOTES', { line: table.line });
    return { format, rows: table.rows };
  }
  throw new Situation('ROSTER_UNREADABLE');
}

function workbook(bytes: Uint8Array): RosterTable {
  try {
    return { format: 'xlsx', rows: readXlsx(bytes) };
  } catch (error) {
    if (error instanceof NotAWorkbook) throw new Situation('ROSTER_UNREADABLE');
    throw error;
  }
}

/** @throws Situation ROSTER_UNREADABLE, ROSTER_QUOTES with the line, ROSTER_EMPTY, ROSTER_TOO_LONG */
export function readRosterFile(bytes: Uint8Array): RosterTable {
  const table = isZip(bytes) ? workbook(bytes) : textTable(bytes);
  if (table.rows.length < 2) throw new Situation('ROSTER_EMPTY');
  if (table.rows.length > MOST_LINES) throw new Situation('ROSTER_TOO_LONG');
  return table;
}

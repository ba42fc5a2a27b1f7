// Reads a table from text as spreadsheets write it (RFC 4180, also with tabs or semicolons): each row with the line it begins on.

/** A row of a file that somebody brings. */
export interface ReadRow {
  /** As the person counts it in their own program: 1 is the first. */
  line: number;
  cells: readonly string[];
}

export type ReadTable = { ok: true; rows: readonly ReadRow[] } | { ok: false; line: number };

const SEPARATORS = [',', '\t', ';'] as const;

/** Whichever the head uses most. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const uses = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce((best, each) => (uses(each) > uses(best) ? each : best));
}

/** A whole cell with what ends it. In quotes it may hold anything, a quote doubled. */
const cellPattern = (separator: string): RegExp =>
  new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r\\n|\\r|\\n|$)`,
    'y',
  );

const linesIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

/** @param text without its byte order mark  @returns rows that hold something; or the line on which a cell cannot be read */
export function readCsv(text: string): ReadTable {
  const pattern = cellPattern(separatorOf(text));
  const rows: ReadRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  while (pattern.lastIndex < text.length || cells.length > 0) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) return { ok: false, line };
    const [whole, quoted, plain = '', end = ''] = found;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += linesIn(whole);
    const isOver = end === '' || end === '\n' || end === '\r' || end === '\r\n';
    if (!isOver) continue;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
    if (at + whole.length >= text.length) break;
  }
  return { ok: true, rows };
}

// One page of a list, as the process sends it: windows never get ten thousand rows at once.

/** Rows of a page: what a screen shows after a little scrolling, and a keyboard passes without being lost. */
const PAGE_SIZE = 50;

interface Page<T> {
  rows: T[];
  total: number;
  page: number;
  pageSize: number;
}

/** @param page from 0; beyond the end, where rows have become fewer since, it is the last one */
export function pageOf<T>(rows: readonly T[], page: number): Page<T> {
  const last = Math.max(0, Math.ceil(rows.length / PAGE_SIZE) - 1);
  const open = Math.min(page, last);
  return {
    rows: rows.slice(open * PAGE_SIZE, (open + 1) * PAGE_SIZE),
    ...{ total: rows.length, page: open, pageSize: PAGE_SIZE },
  };
}

/** Each word must stand somewhere in the row, wide letters and capitals like the others. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** @param textOf what a row is found by */
export function wordsFind<T>(rows: readonly T[], words: string | undefined, textOf: (row: T) => string): T[] {
  const sought = plain(words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter((row) => {
    const text = sought.length > 0 ? plain(textOf(row)) : '';
    return sought.every((word) => text.includes(word));
  });
}

// One cell of a table that leaves the bank, made harmless for whatever program opens it.

/** Text is shown as it is; a number is a plain decimal, `8000.00`; empty is `''`. */
export interface Cell {
  kind: 'text' | 'number';
  value: string;
}

export const textCell = (value: string): Cell => ({ kind: 'text', value: harmless(value) });

/** @param value a whole number, or null for an empty cell */
export const countCell = (value: number | null): Cell => ({
  kind: 'number',
  value: value === null ? '' : String(value),
});

/** Hundredths as a decimal without rounding: fen as yuan, tens of milliseconds as seconds. Null for an empty cell. */
export const hundredthsCell = (value: number | null): Cell => ({
  kind: 'number',
  value: value === null ? '' : `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`,
});

/** What a spreadsheet takes for a formula at the start of a cell, in ASCII and full width (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@＝＋－＠]/;

/** Without control characters and halves of characters; what a spreadsheet would run stands behind an apostrophe. */
function harmless(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu, '');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}

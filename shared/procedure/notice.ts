// Reads a notice file: `# title`, then pages divided by a line `---`; each line that is not empty is one idea. `{{code}}` stands for a
// figure from terms.json, and a page of the one line `{{cases}}` for the local cases that are current on the day it is shown.
import type { LocalCase, Notice, Paper, Term } from './library-schema.ts';

/** features.md, Reading: what an older customer can take in before signing. */
export const NOTICE_LIMITS = { keyPageCharacters: 120, allCharacters: 450 } as const;
/**
 * What fits on the customer's page in the largest text without scrolling: 13.76 mm a character on 339 × 212 mm (customer.css). Who needs
 * that size must not have to scroll for the key lines.
 */
export const LARGEST_PAGE = { columns: 23, rows: 6 } as const;

/** Characters as wide as they are high: Chinese, Japanese and Korean letters, and their punctuation and forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;
/**
 * Of a column, for a letter of another script. Measured over the sample's English: 0.46 in the certificate's font and 0.50 in DejaVu Sans; with
 * this no line of it takes more rows than are counted, words carried over to the next row included.
 */
const NARROW = 0.55;

const columnsOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : NARROW), 0);

/** Rows of a page that is written in Chinese: each character a column. */
export const rowsInLargest = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Math.ceil([...line].length / LARGEST_PAGE.columns), 0);

/** The same in any script. */
export const rowsInAnyScript = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Math.ceil(columnsOf(line) / LARGEST_PAGE.columns), 0);

export const CASES_LINE = '{{cases}}';
const MOST_CASES = 3;
const CASES_ON_A_PAGE = 2;
const MOST_TIPS = 8;

/** What is put in for a place. */
export type Figures = readonly Pick<Term, 'code' | 'text'>[];

const PLACE = /\{\{([A-Za-z0-9-]+)\}\}/gu;

/** Characters as a reader meets them, without spaces. The unit of the limits above and of the reading-time floor. */
export function countCharacters(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + [...line.replace(/\s/gu, '')].length, 0);
}

/** The title is empty where the first line is not one; the schema then refuses the file. */
function titled(text: string): { title: string; lines: string[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '');
  const heading = lines[first] ?? '';
  const hasTitle = heading.startsWith('# ');
  return {
    title: hasTitle ? heading.slice(2).trim() : '',
    lines: lines.slice(hasTitle ? first + 1 : 0).filter((line) => line !== ''),
  };
}

/** Puts in the figures; a code that is not among them stays as it is, and `placesIn` finds it. */
export function filled(text: string, terms: Figures): string {
  return text.replace(PLACE, (place, code) => terms.find((term) => term.code === code)?.text ?? place);
}

/** The places that nothing filled. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([place]) => place).filter((place) => place !== CASES_LINE);

export function parseNotice(code: string, source: string, terms: Figures = []): Notice {
  const text = filled(source, terms);
  const { title, lines } = titled(text);
  const pages: string[][] = [[]];
  for (const line of lines) {
    if (line === '---') pages.push([]);
    else pages.at(-1)?.push(line);
  }
  return { code, title, pages, text, source };
}

export function parsePaper(code: string, source: string, terms: Figures = []): Paper {
  const text = filled(source, terms);
  return { code, ...titled(text), text, source };
}

/** Cases that may be shown on a day, the newest first. Stale ones drop out by themselves (SL4). */
export function currentCases(cases: readonly LocalCase[], date: string): LocalCase[] {
  return cases
    .filter((known) => known.date <= date && date <= known.until)
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.code < b.code ? -1 : 1));
}

/** How a local case is introduced; `{{text}}`, `{{year}}` and `{{month}}` are put in. */
export interface CaseLines {
  readonly example: string;
  readonly dated: string;
}

const CASE_LINES: CaseLines = { example: '示例：{{text}}', dated: '{{year}}年{{month}}月：{{text}}' };

const caseLine =
  (how: CaseLines) =>
  ({ illustrative, date, text }: LocalCase): string =>
    filled(illustrative ? how.example : how.dated, [
      { code: 'year', text: date.slice(0, 4) },
      { code: 'month', text: String(Number(date.slice(5, 7))) },
      { code: 'text', text },
    ]);

/** What stands on the idle screen of a day: the same local cases, more of them. Stale ones drop out by themselves (SL4). */
export const tipsOn = (cases: readonly LocalCase[], date: string): string[] =>
  currentCases(cases, date).slice(0, MOST_TIPS).map(caseLine(CASE_LINES));

/**
 * A notice as it is shown on a day: with at most three current local cases, or without their page where there is none.
 * @param date `YYYY-MM-DD` in Asia/Shanghai
 */
export function noticeOn(
  notice: Notice,
  cases: readonly LocalCase[],
  date: string,
  how: CaseLines = CASE_LINES,
): Notice {
  if (!notice.pages.some((page) => page.includes(CASES_LINE))) return notice;
  const lines = currentCases(cases, date).slice(0, MOST_CASES).map(caseLine(how));
  const casePages: string[][] = [];
  for (let at = 0; at < lines.length; at += CASES_ON_A_PAGE)
    casePages.push(lines.slice(at, at + CASES_ON_A_PAGE));
  const pages = notice.pages.flatMap((page) => (page.includes(CASES_LINE) ? casePages : [page]));
  const body = pages.map((page) => page.join('\n')).join('\n\n---\n\n');
  return { ...notice, pages, text: `# ${notice.title}\n\n${body}\n` };
}

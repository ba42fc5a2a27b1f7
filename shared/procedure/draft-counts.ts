// How long an edited text may be, counted while it is typed and again when it is kept. Knows no schema, so that a window can use it.
import { CASES_LINE, countCharacters, type Figures, parseNotice, parsePaper } from './notice.ts';

/** What may stand at a place. Whatever is absent has no limit of its own there. */
export interface PlaceLimits {
  /** Characters of the whole. */
  readonly longest?: number | undefined;
  /** Characters of each line. */
  readonly line?: number | undefined;
  /** Characters of a notice's first page; the text is then a notice. */
  readonly firstPage?: number | undefined;
  /** Smallest and largest number, an amount in fen. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

export interface Count {
  readonly what: '字数' | '最长的一行' | '第一页' | '全文';
  readonly count: number;
  readonly most: number;
}

const characters = (text: string): number => [...text].length;

/** @param terms of the pack: figures count as they will be read, not as `{{code}}` */
export function countsOf(
  value: string,
  { longest, line, firstPage }: PlaceLimits,
  terms: Figures = [],
): Count[] {
  const counts: Count[] = [];
  if (firstPage !== undefined) {
    // Local cases change by the day; they have a limit of their own (library-schema.ts).
    const pages = parseNotice('', value, terms).pages.filter((page) => !page.includes(CASES_LINE));
    counts.push({ what: '第一页', count: countCharacters(pages[0] ?? []), most: firstPage });
    if (longest !== undefined)
      counts.push({ what: '全文', count: countCharacters(pages.flat()), most: longest });
    return counts;
  }
  if (longest !== undefined) counts.push({ what: '字数', count: characters(value), most: longest });
  if (line !== undefined) {
    const lengths = parsePaper('', value, terms).lines.map(characters);
    counts.push({ what: '最长的一行', count: Math.max(0, ...lengths), most: line });
  }
  return counts;
}

export const isOver = ({ count, most }: Count): boolean => count > most;

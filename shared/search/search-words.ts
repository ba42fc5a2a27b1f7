// What somebody typed into the search box, as what each word may mean: an amount, the code of a flag, or characters in a text.
import { MAX_FEN } from '../words/money.ts';
import { runsOf } from './text-runs.ts';

/** A case is found by a word if its amount is this, or this flag was raised, or each run stands in one of its texts. */
export interface SearchWord {
  amountFen?: number;
  flag: string;
  /** At least one (shared/search/text-runs.ts). */
  runs: string[];
}

const AMOUNT = /^¥?(\d{1,3}(?:,\d{3})+|\d{1,14})(?:\.(\d{1,6}))?([千万亿]?)[元圆块]?$/;
const ZEROS: Record<string, number> = { '': 2, 千: 5, 万: 6, 亿: 10 };

/** `80000`, `80,000`, `８万`, `1.5万元`, `¥80000.50` in fen; undefined where it is no amount, or not one in whole fen. */
export function amountIn(word: string): number | undefined {
  const [, whole = '', part = '', unit = ''] = AMOUNT.exec(word.normalize('NFKC')) ?? [];
  if (whole === '') return undefined;
  const places = ZEROS[unit] ?? 0;
  const decimals = part.replace(/0+$/, '');
  if (decimals.length > places) return undefined;
  // Digits are moved, not multiplied: 0.1 has no exact double.
  const fen = Number(whole.replaceAll(',', '') + decimals.padEnd(places, '0'));
  return fen <= MAX_FEN ? fen : undefined;
}

/** Words are divided by spaces. One without a letter or digit says nothing and is left out. */
export function searchWords(text: string): SearchWord[] {
  return text
    .split(/\s+/u)
    .map((word) => ({ word, runs: runsOf(word) }))
    .filter(({ runs }) => runs.length > 0)
    .map(({ word, runs }) => {
      const amountFen = amountIn(word);
      return {
        runs,
        flag: word.normalize('NFKC').toUpperCase(),
        ...(amountFen !== undefined && { amountFen }),
      };
    });
}

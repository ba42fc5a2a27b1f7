// Reads an amount as a teller keys it: `8000`, `8,000.5`, `8,000.00` yuan.
import { MAX_FEN } from '../../shared/words/money.ts';

/** @returns fen, or undefined when it is not an amount between 0.01 yuan and the largest a slip may carry */
export function parseAmount(text: string): number | undefined {
  const plain = text.trim().replace(/[,，\s]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen >= 1 && fen <= MAX_FEN ? fen : undefined;
}

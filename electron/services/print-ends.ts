// What was heard of prints: the system's own entries, which stand behind what was printed and outside of its case.
import type { PrintResult } from '../../shared/station/print-results.ts';
import type { ReadableLog } from './readable-log.ts';

type Open = Pick<ReadableLog['open'], 'ledger' | 'store'>;

interface PrintEnd {
  seq: number;
  /** Number of the entry that says what was printed. */
  of: number;
  result: PrintResult;
}

/** In the order of the log. @param after an entry: what stands behind it is looked at, and a print ends behind its own */
export function* printEnds({ ledger, store }: Open, after: number): Generator<PrintEnd> {
  for (const seq of store.seqsOfKinds(['print-ended'], after)) {
    const event = ledger.event(seq);
    if (event.kind !== 'print-ended' || event.body.of === undefined) continue;
    yield { seq, of: event.body.of, result: event.body.result };
  }
}

/** What was heard first of one print; undefined where nothing was, as where the window printed by itself. */
export function printResultOf(open: Open, of: number): PrintResult | undefined {
  for (const end of printEnds(open, of)) if (end.of === of) return end.result;
  return undefined;
}

const IN_WORDS: Record<PrintResult, string> = {
  accepted: '打印机已收下，有没有打出来程序看不到',
  'no-printer': '没有找到打印机，没有打出来',
  failed: '打印机没有收下，没有打出来',
  unanswered: '打印机没有回音，不知道有没有打出来',
};

export function printResultInWords(open: Open, of: number): string {
  const result = printResultOf(open, of);
  return result ? IN_WORDS[result] : '没有记录，不知道有没有打出来';
}

// One print of the staff's window: what was printed is on record before, what became of it after. A printer that says nothing keeps nobody waiting.
import type { PaperSize, PrintResult } from '../../shared/station/print-results.ts';
import type { Clock } from '../keys/surroundings.ts';

export type PrintPage = (paper: PaperSize) => Promise<PrintResult>;

/** A queue answers at once; a printer on a network that is gone may never. */
const LONGEST_MS = 20_000;

export function printedInTime(print: PrintPage, paper: PaperSize, clock: Clock): Promise<PrintResult> {
  return new Promise((resolve, reject) => {
    const giveUp = clock.after(LONGEST_MS, () => resolve('unanswered'));
    print(paper).then(resolve, reject).finally(giveUp);
  });
}

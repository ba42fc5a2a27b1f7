// One print of the staff's window: what was printed is on record before, what became of it after. A printer that says nothing keeps nobody waiting.
import type { PaperSize, PrintResult } from '../../shared/station/print-results.ts';
import type { Clock } from '../keys/surroundings.ts';
import { printResultOf } from './print-ends.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

export type PrintPage = (paper: PaperSize) => Promise<PrintResult>;

const SHEETS = ['paper-printed', 'day-sheet-printed'];
/** As long as somebody may sit before a recovery key, or a code for an envelope, that was just made. */
const KEY_SHOWN_MS = 30 * 60_000;

/**
 * Each print is of something: of an entry that says what, once, by whoever sits there; or of a recovery key or an emergency code that was just
 * made, the key perhaps before anybody signed in. @throws Situation NOTHING_TO_PRINT, NOT_SIGNED_IN
 */
export function assertPrintable({ state, open, clock }: Station, of: number | undefined): void {
  if (of === undefined) {
    const { code } = state.emergency;
    const made = [state.spares.get('recovery')?.at, code.state === 'ready' ? code.at : undefined];
    const isShown = (at: string | undefined) => at && clock.now() - Date.parse(at) <= KEY_SHOWN_MS;
    if (!made.some(isShown)) throw new Situation('NOTHING_TO_PRINT');
    return;
  }
  if (!state.handler || state.handler.locked) throw new Situation('NOT_SIGNED_IN');
  const isSheet = of < open.ledger.size && SHEETS.includes(open.ledger.event(of).kind);
  if (!isSheet || printResultOf(open, of) !== undefined) throw new Situation('NOTHING_TO_PRINT');
}

/** A queue answers at once; a printer on a network that is gone may never. */
const LONGEST_MS = 20_000;

export function printedInTime(print: PrintPage, paper: PaperSize, clock: Clock): Promise<PrintResult> {
  return new Promise((resolve, reject) => {
    const giveUp = clock.after(LONGEST_MS, () => resolve('unanswered'));
    print(paper).then(resolve, reject).finally(giveUp);
  });
}

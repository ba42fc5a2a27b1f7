// The machine under a station, as its host tells of it: what became of windows and machine, how it is locked, and its printer. A host that cannot
// do a thing says nothing of it, and then it is not done.
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { LOCK_POINTS, type MachineLock } from '../../shared/station/machine-lock.ts';
import type { PaperSize, PrintResult } from '../../shared/station/print-results.ts';
import type { ShellKind } from '../../shared/station/shell-kinds.ts';
import type { Clock } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { assertPrintable, type PrintPage, printedInTime } from './printing.ts';
import { lockUnasked } from './sign-in.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

interface Around {
  clock: Clock;
  station(): Station | undefined;
  lookAtLock?: (() => Promise<MachineLock>) | undefined;
  log(line: string): void;
}

type Printed = Promise<PrintResult | 'by-window'>;

export class MachineSide {
  readonly #around: Around;
  #print: PrintPage | undefined;
  /** The last one: asked once more it is the same sheet. */
  #printing: { command: string; result: Printed } | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Where it cannot be sealed just now, the technical log has it. */
  saw(event: Happening<ShellKind>): void {
    try {
      this.#around.station()?.sealAsSystem(event);
    } catch (error) {
      if (!(error instanceof NotSealed)) throw error;
      this.#around.log(`${event.kind} could not be sealed: ${String(error)}`);
    }
  }

  /** It sleeps, or its user locks it: whoever comes back to it proves who they are, and the customer's screen holds nothing meanwhile. */
  left(): void {
    const station = this.#around.station();
    const { handler } = station?.state ?? {};
    if (!station || !handler || handler.locked) return;
    try {
      lockUnasked(station, 'machine');
    } catch (error) {
      if (!(error instanceof NotSealed)) throw error;
      this.#around.log(`the lock could not be sealed, and fell all the same: ${String(error)}`);
    }
  }

  /** Looks how it is locked; what is different from the last time is on record. @returns null where the host cannot tell */
  async seeLock(): Promise<MachineLock | null> {
    const seen = (await this.#around.lookAtLock?.()) ?? null;
    const last = this.#around.station()?.state.machine.lock;
    if (seen && LOCK_POINTS.some((point) => seen[point] !== last?.[point]))
      this.saw({ kind: 'machine-lock-seen', body: seen, private: {} });
    return seen;
  }

  /** A host that can print without a question says how; the last one counts. */
  printsBy(print: PrintPage): void {
    this.#print = print;
  }

  /**
   * Prints the staff's window. @param of the entry that says what is printed
   * @throws Situation NOTHING_TO_PRINT where nothing is, or its result is known; NOT_SIGNED_IN, STOPPED
   */
  print(command: string, paper: PaperSize, of: number | undefined): Printed {
    if (this.#printing?.command === command) return this.#printing.result;
    const station = this.#around.station();
    if (!station) throw new Situation('STOPPED');
    assertPrintable(station, of);
    const result = this.#printOnce(paper, of);
    this.#printing = { command, result };
    return result;
  }

  async #printOnce(paper: PaperSize, of: number | undefined): Printed {
    if (!this.#print) return 'by-window';
    const result = await printedInTime(this.#print, paper, this.#around.clock);
    const body = { result, ...(of !== undefined && { of }) };
    this.saw({ kind: 'print-ended', body, private: {} });
    return result;
  }
}

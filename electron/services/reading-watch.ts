// Notices that a notice which is being read is no longer before the customer, because the counter was locked, left or taken by somebody
// else, and that it is again: the time in between is not time to read (features.md NS3).
import type { ReadingHold } from '../../shared/case/customer-kinds.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import type { CaseFile } from './case-file.ts';
import { runCase } from './cases.ts';
import type { Station } from './station.ts';

/** A sheet that was answered keeps its notice; its time is no longer asked for, and two more lines in the record do no harm. */
const isBeingRead = ({ state: { notice, paused } }: CaseFile): boolean =>
  notice !== undefined && !notice.signed && !notice.refused && !paused;

export class ReadingWatch {
  readonly #station: Station;
  readonly #stopListening: () => void;
  /** What it seals is announced too, and so is that it could not be sealed. */
  #looking = false;

  constructor(station: Station) {
    this.#station = station;
    this.#stopListening = station.announcer.listen(() => this.#look());
    this.#look();
  }

  stop(): void {
    this.#stopListening();
  }

  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const before = this.#station.state.handler?.locked ? undefined : this.#station.current();
      for (const file of [...this.#station.openCases.values()]) {
        if (!isBeingRead(file)) continue;
        const to = file === before ? 'on' : 'held';
        if ((to === 'held') !== (file.state.readingHeld === true)) this.#record(file.state.id, to);
      }
    } finally {
      this.#looking = false;
    }
  }

  #record(caseId: string, to: ReadingHold): void {
    const at = { command: uuid7(this.#station.clock), caseId };
    try {
      runCase(this.#station, { role: 'system' }, at, { type: 'hold-reading', to });
    } catch (error) {
      // That nothing can be sealed is said on the whole screen already; the next announcement looks again.
      if (!(error instanceof NotSealed)) throw error;
    }
  }
}

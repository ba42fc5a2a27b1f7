// Notices that the customer's window is gone (closed, unplugged, crashed) while a case is in hand, and that it is back: both are facts of
// the case. A reload is neither.
import type { ScreenChange } from '../../shared/case/customer-kinds.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { runCase } from './cases.ts';
import type { Station } from './station.ts';

/** A window that was only loaded anew is back by then. */
const GRACE_MS = 2_000;

export class ScreenWatch {
  readonly #station: Station;
  #cancel: () => void = () => undefined;

  constructor(station: Station) {
    this.#station = station;
  }

  came(): void {
    this.#cancel();
    for (const { state } of [...this.#station.openCases.values()])
      if (state.screenLost && !state.paused) this.#record(state.id, 'back');
  }

  /** The last one is gone. A case that is opened later has lost nothing. */
  went(): void {
    this.#cancel();
    const served = this.#station.current();
    if (!served) return;
    this.#cancel = this.#station.clock.after(GRACE_MS, () => {
      const isServed = this.#station.current() === served;
      if (isServed && !served.state.screenLost) this.#record(served.state.id, 'lost');
    });
  }

  stop(): void {
    this.#cancel();
  }

  #record(caseId: string, to: ScreenChange): void {
    const at = { command: uuid7(this.#station.clock), caseId };
    try {
      runCase(this.#station, { role: 'system' }, at, { type: 'screen-change', to });
    } catch (error) {
      // That nothing can be sealed is said on the whole screen already.
      if (!(error instanceof NotSealed)) throw error;
      this.#cancel();
    }
  }
}

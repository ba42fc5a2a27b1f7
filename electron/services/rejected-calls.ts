// Calls that were malformed, stale or of nobody's making are only counted, so that nobody can fill the ledger with them.
import { NotSealed } from '../ledger/ledger.ts';
import type { Station } from './station.ts';

const EVERY_MS = 60_000;

export class RejectedCalls {
  readonly #station: Station;
  #counts = { malformed: 0, stale: 0, unknown: 0 };
  #cancel: (() => void) | undefined;

  constructor(station: Station) {
    this.#station = station;
  }

  count(why: 'malformed' | 'stale' | 'unknown'): void {
    this.#counts[why] += 1;
    this.#cancel ??= this.#station.clock.after(EVERY_MS, () => this.#write());
  }

  /** Writes what was counted so far and counts no more by itself. */
  stop(): void {
    if (this.#cancel) this.#write();
  }

  #write(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const body = this.#counts;
    try {
      this.#station.sealAsSystem({ kind: 'calls-rejected', body, private: {} });
      this.#counts = { malformed: 0, stale: 0, unknown: 0 };
    } catch (error) {
      // They stay counted and go into the next summary.
      if (!(error instanceof NotSealed)) throw error;
    }
  }
}

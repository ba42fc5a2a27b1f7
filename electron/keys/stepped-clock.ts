// A clock that stands still until it is told to move: for tests, and for the demo that lives through many days in seconds.
import type { Clock } from './surroundings.ts';

export class SteppedClock implements Clock {
  readonly boot: string;
  #now: number;
  #mono = 0;
  #timers: { dueMono: number; call: () => void }[] = [];

  /** @param startMs wall time in milliseconds since 1970 */
  constructor(startMs: number, boot = 'stepped') {
    this.#now = startMs;
    this.boot = boot;
  }

  now(): number {
    return this.#now;
  }

  monoMs(): number {
    return this.#mono;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { dueMono: this.#mono + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves both clocks on and calls whatever falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#mono + ms;
    for (;;) {
      const due = this.#timers
        .filter((timer) => timer.dueMono <= end)
        .sort((a, b) => a.dueMono - b.dueMono)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#move(Math.max(0, due.dueMono - this.#mono));
      due.call();
    }
    this.#move(end - this.#mono);
  }

  /** Somebody sets the wall clock. */
  setWall(ms: number): void {
    this.#now = ms;
  }

  #move(ms: number): void {
    this.#mono += ms;
    this.#now += ms;
  }
}

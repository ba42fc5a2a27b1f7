// Whether a window that crashed is loaded again: at once, but not for ever (features.md, KS2).

const MOST = 3;
const WITHIN_MS = 5 * 60_000;

export class CrashBreaker {
  #crashes: number[] = [];

  /** @param at milliseconds of a clock that nobody sets. The third crash within five minutes stops the window, and counting begins anew. */
  crashed(at: number): 'reloaded' | 'stopped' {
    this.#crashes = [...this.#crashes.filter((earlier) => at - earlier < WITHIN_MS), at];
    if (this.#crashes.length < MOST) return 'reloaded';
    this.#crashes = [];
    return 'stopped';
  }
}

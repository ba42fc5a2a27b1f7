/** Which entries of each case are shown and which are withheld, from the numbers that entries bear (section 1). */
import type { Entry } from '../entry.ts';
import type { FailureList } from './failure-list.ts';
import type { PartialCase, Report } from './report.ts';

interface CaseState {
  shown: number;
  /** The number that the next entry of the case would bear. */
  next: number;
  withheld: [number, number][] | undefined;
  isEnded: boolean;
}

export class Cases {
  readonly #cases = new Map<string, CaseState>();
  readonly #failures: FailureList;

  constructor(failures: FailureList) {
    this.#failures = failures;
  }

  take(entry: Entry): void {
    if (entry.case === undefined || entry.n === undefined) return;
    const state = this.#stateOf(entry.case);
    if (entry.n < state.next || state.isEnded) {
      const expected = state.isEnded ? 'nothing after the end' : `at least ${state.next}`;
      this.#failures.add('case-order', { seq: entry.seq, field: 'n', expected, actual: String(entry.n) });
      return;
    }
    if (entry.n > state.next) {
      state.withheld ??= [];
      state.withheld.push([state.next, entry.n - 1]);
    }
    state.shown++;
    state.next = entry.n + 1;
    // Its `entries` is n + 1, or the entry would be malformed: so gaps before the end are all that can be missing.
    state.isEnded = entry.kind === 'case-closed' || entry.kind === 'case-abandoned';
  }

  report(): Report['cases'] {
    const partial: PartialCase[] = [];
    for (const [id, { shown, next, withheld = [], isEnded }] of this.#cases) {
      if (isEnded && withheld.length === 0) continue;
      partial.push({ case: id, shown, withheld, ...(isEnded ? { entries: next } : {}) });
    }
    const shown = this.#cases.size;
    return { shown, whole: shown - partial.length, partial };
  }

  #stateOf(id: string): CaseState {
    let state = this.#cases.get(id);
    if (state === undefined) {
      state = { shown: 0, next: 0, withheld: undefined, isEnded: false };
      this.#cases.set(id, state);
    }
    return state;
  }
}

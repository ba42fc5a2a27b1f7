// One open case in memory: its folded state, and when each timer of its procedure falls due.
import { courseFor, recordOf } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import { foldCase } from '../../shared/case/fold-case.ts';
import { keptFlags } from '../../shared/case/kept-flags.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { runningTimers } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';

const foldOne = (pack: Pack, state: CaseState | undefined, event: CaseEvent): CaseState =>
  foldCase(state, event, (before, step, options) => keptFlags(pack, before, step, options));

/** The state of a case that is only looked at. @throws Error where the events are not one whole case */
export function foldCaseOf(pack: Pack, events: Iterable<CaseEvent>): CaseState {
  let state: CaseState | undefined;
  for (const event of events) state = foldOne(pack, state, event);
  if (!state) throw new Error('a case has at least one event');
  return state;
}

export class CaseFile {
  readonly pack: Pack;
  #state: CaseState | undefined;
  /** Wall time in milliseconds by timer. Worked out with each event, so that planning costs nothing. */
  readonly #due = new Map<string, number>();

  constructor(pack: Pack, events: Iterable<CaseEvent>) {
    this.pack = pack;
    for (const event of events) this.add(event);
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('a case has at least one event');
    return this.#state;
  }

  add(event: CaseEvent): void {
    this.#state = foldOne(this.pack, this.#state, event);
    const running = new Map(this.#running(this.#state).map(({ code, minutes }) => [code, minutes]));
    for (const code of this.#due.keys()) if (!running.has(code)) this.#due.delete(code);
    for (const [code, minutes] of running)
      if (!this.#due.has(code)) this.#due.set(code, Date.parse(event.at) + minutes * 60_000);
  }

  /** When each running timer falls due, in wall time milliseconds. */
  dueTimers(): { code: string; dueMs: number }[] {
    return [...this.#due].map(([code, dueMs]) => ({ code, dueMs }));
  }

  #running(state: CaseState) {
    if (state.closed) return [];
    const course = courseFor(this.pack, state);
    return runningTimers(this.pack, course, recordOf(course, state));
  }
}

// One open case in memory: its folded state, and when each timer of its procedure falls due.
import { procedureOf, recordOf, stepOf } from '../../shared/case/assess.ts';
import { type CaseState, foldCase } from '../../shared/case/case-state.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { runningTimers } from '../../shared/procedure/judge.ts';
import { type Pack, raisedBy } from '../../shared/procedure/pack-schema.ts';

/** Flags of an answer that the customer takes back, by the case's own pack. */
function keptFlags(
  pack: Pack,
  procedure: string,
  step: string,
  options: readonly string[],
): readonly string[] {
  const found = stepOf(procedureOf(pack, procedure), step);
  if (!found) return [];
  const raised = raisedBy(found, options);
  return found.changeRaises ? [...raised, found.changeRaises] : raised;
}

function foldOne(pack: Pack, state: CaseState | undefined, event: CaseEvent): CaseState {
  return foldCase(state, event, (step, options) => keptFlags(pack, state?.procedure ?? '', step, options));
}

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
    const procedure = procedureOf(this.pack, state.procedure);
    return runningTimers(this.pack, procedure, recordOf(procedure, state));
  }
}

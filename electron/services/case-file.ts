// One open case in memory: its folded state, and since when each timer of its procedure has been running.
import { procedureOf, recordOf, stepOf } from '../../shared/case/assess.ts';
import { type CaseState, foldCase } from '../../shared/case/case-state.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { runningTimers } from '../../shared/procedure/judge.ts';
import { optionsOf, type Pack } from '../../shared/procedure/pack-schema.ts';

export class CaseFile {
  readonly pack: Pack;
  #state: CaseState | undefined;
  readonly #since = new Map<string, string>();

  constructor(pack: Pack, events: Iterable<CaseEvent>) {
    this.pack = pack;
    for (const event of events) this.add(event);
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('a case has at least one event');
    return this.#state;
  }

  add(event: CaseEvent): void {
    this.#state = foldCase(this.#state, event, (step, options) => this.#keptFlags(step, options));
    const running = this.#state.closed ? [] : this.#running();
    const codes = running.map((timer) => timer.code);
    for (const code of [...this.#since.keys()]) if (!codes.includes(code)) this.#since.delete(code);
    for (const code of codes) if (!this.#since.has(code)) this.#since.set(code, event.at);
  }

  /** When each running timer falls due, in wall time milliseconds. */
  dueTimers(): { code: string; dueMs: number }[] {
    if (this.state.closed) return [];
    return this.#running().map(({ code, minutes }) => ({
      code,
      dueMs: Date.parse(this.#since.get(code) ?? this.state.lastAt) + minutes * 60_000,
    }));
  }

  #running() {
    const procedure = procedureOf(this.pack, this.state.procedure);
    return runningTimers(this.pack, procedure, recordOf(procedure, this.state));
  }

  #keptFlags(step: string, options: readonly string[]): readonly string[] {
    const found = stepOf(procedureOf(this.pack, this.state.procedure), step);
    if (!found) return [];
    const raised = optionsOf(found)
      .filter((option) => options.includes(option.code))
      .flatMap((option) => option.raises ?? []);
    return found.changeRaises ? [...raised, found.changeRaises] : raised;
  }
}

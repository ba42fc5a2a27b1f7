// Long work in short turns, so that a tap at the counter is answered meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch of work before others get their turn, in milliseconds. */
const TURN_MS = 10;

export class Turns {
  #began = performance.now();

  isOver(): boolean {
    return performance.now() - this.#began >= TURN_MS;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#began = performance.now();
  }
}

/** Work that stops at every step, to its end. Others come first: whoever asks for it has worked already. */
export async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  const turns = new Turns();
  await turns.next();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (turns.isOver()) await turns.next();
  }
}

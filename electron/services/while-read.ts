// Long work whose progress somebody reads. A window that stays connected and reads no more, as one that was stopped in a debugger or on a
// machine that sleeps, is taken as having left: the work ends as if it had been cancelled, and holds up nobody's day.

/** Between two readings, in milliseconds. A window reads each step within a second. */
const PATIENCE_MS = 60_000;

/** The same steps, for as long as they are asked for. */
export function whileRead<T>(work: AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  let waiting: NodeJS.Timeout | undefined;
  const waits = <A>(step: A): A => {
    waiting = setTimeout(() => void work.return(), PATIENCE_MS).unref();
    return step;
  };
  const read = () => clearTimeout(waiting);
  return {
    async next() {
      read();
      const step = await work.next();
      return step.done ? step : waits(step);
    },
    return() {
      read();
      return work.return();
    },
    throw(error) {
      read();
      return work.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}

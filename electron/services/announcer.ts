// Tells windows that something was committed. They ask for their view then; nothing is polled.
export class Announcer {
  readonly #listeners = new Set<() => void>();

  /** Returns what ends the subscription. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /**
   * The values of `read` from now on, one at once and one after each announcement that changed it.
   * Ends when `signal` is aborted. A reader that is slow gets the newest value, never a queue of old ones.
   */
  async *watch<T>(read: () => T, signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    let wake: () => void = () => undefined;
    const stop = this.listen(() => wake());
    signal?.addEventListener('abort', () => wake());
    try {
      let last = '';
      while (!signal?.aborted) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const value = read();
        const text = JSON.stringify(value);
        if (text !== last) {
          last = text;
          yield value;
        }
        if (signal?.aborted) return;
        await changed;
      }
    } finally {
      stop();
    }
  }
}

// The stream of a window as it follows it: how often it was told something.
import type { Client } from '../support/http-window.ts';

/** A stream that a window follows until it is closed. */
export class Watched {
  told = 0;
  readonly #stop = new AbortController();

  constructor(watch: (signal: AbortSignal) => Promise<AsyncIterable<unknown>>) {
    void this.#follow(watch);
  }
  async #follow(watch: (signal: AbortSignal) => Promise<AsyncIterable<unknown>>): Promise<void> {
    try {
      for await (const _view of await watch(this.#stop.signal)) this.told += 1;
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }
  close(): void {
    this.#stop.abort();
  }
}

export const watchInner = (client: Client) => (signal: AbortSignal) =>
  client.station.watch(undefined, { signal });
export const watchOuter = (client: Client) => (signal: AbortSignal) =>
  client.customer.watch(undefined, { signal });

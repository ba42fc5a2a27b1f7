// Mirrors what the process says a window shows. Follows one event stream and takes it up again when it ends.
import { createStore } from 'zustand/vanilla';

export interface WindowState<View> {
  /** The last view received, kept while the line is down. */
  view: View | null;
  /** `lost` only after a while: a short break is not worth a word. */
  link: 'connecting' | 'live' | 'lost';
}

export interface Pace {
  /** After this many milliseconds without a line the window says so. */
  sayLostAfterMs: number;
  firstRetryMs: number;
  longestRetryMs: number;
}

/** After a crash both windows stand at the same line again within three seconds: the program's own start takes most of them. */
const PACE: Pace = { sayLostAfterMs: 2000, firstRetryMs: 100, longestRetryMs: 1000 };

type Watch<View> = (signal: AbortSignal) => Promise<AsyncIterable<View>>;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** @param watch opens the event stream of the window's views */
export function createWindowStore<View>(watch: Watch<View>, pace: Pace = PACE) {
  const store = createStore<WindowState<View>>(() => ({ view: null, link: 'connecting' }));

  async function follow(signal: AbortSignal) {
    let lostTimer: ReturnType<typeof setTimeout> | undefined;
    let retryMs = pace.firstRetryMs;
    const lost = () => {
      lostTimer ??= setTimeout(() => store.setState({ link: 'lost' }), pace.sayLostAfterMs);
    };
    const live = (view: View) => {
      clearTimeout(lostTimer);
      lostTimer = undefined;
      retryMs = pace.firstRetryMs;
      store.setState({ view, link: 'live' });
    };
    while (!signal.aborted) {
      try {
        for await (const view of await watch(signal)) live(view);
      } catch {
        // A broken stream says nothing that the next attempt does not: the reason is in the process's own log.
        store.setState((state) => state);
      }
      if (signal.aborted) break;
      lost();
      await pause(retryMs, signal);
      retryMs = Math.min(retryMs * 2, pace.longestRetryMs);
    }
    clearTimeout(lostTimer);
  }

  return {
    ...store,
    /** Starts following; the returned function stops it. */
    start(): () => void {
      const controller = new AbortController();
      void follow(controller.signal);
      return () => controller.abort();
    },
  };
}

export type WindowStore<View> = ReturnType<typeof createWindowStore<View>>;

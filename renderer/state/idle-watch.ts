// Tells the process that somebody is still at the window, at most every twenty seconds, and says when the notice before the lock is due.

export interface IdleTimes {
  noticeAfterMs: number;
  lockAfterMs: number;
}

interface Hands {
  stayAwake: () => void;
  /** Milliseconds until the lock, or null when the notice goes away. */
  onNotice: (lockInMs: number | null) => void;
  now: () => number;
}

const AT_MOST_EVERY_MS = 20_000;

/**
 * The notice counts from the last word sent to the process, which counts from the same moment.
 * @returns `active` to be called on any key or pointer, `stop` to end
 */
export function createIdleWatch(
  { noticeAfterMs, lockAfterMs }: IdleTimes,
  { stayAwake, onNotice, now }: Hands,
) {
  let lastSent = now();
  let later: ReturnType<typeof setTimeout> | undefined;
  let notice: ReturnType<typeof setTimeout> | undefined;

  const waitForNotice = () => {
    clearTimeout(notice);
    notice = setTimeout(() => onNotice(lockAfterMs - noticeAfterMs), noticeAfterMs);
  };
  const tell = () => {
    clearTimeout(later);
    later = undefined;
    lastSent = now();
    onNotice(null);
    waitForNotice();
    stayAwake();
  };

  waitForNotice();
  return {
    active() {
      const since = now() - lastSent;
      if (since >= AT_MOST_EVERY_MS) tell();
      else later ??= setTimeout(tell, AT_MOST_EVERY_MS - since);
    },
    stop() {
      clearTimeout(later);
      clearTimeout(notice);
    },
  };
}

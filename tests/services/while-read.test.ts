// An export or a check that nobody reads on must not hold up the close of the day.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileRead } from '../../electron/services/while-read.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function steps() {
  const ended = vi.fn();
  async function* work() {
    try {
      yield* [1, 2, 3];
    } finally {
      ended();
    }
  }
  return { ended, read: whileRead(work()) };
}

test('read to its end it is the same steps, however long each took to be asked for within the minute', async () => {
  const { read } = steps();
  const seen: number[] = [];
  for await (const step of read) {
    seen.push(step);
    await vi.advanceTimersByTimeAsync(59_000);
  }
  expect(seen).toEqual([1, 2, 3]);
});

test('left unread for a minute it ends, and whoever comes back is told so', async () => {
  const { ended, read } = steps();
  expect(await read.next()).toEqual({ done: false, value: 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).toHaveBeenCalledOnce();
  expect(await read.next()).toMatchObject({ done: true });
});

test('left on purpose it ends at once, and no clock goes on', async () => {
  const { ended, read } = steps();
  await read.next();
  await read.return();
  expect(ended).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

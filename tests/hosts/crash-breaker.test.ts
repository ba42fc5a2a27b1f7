// A window that crashes is loaded again, but not for ever.
import { expect, test } from 'vitest';
import { CrashBreaker } from '../../electron/hosts/electron/crash-breaker.ts';

const MINUTE = 60_000;
const results = (...minutes: number[]) => {
  const breaker = new CrashBreaker();
  return minutes.map((minute) => breaker.crashed(minute * MINUTE));
};

test('the third crash within five minutes stops the window', () => {
  expect(results(0, 2, 4.9)).toEqual(['reloaded', 'reloaded', 'stopped']);
});

test('one crash in each five minutes never does', () => {
  expect(results(0, 3, 5, 8, 10, 13)).not.toContain('stopped');
});

test('after a stop it is given three times again', () => {
  expect(results(0, 1, 2, 3, 4, 4.5)).toEqual([
    ...['reloaded', 'reloaded', 'stopped'],
    ...['reloaded', 'reloaded', 'stopped'],
  ]);
});

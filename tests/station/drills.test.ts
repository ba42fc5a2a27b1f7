// When a restore has to be rehearsed again.
import { describe, expect, test } from 'vitest';
import { drillOverdueDays } from '../../shared/station/drills.ts';

describe('another drill is due', () => {
  const DAY = 86_400_000;
  const first = '2026-11-21T00:00:00.000Z';
  const dayAfter = (days: number) => Date.parse(first) + days * DAY;

  test('ninety days after the last that proved something, or after the first backup where none did', () => {
    expect(drillOverdueDays({}, first, dayAfter(90))).toBeUndefined();
    expect(drillOverdueDays({}, first, dayAfter(91))).toBe(91);
    expect(drillOverdueDays({ provedAt: first }, '2025-01-01T00:00:00.000Z', dayAfter(30))).toBeUndefined();
    expect(
      drillOverdueDays({}, undefined, dayAfter(500)),
      'there is nothing to rehearse with',
    ).toBeUndefined();
  });
});

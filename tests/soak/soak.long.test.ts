// The soak for some seconds, with two seeds: that it finds nothing wrong, and that it would say so.
import { afterEach, expect, test } from 'vitest';
import { growth, isTelling, type MemorySample } from './memory.ts';
import { Soak } from './soak.ts';

let soak: Soak | undefined;
afterEach(async () => {
  await soak?.close();
  soak = undefined;
});

test.each([7, 8])(
  'random people from seed %i lose nothing, and every case of theirs can be ended',
  async (seed) => {
    soak = await new Soak(seed).start();
    const figures = await soak.run(0.2, 50);
    expect(figures.wrong).toEqual([]);
    expect(figures.accepted).toBeGreaterThan(30);
    expect(figures.refused).toBeGreaterThan(0);
    expect(Math.min(figures.told.inner, figures.told.outer, figures.told.third)).toBeGreaterThan(20);
  },
);

test('too few events are not well', async () => {
  soak = await new Soak(9).start();
  const { wrong } = await soak.run(0.05, 1_000_000);
  expect(wrong).toEqual([expect.stringContaining('fewer than 1000000')]);
});

test('memory that grows with the work is seen, and what fills up at the beginning is not taken for it', () => {
  const samples = (heapOf: (events: number) => number): MemorySample[] =>
    Array.from({ length: 40 }, (_, place) => place * 1_000).map((events) => ({
      ...{ events, heapMb: heapOf(events), rssMb: 0 },
    }));
  expect(isTelling(samples(() => 50))).toBe(true);
  expect(
    growth(
      samples((events) => 50 + events / 1_000),
      'heapMb',
    ),
  ).toBeCloseTo(10);
  expect(
    growth(
      samples((events) => Math.min(90, 50 + events / 100)),
      'heapMb',
    ),
  ).toBeCloseTo(0);
});

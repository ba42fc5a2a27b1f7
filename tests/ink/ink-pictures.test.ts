// Pictures of ink: the same strokes give the same bytes, and a reader of PNG that is not ours agrees with what was drawn.
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Ink } from '../../shared/contract/ink.ts';
import { inkPng } from '../../shared/ink/ink-png.ts';
import { isTooShort } from '../../shared/ink/ink-rules.ts';
import { inkSvg } from '../../shared/ink/ink-svg.ts';

const cross: Ink = {
  width: 4_000,
  height: 2_000,
  strokes: [
    [
      { x: 500, y: 1_000, t: 0 },
      { x: 3_500, y: 1_000, t: 40 },
    ],
    [
      { x: 2_000, y: 200, t: 300 },
      { x: 2_000, y: 1_800, t: 340 },
    ],
  ],
};

/** Grey values by row, read back with zlib from the file's own chunks. */
function pixels(png: Uint8Array): number[][] {
  const bytes = Buffer.from(png);
  const width = bytes.readUInt32BE(16);
  const length = bytes.readUInt32BE(33);
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const read: number[][] = [];
  for (let at = 0; at < rows.length; at += width + 1) read.push([...rows.subarray(at + 1, at + 1 + width)]);
  return read;
}

describe('the PNG', () => {
  test('has one pixel for each pixel that was written on, dark along the strokes and white elsewhere', () => {
    const rows = pixels(inkPng(cross));
    expect([rows.length, rows[0]?.length]).toEqual([20, 40]);
    expect(rows[10]?.[10]).toBeLessThan(60);
    expect(rows[4]?.[20]).toBeLessThan(60);
    expect(rows[2]?.[5]).toBe(255);
    expect(rows[18]?.[38]).toBe(255);
  });

  test('is the same each time it is made', () => {
    expect(Buffer.from(inkPng(cross)).equals(Buffer.from(inkPng(structuredClone(cross))))).toBe(true);
  });

  test('shows a single dot', () => {
    const dot: Ink = { width: 1_000, height: 1_000, strokes: [[{ x: 500, y: 500, t: 0 }]] };
    expect(pixels(inkPng(dot))[5]?.[5]).toBeLessThan(60);
  });

  test('of two hundred lines across the largest area costs what the lines are long, not what the area is large', () => {
    const points = Array.from({ length: 200 }, (_, t) => ({
      x: t % 2 ? 400_000 : 0,
      y: t % 2 ? 300_000 : 0,
      t,
    }));
    const started = performance.now();
    inkPng({ width: 400_000, height: 300_000, strokes: [points] });
    // Forty seconds when each line was looked for in all of its box.
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  test('survives strokes that leave the area', () => {
    const outside: Ink = {
      ...cross,
      strokes: [
        [
          { x: -9_000, y: -9_000, t: 0 },
          { x: 90_000, y: 90_000, t: 1 },
        ],
      ],
    };
    expect(pixels(inkPng(outside))).toHaveLength(20);
  });
});

describe('the SVG', () => {
  test('draws each stroke as one path in the size of the area', () => {
    const svg = inkSvg(cross);
    expect(svg).toContain('viewBox="0 0 40.00 20.00"');
    expect(svg.match(/<path /g)).toHaveLength(2);
    expect(svg).toContain('d="M5.00 10.00L35.00 10.00"');
  });
});

test.each([
  ['a dot is no signature', [[{ x: 1, y: 1, t: 0 }]], 'ink', true],
  [
    'a tick is no signature',
    [
      [
        { x: 0, y: 0, t: 0 },
        { x: 2_000, y: 0, t: 9 },
      ],
    ],
    'ink',
    true,
  ],
  [
    'a tick is enough for a mark',
    [
      [
        { x: 0, y: 0, t: 0 },
        { x: 2_000, y: 0, t: 9 },
      ],
    ],
    'mark',
    false,
  ],
  [
    'a plain stroke across is enough',
    [
      [
        { x: 0, y: 0, t: 0 },
        { x: 9_000, y: 0, t: 9 },
      ],
    ],
    'ink',
    false,
  ],
] as const)('%s', (_, strokes, form, short) => {
  const ink = { width: 10_000, height: 5_000, strokes: structuredClone(strokes) } as unknown as Ink;
  expect(isTooShort(ink, form)).toBe(short);
});

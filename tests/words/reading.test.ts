// How large a millimetre is on a display, and the text sizes of features.md in millimetres.
import { describe, expect, it } from 'vitest';
import { PX_PER_100_MM, pxPerMm, TEXT_MM } from '../../shared/words/reading.ts';

const TWELVE_INCH = { width: 1280, height: 800, dprPercent: 100 };
const measured = { ...TWELVE_INCH, pxPer100Mm: 495 };

describe('a millimetre', () => {
  it('is CSS’s own where nobody has measured', () => {
    expect(pxPerMm(undefined, TWELVE_INCH)).toBeCloseTo(96 / 25.4);
  });

  it('is what the card showed, on the display it was held to and on no other', () => {
    expect(pxPerMm(measured, TWELVE_INCH)).toBe(4.95);
    for (const other of [{ width: 1366 }, { height: 768 }, { dprPercent: 125 }])
      expect(pxPerMm(measured, { ...TWELVE_INCH, ...other })).toBeCloseTo(96 / 25.4);
    expect(pxPerMm(measured, { width: 0, height: 0, dprPercent: Number.NaN })).toBeCloseTo(96 / 25.4);
  });

  it('lies between 50 and 400 px an inch', () => {
    expect(PX_PER_100_MM.least / 100).toBeGreaterThanOrEqual(50 / 25.4);
    expect((PX_PER_100_MM.least - 1) / 100).toBeLessThan(50 / 25.4);
    expect(PX_PER_100_MM.most / 100).toBeLessThanOrEqual(400 / 25.4);
    expect((PX_PER_100_MM.most + 1) / 100).toBeGreaterThan(400 / 25.4);
  });
});

it('gives text 28, 32, 40 and 52 px on a display of 96 px an inch', () => {
  const px = Object.values(TEXT_MM).map((mm) => Math.round((mm * 96) / 25.4));
  expect(px).toEqual([28, 32, 40, 52]);
});

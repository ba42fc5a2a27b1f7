// The hand-over code: any slip of one digit, and any two neighbours that changed places, make a code that cannot be one.
import { expect, test } from 'vitest';
import { codeOf, freeCode, isWellMade } from '../../shared/lobby/hand-over-code.ts';

const CODES = Array.from({ length: 10_000 }, (_, number) => codeOf(number)).flatMap((code) => code ?? []);

test('nine numbers in ten have a code, of five digits, and no two the same', () => {
  expect(CODES.length).toBeGreaterThan(9_000);
  expect(new Set(CODES).size).toBe(CODES.length);
  for (const code of CODES) expect(code).toMatch(/^\d{5}$/);
});

test('each is well made', () => {
  expect(CODES.every(isWellMade)).toBe(true);
});

test('none with one wrong digit is', () => {
  const slips = CODES.slice(0, 2_000).flatMap((code) =>
    [...code].flatMap((digit, place) =>
      [...'0123456789'].flatMap((other) =>
        other === digit ? [] : [code.slice(0, place) + other + code.slice(place + 1)],
      ),
    ),
  );
  expect(slips.filter(isWellMade)).toEqual([]);
});

test('none with two neighbours exchanged is', () => {
  const slips = CODES.flatMap((code) =>
    [0, 1, 2, 3].flatMap((place) => {
      const [left = '', right = ''] = code.slice(place, place + 2);
      const swapped = code.slice(0, place) + right + left + code.slice(place + 2);
      return left === right ? [] : [swapped];
    }),
  );
  expect(slips.filter(isWellMade)).toEqual([]);
});

test('the last that is free is found, and after it none', () => {
  const [last = '', ...others] = CODES.toReversed();
  expect(freeCode(new Set(others), () => 0)).toBe(last);
  expect(freeCode(new Set(CODES), () => 0)).toBeUndefined();
});

test('any that is free can come, and none that is taken', () => {
  const taken = new Set(CODES.slice(0, 9_060));
  const came = CODES.slice(9_060).map((_, place) => freeCode(taken, () => place));
  expect(came).toEqual(CODES.slice(9_060));
});

/** Base64 and hex: strict, so that two texts never stand for the same bytes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromHex, isHashText, toBase64, toHex } from '../../shared/ledger/base64.ts';

describe('base64', () => {
  test('writes and reads what Node writes and reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toBe(text);
        expect(fromBase64(text)).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(isHashText(text)).toBe(bytes.length === 32);
      }),
    );
  });

  test.each([
    'A',
    'AA',
    'AA=',
    'AB==',
    'AAB=',
    'A===',
    '====',
    'AA==\n',
    ' AA==',
    'AA==AA==',
    'A-A=',
    'AÀA=',
  ])('refuses %j', (text) => expect(fromBase64(text)).toBeUndefined());

  test('refuses hex in capitals, of odd length, or of other letters', () => {
    expect(['AB', 'a', 'zz', 'a b '].map(fromHex)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

/** Canonical JSON against the vectors of RFC 8785 and against its own properties. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, isCanonical, type JsonValue, parseCanonical } from '../../shared/ledger/canonical.ts';

describe('canonical JSON', () => {
  test('writes the sample of RFC 8785 section 3.2 as the RFC does', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(input))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('orders members by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
    const value = JSON.parse(
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
    );
    const order = [...canonicalJson(value).matchAll(/:"([A-Z][a-z]+)/g)].map(([, word]) => word);
    expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
  ])('writes the number %s of RFC 8785 appendix B as %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalJson(view.getFloat64(0))).toBe(text);
  });

  test.each([
    ['a number that is not finite', Number.NaN],
    ['an infinite number', { a: [Number.POSITIVE_INFINITY] }],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['undefined', { a: undefined } as unknown as JsonValue],
    ['nesting beyond the limit', JSON.parse(`${'['.repeat(65)}${']'.repeat(65)}`)],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
  });

  test('says the same of a value however its members were written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (raw) => {
        const value = raw as JsonValue;
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(isCanonical(JSON.parse(text), text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('takes a text for canonical only where it is what would be written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.integer({ min: 0, max: 2 }), (raw, spaces) => {
        const text = JSON.stringify(raw, undefined, spaces);
        expect(isCanonical(JSON.parse(text), text)).toBe(canonicalJson(raw as JsonValue) === text);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a repeated member', '{"a":1,"a":1}'],
    ['a float written long', '{"a":1.0}'],
    ['minus zero', '{"a":-0}'],
    ['a number beyond all numbers', '{"a":1e400}'],
    ['white space', '{"a": 1}'],
    ['a needless escape', '{"a":"\\u0041"}'],
    ['an escaped lone surrogate', '{"a":"\\ud800"}'],
    ['members out of order', '{"b":1,"a":1}'],
    ['a byte order mark', '\ufeff{"a":1}'],
    ['a carriage return at the end', '{"a":1}\r'],
    ['nesting that would exhaust the stack', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('does not take %s for canonical', (_name, text) => {
    expect(parseCanonical(utf8(text))).toBeUndefined();
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.reverse());
}

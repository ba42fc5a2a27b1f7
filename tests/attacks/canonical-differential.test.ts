// Canonical JSON against a second writer of it, made for this test alone from the text of RFC 8785, in another way wherever there is one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, isCanonical, type JsonValue, parseCanonical } from '../../shared/ledger/canonical.ts';
import { runs } from '../support/runs.ts';

const SHORT: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
  '"': '"',
  '\\': '\\',
};

/** RFC 8785, 3.2.2.2: the seven short escapes, \u00xx for what else is below U+0020, and everything else as it is. */
function stringText(text: string): string {
  let written = '"';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const short = SHORT[unit];
    if (short !== undefined) written += `\\${short}`;
    else if (unit < ' ') written += `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    else written += unit;
  }
  return `${written}"`;
}

/** 3.2.3: names are compared as arrays of UTF-16 code units, which is to say byte by byte in UTF-16, big-endian. */
function byCodeUnits(left: string, right: string): number {
  const bytes = (name: string) => Buffer.from(name, 'utf16le').swap16();
  return Buffer.compare(bytes(left), bytes(right));
}

/** 3.2.2.3: Number::toString of ECMAScript, and 0 for minus zero. */
const numberText = (number: number): string => (number === 0 ? '0' : `${number}`);

function second(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(second).join(',')}]`;
  const members = new Map(Object.entries(value as Record<string, JsonValue>));
  const names = [...members.keys()].sort(byCodeUnits);
  return `{${names.map((name) => `${stringText(name)}:${second(members.get(name) ?? null)}`).join(',')}}`;
}

/** Names and strings of every plane, of what must be escaped, and of what sorts differently as UTF-8 and as UTF-16. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('\0', '\x1f', '"', '\\', '\x7f', '\u2028', 'é', 'e\u0301', '客', '\uffff', '😀'),
    maxLength: 6,
  }),
  fc.constantFrom('__proto__', 'constructor', 'toJSON', '', '1', '10', '9', '-0', '\ufb33', '\u{1f600}'),
);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 1e21, 1e-7),
);
/** Without a backslash: see the last test. */
const names = words.filter((name) => !name.includes('\\'));
const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(words, numbers, fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
  ),
}));

test('two writers of canonical JSON agree on every value', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const text = second(value);
      expect(canonicalJson(value)).toBe(text);
      expect(isCanonical(JSON.parse(text), text)).toBe(true);
    }),
    { numRuns: runs(4_000) },
  );
});

test('a text that either would write otherwise is not canonical', () => {
  const noise = fc.constantFrom(' ', '\n', ',', '0', '"', '\\', '\ufeff', '\0', '}', ']', '-', 'e1', '.0');
  fc.assert(
    fc.property(tree, fc.nat(), noise, (value, where, added) => {
      const text = second(value);
      const at = where % (text.length + 1);
      const bent = text.slice(0, at) + added + text.slice(at);
      const bytes = utf8(bent);
      const read = parseCanonical(bytes);
      // What still is JSON is another value now, and then it must be that value's own one text.
      if (read !== undefined) expect(utf8(second(read))).toEqual(bytes);
    }),
    { numRuns: runs(4_000) },
  );
});

// V8 13.6 (Node 24.21) reads a member's name wrong where it has seen the same object with a name of a backslash: it compares what it expects
// with the escape as written. No name of ours holds one. Whatever a foreign text brings about by it is refused, never taken for something else.
test('a name that the engine itself misreads is refused and never taken for another', () => {
  const seen = '{"zz":1,"\\\\":2}';
  const text = '{"zz":1,"\\u001f":2}';
  for (let time = 0; time < 100; time += 1) {
    expect(JSON.parse(seen)).toEqual({ zz: 1, '\\': 2 });
    const read = parseCanonical(utf8(text));
    if (read !== undefined) expect(read).toEqual({ zz: 1, '\x1f': 2 });
  }
});

/** Every rule of section 1 as a table of good and bad entries, each bad one with the field that must be named. */
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical.ts';
import { type Entry, encodeEntry, readEntry } from '../../shared/ledger/entry.ts';

const HASH = toBase64(new Uint8Array(32).fill(1));
const UUID = '01935c00-0000-7000-8000-000000000001';

const GOOD: Entry = {
  v: 1,
  log: 'icbc/hz-01/c03/g1',
  seq: 7,
  id: UUID,
  at: '2026-11-21T01:30:00.123Z',
  mono: { boot: 'boot-1', ms: 5 },
  kind: 'step-answered',
  actor: { staff: 't001', role: 'teller' },
  case: UUID,
  n: 2,
  body: { step: 'REM-03' },
  private: { text: HASH },
  prev: HASH,
};

const without = (...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name))) as JsonObject;
const having = (members: Record<string, unknown>): JsonObject =>
  ({ ...GOOD, ...members }) as unknown as JsonObject;

describe('an entry', () => {
  test('is read back as it was written', () => {
    expect(readEntry(encodeEntry(GOOD))).toEqual({ ok: true, entry: GOOD });
  });

  test.each<[string, JsonObject]>([
    ['at seq 0 without prev', { ...without('prev'), seq: 0 }],
    ['of no case', without('case', 'n')],
    ['without private', without('private')],
    ['with an empty body', having({ body: {} })],
    ['by the customer', having({ actor: { role: 'customer' } })],
    ['by the system', having({ actor: { role: 'system' } })],
    ['of a kind that nobody knows yet', having({ kind: 'new-in-2031' })],
    ['with astral and rare characters', having({ body: { text: '𠮷䶮㛃' } })],
    ['with an escaped line feed before a combining mark', having({ body: { text: '\n\u0301' } })],
    ['with the largest integers', having({ body: { a: 2 ** 53 - 1, b: 1 - 2 ** 53 } })],
    ['that ends its case', having({ kind: 'case-closed', body: { entries: 3 } })],
    [
      'with a member called __proto__',
      JSON.parse(canonicalJson(having({})).replace('"step"', '"__proto__"')),
    ],
    ['of the 29th of February in a leap year', having({ at: '2028-02-29T23:59:59.999Z' })],
    ['whose clock stood before the first boot', having({ mono: { boot: 'b', ms: 0 } })],
  ])('%s is good', (_name, value) => {
    expect(readEntry(utf8(canonicalJson(value)))).toMatchObject({ ok: true });
  });

  test.each<[string, JsonObject, string]>([
    ['an unknown member', having({ extra: 1 }), 'extra'],
    ...['v', 'log', 'seq', 'id', 'at', 'mono', 'kind', 'actor', 'body'].map(
      (name): [string, JsonObject, string] => [`no ${name}`, without(name), name],
    ),
    ['another version', having({ v: 2 }), 'v'],
    ['a log of three parts', having({ log: 'icbc/hz-01/g1' }), 'log'],
    ['a log in capitals', having({ log: 'ICBC/hz-01/c03/g1' }), 'log'],
    ['a part of 17 characters', having({ log: 'abcdefghijklmnopq/hz-01/c03/g1' }), 'log'],
    ['generation 0', having({ log: 'icbc/hz-01/c03/g0' }), 'log'],
    ['generation 01', having({ log: 'icbc/hz-01/c03/g01' }), 'log'],
    ['a negative seq', having({ seq: -1 }), 'seq'],
    ['a seq as text', having({ seq: '7' }), 'seq'],
    ['a UUID of version 4', having({ id: '01935c00-0000-4000-8000-000000000001' }), 'id'],
    ['a UUID in capitals', having({ id: UUID.replace('c', 'C') }), 'id'],
    ['a UUID of another variant', having({ id: '01935c00-0000-7000-c000-000000000001' }), 'id'],
    ['a time without milliseconds', having({ at: '2026-11-21T01:30:00Z' }), 'at'],
    ['a time of another zone', having({ at: '2026-11-21T09:30:00.123+08:00' }), 'at'],
    ['the 30th of February', having({ at: '2026-02-30T01:30:00.123Z' }), 'at'],
    ['the 29th of February in a common year', having({ at: '2100-02-29T01:30:00.123Z' }), 'at'],
    ['the 31st of April', having({ at: '2026-04-31T01:30:00.123Z' }), 'at'],
    ['a leap second', having({ at: '2026-12-31T23:59:60.000Z' }), 'at'],
    ['month 13', having({ at: '2026-13-01T01:30:00.123Z' }), 'at'],
    ['day 0', having({ at: '2026-12-00T01:30:00.123Z' }), 'at'],
    ['hour 24', having({ at: '2026-11-21T24:00:00.000Z' }), 'at'],
    ['mono with more', having({ mono: { boot: 'b', ms: 1, x: 1 } }), 'mono'],
    ['an empty boot id', having({ mono: { boot: '', ms: 1 } }), 'mono.boot'],
    ['a boot id of 65 characters', having({ mono: { boot: 'b'.repeat(65), ms: 1 } }), 'mono.boot'],
    ['a boot id beyond ASCII', having({ mono: { boot: '启动', ms: 1 } }), 'mono.boot'],
    ['milliseconds as text', having({ mono: { boot: 'b', ms: '1' } }), 'mono.ms'],
    ['a kind in camel case', having({ kind: 'stepAnswered' }), 'kind'],
    ['a kind that ends in a hyphen', having({ kind: 'step-' }), 'kind'],
    ['a customer with a staff id', having({ actor: { role: 'customer', staff: 't1' } }), 'actor'],
    ['a role without staff', having({ actor: { role: 'teller' } }), 'actor'],
    ['a staff id without role', having({ actor: { staff: 't1' } }), 'actor.role'],
    ['an actor with more', having({ actor: { staff: 't1', role: 'teller', name: 'x' } }), 'actor'],
    ['an empty staff id', having({ actor: { staff: '', role: 'teller' } }), 'actor.staff'],
    ['an actor as text', having({ actor: 'teller' }), 'actor'],
    ['a case without n', without('n'), 'n'],
    ['an n without case', without('case'), 'case'],
    ['a case that is no UUIDv7', having({ case: 'case-1' }), 'case'],
    ['a negative n', having({ n: -1 }), 'n'],
    [
      'the wrong number of entries at the end',
      having({ kind: 'case-closed', body: { entries: 2 } }),
      'body.entries',
    ],
    ['no number of entries at the end', having({ kind: 'case-abandoned' }), 'body.entries'],
    ['the end of no case', { ...without('case', 'n'), kind: 'case-closed' }, 'case'],
    ['a body that is a list', having({ body: [] }), 'body'],
    ['null in the body', having({ body: { a: null } }), 'body.a'],
    ['a float in the body', having({ body: { a: [{ b: 1.5 }] } }), 'body.a.0.b'],
    ['an integer beyond 2^53 − 1', having({ body: { a: 2 ** 53 } }), 'body.a'],
    ['text that is not NFC', having({ body: { a: 'e\u0301' } }), 'body.a'],
    ['a name that is not NFC', having({ body: { 'e\u0301': 1 } }), 'body.e\u0301'],
    ['an empty private', having({ private: {} }), 'private'],
    ['a commitment of 31 bytes', having({ private: { a: toBase64(new Uint8Array(31)) } }), 'private.a'],
    ['a commitment with trailing bits', having({ private: { a: HASH.replace('E=', 'F=') } }), 'private.a'],
    ['prev at seq 0', having({ seq: 0 }), 'prev'],
    ['no prev at seq 7', without('prev'), 'prev'],
    ['prev in hex', having({ prev: 'ab'.repeat(32) }), 'prev'],
    ['more than 16,384 bytes', having({ body: { a: 'a'.repeat(16_384) } }), 'entry'],
  ])('with %s is malformed', (_name, value, field) => {
    expect(readEntry(utf8(canonicalJson(value)))).toMatchObject({ ok: false, field });
    expect(() => encodeEntry(value as unknown as Entry)).toThrow(
      new RegExp(`^${field.replaceAll('.', '\\.')}: `),
    );
  });

  const text = canonicalJson(having({}));
  test.each<[string, string, string]>([
    ['a repeated member', text.replace('"n":2', '"n":2,"n":2'), 'entry'],
    ['a number written 7.0', text.replace('"seq":7', '"seq":7.0'), 'entry'],
    ['a number written 1e400', text.replace('"n":2', '"n":1e400'), 'n'],
    ['minus zero', text.replace('"ms":5', '"ms":-0'), 'entry'],
    ['white space', text.replace('"n":2', '"n": 2'), 'entry'],
    ['a carriage return behind it', `${text}\r`, 'entry'],
    ['a byte order mark before it', `\ufeff${text}`, 'entry'],
    ['members out of order', text.replace('"n":2,', '').replace('{', '{"n":2,'), 'entry'],
    ['a needless escape', text.replace('REM', '\\u0052EM'), 'entry'],
    ['a lone surrogate', text.replace('REM', '\\ud800'), 'body.step'],
    ['nothing in it', '', 'entry'],
    ['a list instead', '[]', 'entry'],
  ])('written with %s is malformed', (_name, line, field) => {
    expect(readEntry(utf8(line))).toMatchObject({ ok: false, field });
  });

  test('that is not UTF-8 is malformed', () => {
    expect(readEntry(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ ok: false, field: 'entry' });
  });

  test('that is malformed still says which one it is, where that can be read', () => {
    expect(readEntry(utf8(canonicalJson(having({ kind: 'X' }))))).toMatchObject({ ok: false, seq: 7 });
  });

  test('of exactly 16,384 bytes is good', () => {
    const room = 16_384 - utf8(canonicalJson(having({ body: { a: '' } }))).length;
    const value = having({ body: { a: 'a'.repeat(room) } }) as unknown as Entry;
    expect(readEntry(encodeEntry(value))).toMatchObject({ ok: true });
  });
});

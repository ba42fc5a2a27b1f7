// Attacks by whoever wrote the log: hashes, checkpoint, notes and manifest all fit, and only a rule of the format itself can refuse what stands there.
import { describe, expect, test } from 'vitest';
import { sm2Signer } from '../../electron/keys/sm2.ts';
import { fromBase64, toBase64 } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, type JsonValue } from '../../shared/ledger/canonical.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import { codes, LOG, noticePath, strokesPath, TRUSTED, text, verify } from '../ledger/attack-tools.ts';
import {
  CASE,
  DAY_1,
  DAY_2,
  IDENTITY,
  lineReplaced,
  makeBundle,
  ORIGIN,
  sampleLog,
  TestLog,
  testSigner,
  vkeyOf,
} from '../ledger/make-bundle.ts';

/** The sample with one entry written otherwise, and everything after it hashed and signed anew. */
function rewritten(seq: number, from: string, to: string): Uint8Array {
  const log = new TestLog();
  for (const [at, line] of LOG.lines.entries()) {
    const prev = LOG.leaves[at - 1];
    const before = log.leaves.at(-1);
    const own = text(line).replace(
      prev ? `"prev":"${toBase64(prev)}"` : '\0',
      before ? `"prev":"${toBase64(before)}"` : '',
    );
    const closing = LOG.entries[8]!.body.closing as string;
    const fits = own.replace(
      canonicalJson(closing),
      at === 8 ? canonicalJson(log.checkpoint([DAY_1])) : '\0',
    );
    if (at === seq && !fits.includes(from)) throw new Error(`entry ${seq} does not hold ${from}`);
    log.append(utf8(at === seq ? fits.replace(from, to) : fits), LOG.entries[at]!);
  }
  for (const [at, secrets] of LOG.secrets) log.secrets.set(at, secrets);
  log.day = [DAY_2];
  return makeBundle(log);
}

test('a log written anew by its own device, without a change, is verified: what the attacks below change is all that is wrong', async () => {
  expect(codes(await verify(rewritten(5, 't001', 't001')))).toEqual([]);
  expect(codes(await verify(rewritten(5, 't001', 't002'))), 'whoever holds the keys can lie').toEqual([]);
});

const FORMS: [string, number, string, string][] = [
  ['an NFD twin of an NFC string', 5, '"t001"', '"t\u00e9'.normalize('NFD').concat('"')],
  ['a compatibility ideograph that NFC writes otherwise', 5, '"t001"', '"\uf900"'],
  ['a member that stands twice', 5, '"n":4', '"n":4,"n":4'],
  [
    'a member that stands twice with two values',
    5,
    '"kind":"case-closed"',
    '"kind":"a","kind":"case-closed"',
  ],
  ['a number beyond all numbers', 1, '"procedure":"rem"', '"procedure":1e400'],
  ['a number that no double holds exactly', 1, '"procedure":"rem"', '"procedure":9007199254740993'],
  ['a float', 1, '"procedure":"rem"', '"procedure":1.5'],
  ['a float that is whole', 1, '"procedure":"rem"', '"procedure":1.0'],
  ['minus zero', 1, '"procedure":"rem"', '"procedure":-0'],
  ['an exponent', 1, '"procedure":"rem"', '"procedure":1e3'],
  ['null', 1, '"procedure":"rem"', '"procedure":null'],
  ['an escaped lone surrogate', 1, '"rem"', '"\\ud800"'],
  ['an escaped pair that needs no escape', 1, '"rem"', '"\\ud83d\\ude00"'],
  ['a carriage return at the end', 5, '"v":1}', '"v":1}\r'],

  ['white space', 5, '{"actor"', '{ "actor"'],
  ['a member that no entry has', 5, ',"v":1}', ',"v":1,"w":1}'],
  ['another version', 5, '"v":1}', '"v":2}'],
  ['a day that no calendar has', 5, '2026-11-21T', '2026-02-30T'],
  ['an end of the case that counts fewer entries than there were', 5, '"entries":5', '"entries":4'],
  ['an end of the case that counts more', 5, '"entries":5', '"entries":6'],
  ['a prototype in disguise', 1, '"body":{', '"body":{"__proto__":null,'],
];

describe('malformed, although every hash and signature fits, is an entry with', () => {
  test.each(FORMS)('%s', async (_what, seq, from, to) => {
    const report = await verify(rewritten(seq, from, to));
    expect(report.result).toBe('malformed');
    expect(codes(report)).toContain(`entry-malformed@${seq}`);
  });
});

/** What is disclosed of the sample, changed; the manifest is signed anew. */
function disclosing(
  change: (lines: { name: string; salt: string; seq: number; value: JsonValue }[]) => void,
) {
  const lines = [...LOG.secrets].flatMap(([seq, secrets]) =>
    secrets.map(({ name, salt, value }) => ({ name, salt: toBase64(salt), seq, value })),
  );
  change(lines);
  const own = lines.map((line) => `${canonicalJson(line)}\n`).join('');
  return makeBundle(LOG, { replace: { 'disclosures.jsonl': utf8(own) } });
}
const raw = (from: string, to: string) => {
  let own = '';
  disclosing((lines) => {
    own = lines.map((line) => `${canonicalJson(line)}\n`).join('');
  });
  if (!own.includes(from)) throw new Error(`nothing disclosed holds ${from}`);
  return makeBundle(LOG, { replace: { 'disclosures.jsonl': utf8(own.replace(from, to)) } });
};

describe('a disclosure is refused where', () => {
  test.each<[string, () => Uint8Array, string[]]>([
    [
      'two entries have each other’s salt and value',
      () =>
        disclosing((lines) => {
          const [first, second] = lines as [(typeof lines)[0], (typeof lines)[0]];
          [first.salt, second.salt] = [second.salt, first.salt];
          [first.value, second.value] = [second.value, first.value];
        }),
      ['commitment@2', 'commitment@4', 'large-thing-unnamed'],
    ],
    [
      'two entries have each other’s value under their own salt',
      () =>
        disclosing((lines) => {
          const [first, second] = lines as [(typeof lines)[0], (typeof lines)[0]];
          [first.value, second.value] = [second.value, first.value];
        }),
      ['commitment@2', 'commitment@4', 'large-thing-unnamed'],
    ],
    [
      'the value is of another type that prints the same',
      () =>
        disclosing((lines) => {
          lines[0]!.value = [lines[0]!.value];
        }),
      ['commitment@2'],
    ],
    [
      'the value is a twin of another normal form',
      () =>
        disclosing((lines) => {
          lines[0]!.value = `${String(lines[0]!.value)}\u0301`;
        }),
      ['commitment@2'],
    ],
    [
      'the salt is one byte short',
      () =>
        disclosing((lines) => {
          lines[0]!.salt = toBase64(fromBase64(lines[0]!.salt)!.subarray(1));
        }),
      ['disclosure-malformed'],
    ],
    ['the value is 1e400', () => raw('"value":"客户', '"value":1e400,"x":"客户'), ['disclosure-malformed']],
    ['the value holds a lone surrogate', () => raw('客户称', '\\ud800'), ['disclosure-malformed']],
    ['a member stands twice', () => raw('"seq":2', '"seq":2,"seq":2'), ['disclosure-malformed']],
    ['the line ends in CRLF', () => raw('}\n', '}\r\n'), ['disclosure-malformed']],
  ])('%s', async (_what, attack, expected) => {
    expect(codes(await verify(attack()))).toEqual(expected);
  });
});

describe('a case of which something is withheld is never shown as whole', () => {
  test.each([1, 2, 3, 4, 5])('without entry %i', async (seq) => {
    const gone = seq === 4 ? { [strokesPath]: null } : seq === 3 ? { [noticePath]: null } : {};
    const { cases, exit } = await verify(makeBundle(LOG, { withheld: [seq], replace: gone }));
    expect(exit).toBe(0);
    expect(cases.whole).toBe(0);
    const partial = cases.partial.find((each) => each.case === CASE);
    expect(partial?.shown).toBe(4);
    // Without its end nobody can say how many there were; a gap in the middle is named.
    if (seq === 5) expect(partial).not.toHaveProperty('entries');
    else expect(partial?.withheld).toEqual([[seq - 1, seq - 1]]);
  });

  test('without an entry whose place the next one takes by its number', async () => {
    const entries = lineReplaced(LOG, 3, '"n":2', '"n":1');
    const bundle = makeBundle(LOG, { withheld: [2], replace: { 'entries.jsonl': without(entries, 2) } });
    expect(codes(await verify(bundle))).toContain('leaf@3');
  });
});

function without(lines: Uint8Array, at: number): Uint8Array {
  const own = text(lines).split('\n');
  return utf8(own.toSpliced(at, 1).join('\n'));
}

describe('a checkpoint is refused where', () => {
  const replayed = (log: TestLog) => {
    const shorter = new TestLog();
    for (const [seq, line] of log.lines.slice(0, 10).entries()) shorter.append(line, log.entries[seq]!);
    shorter.day = [DAY_2];
    return shorter.checkpoint();
  };
  test.each<[string, () => Uint8Array, string[]]>([
    [
      'it is an older one of the same day',
      () => makeBundle(LOG, { checkpoint: replayed(LOG) }),
      ['leaves-length', 'entry-beyond@10', 'entry-beyond@11', 'last-entry@9'],
    ],
    [
      'it is the closing of the first day',
      () => makeBundle(LOG, { checkpoint: LOG.entries[8]!.body.closing as string }),
      [
        'leaves-length',
        ...[8, 9, 10, 11].map((seq) => `entry-beyond@${seq}`),
        ...['last-entry@7', 'signature-missing', 'roll-order@8', 'other-day-signature'],
      ],
    ],
    [
      'it is of another device, whose own key signed it',
      () => {
        const other = new TestLog('icbc/hz-01/c04/g1');
        other.day = [testSigner('icbc/hz-01/c04/g1', 3)];
        for (const [seq, line] of LOG.lines.entries()) other.append(line, LOG.entries[seq]!);
        return makeBundle(LOG, { checkpoint: other.checkpoint() });
      },
      [
        ...LOG.lines.map((_, seq) => `entry-log@${seq}`),
        ...['disclosure-stray@2', 'disclosure-stray@4', 'large-thing-unnamed', 'large-thing-unnamed'],
        ...['note-text', 'identity-other'],
      ],
    ],
  ])('%s', async (_what, attack, expected) => {
    const report = await verify(attack());
    expect(report.result).toBe('tampered');
    expect(codes(report)).toEqual(expected);
  });
});

describe('an SM2 line is refused where', () => {
  const secret = (seed: number) => new Uint8Array(32).fill(seed);
  const identity = [IDENTITY, sm2Signer(identityName(ORIGIN), secret(1))];
  const sm2 = sm2Signer(ORIGIN, secret(2));
  const day = [DAY_1, sm2];
  const N = BigInt('0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123');
  const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const word = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  const bent = (bend: (signature: Uint8Array) => Uint8Array) => ({
    ...sm2,
    sign: (message: Uint8Array) => bend(sm2.sign(message)),
  });
  const make = (checkpointSigner = sm2) => {
    const log = new TestLog();
    log.day = day;
    log.open(identity);
    log.add({ kind: 'export-begun' });
    const checkpoint = log.checkpoint([DAY_1, checkpointSigner]);
    return makeBundle(log, {
      checkpoint,
      identity,
      replace: { [noticePath]: null, [strokesPath]: null },
    });
  };

  test('anything is wrong with it, and only there', async () => {
    const both = { ...TRUSTED, identity: identity.map(vkeyOf).join('\n') };
    expect(codes(await verify(make(), both))).toEqual([]);
  });

  test.each<[string, (signature: Uint8Array) => Uint8Array, string]>([
    ['r is 0', (own) => Uint8Array.from(own).fill(0, 0, 32), 'signature-bad'],
    ['s is 0', (own) => Uint8Array.from(own).fill(0, 32), 'signature-bad'],
    [
      's is n − s',
      (own) => Buffer.concat([own.subarray(0, 32), word(N - number(own.subarray(32)))]),
      'signature-bad',
    ],
    ['r is n', (own) => Buffer.concat([word(N), own.subarray(32)]), 'signature-bad'],
    ['s is all ones', (own) => Uint8Array.from(own).fill(255, 32), 'signature-bad'],
    [
      'r and s are in each other’s place',
      (own) => Buffer.concat([own.subarray(32), own.subarray(0, 32)]),
      'signature-bad',
    ],
    ['a byte trails', (own) => Buffer.concat([own, Buffer.of(0)]), 'signature-bad'],
    ['a byte is missing', (own) => own.subarray(0, 63), 'signature-bad'],
    ['it is empty', () => new Uint8Array(0), 'note-malformed'],
  ])('%s', async (_what, bend, code) => {
    expect(codes(await verify(make(bent(bend))))).toEqual([code]);
  });
});

test('the sample of these attacks is the sample of the others', () => {
  expect(sampleLog().lines).toEqual(LOG.lines);
});

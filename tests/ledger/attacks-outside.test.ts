import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { endRecord } from '../../shared/ledger/zip.ts';
import { codes, GOOD, LOG, noticePath, TRUSTED, text, verify } from './attack-tools.ts';
import { makeBundle, repack, zipOf } from './make-bundle.ts';

const swapFile = (path: string, change: (bytes: Uint8Array) => Uint8Array) => () =>
  repack(GOOD, (files) => files.set(path, change(files.get(path)!)));
const replaceIn = (from: string, to: string) => (bytes: Uint8Array) => utf8(text(bytes).replace(from, to));
const filesOf = (bundle: Uint8Array): [string, Uint8Array][] => {
  const found: [string, Uint8Array][] = [];
  repack(bundle, (files) => found.push(...files));
  return found;
};

/** What an attacker does who has no key: the manifest stays as it was. */
const OUTSIDE: [string, () => Uint8Array, string, string[]][] = [
  [
    'a character of an entry is another',
    swapFile('entries.jsonl', replaceIn('REM-03', 'REM-04')),
    'tampered',
    ['leaf@2', 'file-hash'],
  ],
  ['the README is another', swapFile('README.md', replaceIn('证据', '証据')), 'tampered', ['file-hash']],
  [
    'a hash in the manifest is another',
    swapFile('manifest.json', (bytes) => utf8(text(bytes).replace(/"sha256":"../, '"sha256":"AA'))),
    'tampered',
    ['file-hash', 'note-text'],
  ],
  [
    'the manifest lists a file that is gone',
    () => repack(GOOD, (files) => files.delete(noticePath)),
    'tampered',
    ['file-absent'],
  ],
  [
    'a file is there that the manifest does not list',
    () => repack(GOOD, (files) => files.set('tables/cases.csv', utf8('a\n'))),
    'tampered',
    ['file-unlisted'],
  ],
  [
    'the manifest is not canonical',
    swapFile('manifest.json', replaceIn('{"files"', '{ "files"')),
    'malformed',
    ['manifest-malformed', 'note-text'],
  ],
  ['the zip is cut short', () => GOOD.slice(0, -100), 'malformed', ['zip-end']],
  ['something stands behind the zip', () => concatBytes(GOOD, utf8('x')), 'malformed', ['zip-end']],
  ['it is no zip', () => utf8('hello, I am not a zip at all'), 'malformed', ['not-a-zip']],
  ['it is empty', () => new Uint8Array(0), 'malformed', ['not-a-zip']],
  [
    'the files are deflated',
    () => zipSync(Object.fromEntries(filesOf(GOOD)), { mtime: '1980-01-01' }),
    'malformed',
    ['zip-not-canonical'],
  ],
  [
    'the files are dated today',
    () => zipSync(Object.fromEntries(filesOf(GOOD)), { level: 0 }),
    'malformed',
    ['zip-not-canonical'],
  ],
  ['the files are out of order', () => zipOf(filesOf(GOOD).reverse()), 'malformed', ['zip-not-canonical']],
  [
    'two files have one name',
    () => zipOf([...filesOf(GOOD).slice(0, 1), ...filesOf(GOOD)]),
    'malformed',
    ['twin-names'],
  ],
  [
    'two names differ only by case',
    () => zipOf([...filesOf(GOOD), ['readme.md', utf8('x')]]),
    'malformed',
    ['twin-names'],
  ],
  [
    'a path climbs out',
    () => zipOf([['../evil', utf8('x')], ...filesOf(GOOD)]),
    'malformed',
    ['unsafe-name'],
  ],
  [
    'a path is absolute',
    () => zipOf([['/etc/passwd', utf8('x')], ...filesOf(GOOD)]),
    'malformed',
    ['unsafe-name'],
  ],
  [
    'a path has a backslash',
    () => zipOf([...filesOf(GOOD), ['tables\\x', utf8('x')]]),
    'malformed',
    ['unsafe-name'],
  ],
  [
    'a path is longer than 200 bytes',
    () => zipOf([...filesOf(GOOD), ['x'.repeat(201), utf8('x')]]),
    'malformed',
    ['limit'],
  ],
  [
    'one byte of the stored content is another',
    () => {
      const at = Buffer.from(GOOD).indexOf('REM-03') + 5;
      return GOOD.with(at, GOOD[at]! + 1);
    },
    'malformed',
    ['leaf@2', 'zip-not-canonical', 'file-hash'],
  ],
  ['one byte of a local header is another', () => GOOD.with(10, 1), 'malformed', ['zip-not-canonical']],
];

describe('an attack under the old manifest is found where', () => {
  test.each(OUTSIDE)('%s', async (_name, attack, result, expected) => {
    const report = await verify(attack());
    expect(codes(report)).toEqual(expected);
    expect(report.result).toBe(result);
  });
});

test('a zip that claims a directory of gigabytes is refused before a byte of it is read', async () => {
  const claimed = 0xf000_0000;
  const end = endRecord(9, 0, claimed);
  const asked: number[] = [];
  const source = {
    size: claimed + end.length,
    async read(offset: number, length: number) {
      asked.push(length);
      if (offset === 0) return utf8('PK\u0003\u0004').slice(0, length);
      return offset === claimed ? end : new Uint8Array(length);
    },
  };
  const report = await verifyBundle(nodeCrypto, source, TRUSTED);
  expect(codes(report)).toEqual(['limit']);
  expect(report.result).toBe('malformed');
  expect(Math.max(...asked)).toBeLessThan(100);
});

test('a disclosure in bad form is named by its own line', async () => {
  const bundle = repack(GOOD, (files) => {
    const [first, ...rest] = text(files.get('disclosures.jsonl')!).split('\n');
    files.set('disclosures.jsonl', utf8([`${first} `, ...rest].join('\n')));
  });
  const { failures } = await verify(bundle);
  expect(failures.find(({ code }) => code === 'disclosure-malformed')?.field).toBe('line 1');
});

describe('no single byte', () => {
  const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, bytes[at]! ^ (1 << (at % 8)));

  test('of the zip can change without being found', async () => {
    for (let at = 0; at < GOOD.length; at += 41) {
      expect(['malformed', 'tampered'], `byte ${at}`).toContain((await verify(flipped(GOOD, at))).result);
    }
  });

  test.each(['checkpoint', 'leaves.bin', 'entries.jsonl', 'disclosures.jsonl', 'keys/identity.vkey'])(
    'of %s can change without being found, even under a fresh manifest',
    async (path) => {
      const content = new Map(filesOf(GOOD)).get(path)!;
      for (let at = 0; at < content.length; at += 23) {
        const report = await verify(makeBundle(LOG, { replace: { [path]: flipped(content, at) } }));
        expect(['malformed', 'tampered'], `byte ${at}`).toContain(report.result);
      }
    },
  );
});

// What a zip can hide: names, sizes and places that unpackers read differently. A bundle has one form, and anything else is no bundle.
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { END_RECORD_BYTES } from '../../shared/ledger/zip.ts';
import { codes, GOOD, verify } from '../ledger/attack-tools.ts';
import { repack, zipOf } from '../ledger/make-bundle.ts';

const FILES: [string, Uint8Array][] = [];
repack(GOOD, (files) => FILES.push(...files));

/** Where the first central header of a file stands, and the local one. */
function headersOf(path: string): { local: number; central: number } {
  const name = Buffer.from(path);
  const local = Buffer.from(GOOD).indexOf(name) - 30;
  return { local, central: Buffer.from(GOOD).lastIndexOf(name) - 46 };
}

/** A bundle with numbers of its headers written over, little-endian as in zip. */
function written(...changes: [at: number, bytes: number, value: number][]): Uint8Array {
  const zip = Uint8Array.from(GOOD);
  for (const [at, bytes, value] of changes)
    for (let byte = 0; byte < bytes; byte += 1) zip[at + byte] = Math.floor(value / 256 ** byte) % 256;
  return zip;
}
const inBoth = (path: string, field: number, bytes: number, value: number) => {
  const { local, central } = headersOf(path);
  return written([local + field, bytes, value], [central + field + 2, bytes, value]);
};
const inCentral = (path: string, field: number, bytes: number, value: number) =>
  written([headersOf(path).central + field, bytes, value]);
const withFile = (name: string) => zipOf([...FILES, [name, utf8('x')]]);
const end = GOOD.length - END_RECORD_BYTES;

const TRICKS: [string, () => Uint8Array, string[]][] = [
  [
    'a bomb: gigabytes of zeros, deflated',
    () => zipSync({ 'README.md': new Uint8Array(20_000_000) }),
    ['zip-not-canonical'],
  ],
  ['a bomb that claims to be stored', () => inBoth('leaves.bin', 18, 4, 0xfff0_0000), ['zip-not-canonical']],
  ['a method of compression that is not stored', () => inBoth('leaves.bin', 8, 2, 8), ['zip-not-canonical']],
  ['an encrypted file', () => inBoth('leaves.bin', 6, 2, 1), ['zip-not-canonical']],
  ['sizes that follow the content', () => inBoth('leaves.bin', 6, 2, 8), ['zip-not-canonical']],
  ['names in another code page', () => inBoth('leaves.bin', 6, 2, 0x800), ['zip-not-canonical']],
  ['a file that is a link', () => inCentral('leaves.bin', 38, 4, 0xa1ff_0000), ['zip-not-canonical']],
  ['a file that another system made', () => inCentral('leaves.bin', 5, 1, 3), ['zip-not-canonical']],
  ['a file on another disk', () => inCentral('leaves.bin', 34, 2, 1), ['zip-not-canonical']],
  ['two names for the same bytes', () => inCentral('leaves.bin', 42, 4, 0), ['zip-not-canonical']],
  ['a comment behind a name', () => inCentral('leaves.bin', 32, 2, 4), ['zip-not-canonical']],
  ['an extra field', () => inCentral('leaves.bin', 30, 2, 4), ['zip-not-canonical']],
  [
    'one name in the directory and another before the content',
    () => written([headersOf('leaves.bin').local + 30, 1, 'm'.charCodeAt(0)]),
    ['zip-not-canonical', 'file-hash'],
  ],
  [
    'fewer files than there are',
    () => written([end + 8, 2, FILES.length - 1], [end + 10, 2, FILES.length - 1]),
    ['zip-not-canonical'],
  ],
  [
    'more files than there are',
    () => written([end + 8, 2, FILES.length + 1], [end + 10, 2, FILES.length + 1]),
    ['zip-not-canonical'],
  ],
  ['a directory that says it begins later', () => written([end + 16, 4, 99]), ['zip-end']],
  ['a comment at the end', () => concatBytes(written([end + 20, 2, 4]), utf8('note')), ['zip-end']],
  ['a second end, behind the first', () => concatBytes(GOOD, GOOD.subarray(end)), ['zip-end']],
  [
    'something before it, as in a program that unpacks itself',
    () => concatBytes(utf8('#!/bin/sh\n'), GOOD),
    ['not-a-zip'],
  ],
  ['a whole second bundle behind it', () => concatBytes(GOOD, GOOD), ['zip-end']],
  [
    'a gap between the files and the directory',
    () => {
      const central = new DataView(GOOD.buffer, GOOD.byteOffset).getUint32(end + 16, true);
      const moved = concatBytes(GOOD.subarray(0, central), utf8('gap!'), GOOD.subarray(central));
      new DataView(moved.buffer).setUint32(end + 4 + 16, central + 4, true);
      return moved;
    },
    ['zip-not-canonical'],
  ],
  ['it is gzip', () => gzipSync(GOOD), ['not-a-zip']],
  ['a folder', () => withFile('tables/'), ['unsafe-name']],
  ['a name with a zero byte', () => withFile('tables/x\0.csv'), ['unsafe-name']],
  ['a name with a colon, a stream on Windows', () => withFile('tables/x:y'), ['unsafe-name']],
  ['a drive', () => withFile('c:/x'), ['unsafe-name', 'zip-not-canonical']],
  ['a dot in the middle', () => withFile('tables/./x'), ['unsafe-name']],
  ['two slashes', () => withFile('tables//x'), ['unsafe-name']],
  ['a name that ends in a dot, which Windows drops', () => withFile('tables/x.'), ['unsafe-name']],
  ['a name that ends in a space', () => withFile('tables/x '), ['unsafe-name']],
  ['a name that no font tells from another', () => withFile('tаbles/cases.csv'), ['unsafe-name']],
  ['a name with a mark that turns it round', () => withFile('tables/\u202evsc.x'), ['unsafe-name']],
  ['a name of nothing', () => withFile(''), ['unsafe-name', 'zip-not-canonical']],
  [
    'three files of one name',
    () => zipOf([FILES[1]!, FILES[1]!, ...FILES]),
    ['twin-names', 'twin-names', 'zip-not-canonical'],
  ],
];

describe('no bundle is a zip with', () => {
  test.each(TRICKS)('%s', async (_what, attack, expected) => {
    const report = await verify(attack());
    expect(report.result).toBe('malformed');
    expect(codes(report)).toEqual(expected);
  });
});

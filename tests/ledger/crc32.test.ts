/** The CRC-32 in plain JavaScript against zlib's, whole and in pieces of every length. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { crc32 } from '../../shared/ledger/crc32.ts';

const BYTES = Uint8Array.from({ length: 301 }, (_, at) => (at * 151) ^ (at >> 3));

test('is the check value of the standard', () => {
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
});

test('agrees with zlib on every length, and where the bytes come in two pieces', () => {
  for (let length = 0; length <= BYTES.length; length++) {
    const bytes = BYTES.subarray(0, length);
    expect(crc32(bytes), `${length} bytes`).toBe(zlibCrc32(bytes));
    expect(crc32(BYTES.subarray(length), crc32(bytes)), `cut at ${length}`).toBe(zlibCrc32(BYTES));
  }
});

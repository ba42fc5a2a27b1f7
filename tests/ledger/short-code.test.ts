/** The sixteen characters by which two people compare a checkpoint. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { shortCode } from '../../shared/ledger/short-code.ts';

test('the code is the first 80 bits of the hash of the note, in base32 of RFC 4648', () => {
  // SHA-256 of the empty text begins e3b0c44298fc1c149afb.
  expect(shortCode(nodeCrypto, '')).toBe('4OYM-IQUY-7QOB-JGX3');
});

test('the code has four groups of four and is another one for another note', () => {
  const codes = Array.from({ length: 200 }, (_, place) => shortCode(nodeCrypto, `bank/b/d/g1\n${place}\n`));
  for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  expect(new Set(codes).size).toBe(200);
});

test('the code begins with the bits that the hash begins with', () => {
  const note = 'icbc/hz-01/c03/g1\n12\n';
  const first = createHash('sha256').update(note).digest()[0]! >> 3;
  expect('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(shortCode(nodeCrypto, note)[0]!)).toBe(first);
});

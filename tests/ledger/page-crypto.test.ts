/** The page's cryptography against node's: no signature, hash or bundle may be judged otherwise in a browser. */
import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { pageCrypto } from '../../renderer/verifier/page-crypto.ts';
import { fromHex } from '../../shared/ledger/base64.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { GOOD, LOG, TRUSTED, verify } from './attack-tools.ts';
import { IDENTITY, lineReplaced, makeBundle, repack } from './make-bundle.ts';

const { Point } = ed25519;
const { ORDER } = Point.Fn;
const MESSAGE = utf8('icbc/hz-01/c03/g1\n12\n');
const SIGNATURE = IDENTITY.sign(MESSAGE);
const IDENTITY_POINT = Point.ZERO.toBytes();
/** A point of order 8, one of the eight that have no business in a key. */
const TORSION = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');

const toLittle = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(32);
  for (let i = 0, rest = value; i < 32; i++, rest >>= 8n) bytes[i] = Number(rest & 255n);
  return bytes;
};
const fromLittle = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** A signature that only a check with the cofactor accepts: by a key with a part of small order. */
function mixedOrder(message: Uint8Array): [key: Uint8Array, signature: Uint8Array] {
  const [secret, nonce] = [123_456_789n, 987_654_321n];
  const key = Point.BASE.multiply(secret).add(TORSION).toBytes();
  const r = Point.BASE.multiply(nonce).toBytes();
  const hash = createHash('sha512')
    .update(concatBytes(r, key, message))
    .digest();
  return [key, concatBytes(r, toLittle((nonce + (fromLittle(hash) % ORDER) * secret) % ORDER))];
}

function same(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const answer = pageCrypto.verifyEd25519(key, message, signature);
  expect(nodeCrypto.verifyEd25519(key, message, signature)).toBe(answer);
  return answer;
}

describe('Ed25519 on the page, as in the process,', () => {
  test('accepts what RFC 8032 signs', () => {
    const key = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')!;
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    expect(same(key, Uint8Array.of(0x72), fromHex(signature)!)).toBe(true);
    expect(same(IDENTITY.publicKey, MESSAGE, SIGNATURE)).toBe(true);
  });

  test('refuses S ≥ L, another message, another byte, another length', () => {
    const s = fromLittle(SIGNATURE.subarray(32));
    const larger = concatBytes(SIGNATURE.subarray(0, 32), toLittle(s + ORDER));
    expect(same(IDENTITY.publicKey, MESSAGE, larger)).toBe(false);
    expect(same(IDENTITY.publicKey, utf8('x'), SIGNATURE)).toBe(false);
    for (let at = 0; at < 64; at += 7) {
      expect(same(IDENTITY.publicKey, MESSAGE, SIGNATURE.with(at, SIGNATURE[at]! ^ 1))).toBe(false);
    }
    expect(same(IDENTITY.publicKey, MESSAGE, SIGNATURE.slice(1))).toBe(false);
    expect(same(IDENTITY.publicKey.slice(1), MESSAGE, SIGNATURE)).toBe(false);
    expect(same(new Uint8Array(32).fill(2), MESSAGE, SIGNATURE)).toBe(false);
  });

  test('refuses a key or an R of small order, on which versions of OpenSSL differ', () => {
    const secret = 12_345n;
    const key = Point.BASE.multiply(secret).toBytes();
    const hash = createHash('sha512')
      .update(concatBytes(IDENTITY_POINT, key, MESSAGE))
      .digest();
    const s = toLittle(((fromLittle(hash) % ORDER) * secret) % ORDER);
    expect(same(key, MESSAGE, concatBytes(IDENTITY_POINT, s))).toBe(false);
    const nothing = concatBytes(IDENTITY_POINT, new Uint8Array(32));
    for (const small of [IDENTITY_POINT, TORSION.toBytes()]) {
      for (const word of ['a', 'b', 'c']) expect(same(small, utf8(word), nothing)).toBe(false);
    }
  });

  test('refuses what only a check with the cofactor accepts', () => {
    let refused = 0;
    for (let i = 0; i < 24; i++) {
      const message = utf8(`message ${i}`);
      const [key, signature] = mixedOrder(message);
      expect(ed25519.verify(signature, message, key)).toBe(true);
      if (!same(key, message, signature)) refused++;
    }
    expect(refused).toBeGreaterThan(12);
  });
});

describe('the page answers what the process answers to', () => {
  test.each<[string, Uint8Array]>([
    ['a good bundle', GOOD],
    [
      'an altered entry',
      makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, 't001', 't002') } }),
    ],
    ['an altered file', repack(GOOD, (files) => files.set('README.md', utf8('x')))],
  ])('%s', async (_name, bundle) => {
    expect(await verify(bundle, TRUSTED, pageCrypto)).toEqual(await verify(bundle));
  });
});

/** SM2 and SM3 against the examples of the standards, and against what a lax library would let through. */
import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, test } from 'vitest';
import { newSm2, sm2Signer } from '../../electron/keys/sm2.ts';
import { fromHex, toHex } from '../../shared/ledger/base64.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { verifySm2 } from '../../shared/ledger/sm2.ts';
import { newSm3 } from '../../shared/ledger/sm3.ts';

const bytes = (hex: string): Uint8Array => fromHex(hex.replaceAll(/\s/g, '').toLowerCase())!;

function sm3(...pieces: Uint8Array[]): string {
  const running = newSm3();
  for (const piece of pieces) running.update(piece);
  return toHex(running.digest());
}

describe('SM3', () => {
  test('gives the digests of GB/T 32905-2016, appendix A', () => {
    expect(sm3(utf8('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3(utf8('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  test('gives the digest of a second implementation for every length around its blocks, in whatever pieces', () => {
    const whole = Uint8Array.from({ length: 200 }, (_, index) => (index * 7) % 256);
    for (let length = 0; length <= whole.length; length += 1) {
      const text = whole.subarray(0, length);
      const expected = createHash('sm3').update(text).digest('hex');
      expect(sm3(text)).toBe(expected);
      const cut = (length * 5) % (length + 1);
      expect(sm3(text.subarray(0, cut), new Uint8Array(0), text.subarray(cut))).toBe(expected);
    }
  });
});

/** The signature example of GB/T 32918.5-2017, A.2: its curve, its key, the user id 1234567812345678. */
const MESSAGE = utf8('message digest');
const PUBLIC = bytes(`04
  09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
  CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13`);
const SECRET = bytes('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8');
const R = bytes('F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3');
const S = bytes('B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA');
const N = bytes('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123');
const ZERO = new Uint8Array(32);

const plus = (number: Uint8Array, more: Uint8Array): Uint8Array =>
  bytes((BigInt(`0x${toHex(number)}`) + BigInt(`0x${toHex(more)}`)).toString(16).padStart(64, '0'));

describe('SM2', () => {
  test('accepts the signature of GB/T 32918.5-2017, A.2', () => {
    expect(verifySm2(PUBLIC, MESSAGE, concatBytes(R, S))).toBe(true);
    expect(verifySm2(PUBLIC, utf8('message digesT'), concatBytes(R, S))).toBe(false);
    expect(verifySm2(PUBLIC, MESSAGE, concatBytes(S, R))).toBe(false);
  });

  test('makes the public key of that example, and signatures that hold under it', () => {
    const signer = sm2Signer('a', SECRET);
    expect(signer.publicKey).toEqual(PUBLIC);
    const signature = signer.sign(MESSAGE);
    expect(signature).toHaveLength(64);
    expect(verifySm2(PUBLIC, MESSAGE, signature)).toBe(true);
  });

  test('makes a new key each time, and r and s of 32 bytes each however small they are', () => {
    const signers = Array.from({ length: 20 }, () => sm2Signer('a', newSm2()));
    expect(new Set(signers.map(({ publicKey }) => toHex(publicKey))).size).toBe(20);
    for (const { publicKey, sign } of signers)
      for (let time = 0; time < 10; time += 1) {
        const signature = sign(MESSAGE);
        expect(signature).toHaveLength(64);
        if (time === 0) expect(verifySm2(publicKey, MESSAGE, signature)).toBe(true);
      }
  });

  test('refuses what was signed under another user id', () => {
    const sign = (userId: string) =>
      bytes(sm2.doSignature(MESSAGE, toHex(SECRET), { hash: true, der: false, userId }));
    expect(verifySm2(PUBLIC, MESSAGE, sign('1234567812345678'))).toBe(true);
    expect(verifySm2(PUBLIC, MESSAGE, sign('1234567812345679'))).toBe(false);
    expect(verifySm2(PUBLIC, MESSAGE, sign(''))).toBe(false);
  });

  const small = bytes('00'.repeat(31).concat('05'));
  test.each([
    ['r is 0', concatBytes(ZERO, S)],
    ['s is 0', concatBytes(R, ZERO)],
    ['r is n', concatBytes(N, S)],
    ['s is n', concatBytes(R, N)],
    ['r is larger than n', concatBytes(plus(N, small), S)],
    ['s is larger than n', concatBytes(R, plus(N, small))],
    ['a byte trails', concatBytes(R, S, Uint8Array.of(0))],
    ['a byte is missing', concatBytes(R, S).subarray(0, 63)],
    ['it is empty', new Uint8Array(0)],
    ['it is DER', concatBytes(bytes('3046022100'), R, bytes('022100'), S)],
  ])('refuses a signature where %s', (_why, signature) => {
    expect(verifySm2(PUBLIC, MESSAGE, signature)).toBe(false);
  });

  test.each([
    ['off the curve', PUBLIC.with(64, 0x14)],
    ['compressed', concatBytes(Uint8Array.of(3), PUBLIC.subarray(1, 33))],
    ['too long', concatBytes(PUBLIC, Uint8Array.of(0))],
    ['at infinity', new Uint8Array(65)],
    ['empty', new Uint8Array(0)],
  ])('refuses a key that is %s', (_why, key) => {
    expect(verifySm2(key, MESSAGE, concatBytes(R, S))).toBe(false);
  });
});

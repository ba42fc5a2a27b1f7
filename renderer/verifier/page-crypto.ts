/** The ledger format's cryptography in plain JavaScript, for a page that has no Node and may not wait for WebCrypto. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes } from '../../shared/ledger/bytes.ts';
import { crc32 } from '../../shared/ledger/crc32.ts';
import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';
import { isUsualPoint } from '../../shared/ledger/ed25519-points.ts';
import { verifySm2 } from '../../shared/ledger/sm2.ts';
import { newSm3 } from '../../shared/ledger/sm3.ts';

const { Point } = ed25519;
const { ORDER } = Point.Fn;

export const pageCrypto: LedgerCrypto = {
  sha256: (bytes) => sha256(bytes),

  newSha256() {
    const running = sha256.create();
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() };
  },

  verifyEd25519,
  crc32,
  verifySm2,
  newSm3,
};

/**
 * RFC 8032, 5.1.7, with S < L and without the cofactor, as node:crypto does it: R is [S]B − [k]A, byte for byte. The
 * library's own check multiplies by the cofactor, and two verifiers must never part over one signature.
 */
function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  if (signature.length !== 64 || !isUsualPoint(publicKey) || !isUsualPoint(r)) return false;
  const s = littleEndian(signature.subarray(32));
  const key = pointOf(publicKey);
  if (s >= ORDER || key === undefined) return false;
  const k = littleEndian(sha512(concatBytes(r, publicKey, message))) % ORDER;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
  return equalBytes(expected.toBytes(), r);
}

/** `undefined` where the bytes are no point. */
function pointOf(bytes: Uint8Array): InstanceType<typeof Point> | undefined {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}

/** The ledger format's cryptography for the process and the CLI: node:crypto and node:zlib, and JavaScript for SM2 and SM3. */
// Whole modules: the stand-alone verifier also runs on a Node 20 that has neither `hash` nor `crc32`, and must still load there.
import crypto, { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import zlib from 'node:zlib';
import { crc32 } from '../../shared/ledger/crc32.ts';
import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';
import { isUsualPoint } from '../../shared/ledger/ed25519-points.ts';
import { verifySm2 } from '../../shared/ledger/sm2.ts';
import { newSm3 } from '../../shared/ledger/sm3.ts';

/** Making a KeyObject costs more than one verification; a bundle names a handful of keys, a day at a time. */
const MAX_CACHED_KEYS = 64;
const cachedKeys = new Map<string, KeyObject | undefined>();

export const nodeCrypto: LedgerCrypto = {
  sha256: crypto.hash
    ? (bytes) => fromBinary(crypto.hash('sha256', bytes, 'binary'))
    : (bytes) => createHash('sha256').update(bytes).digest(),

  newSha256() {
    const running = createHash('sha256');
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() };
  },

  verifyEd25519(publicKey, message, signature) {
    // OpenSSL 3.0 takes points of small order and 3.5 does not.
    const isUsual = isUsualPoint(publicKey) && isUsualPoint(signature.subarray(0, 32));
    if (!isUsual || signature.length !== 64) return false;
    const key = keyObject(publicKey);
    return key !== undefined && verify(null, message, key, signature);
  },

  crc32: zlib.crc32 ? (bytes, previous = 0) => zlib.crc32(bytes, previous) : crc32,

  verifySm2,
  newSm3,
};

/** Asked for a buffer, Node makes one outside the heap, which costs more than the hash of an entry. */
function fromBinary(digest: string): Uint8Array {
  const bytes = new Uint8Array(digest.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = digest.charCodeAt(i);
  return bytes;
}

function keyObject(publicKey: Uint8Array): KeyObject | undefined {
  const x = Buffer.from(publicKey).toString('base64url');
  if (cachedKeys.has(x)) return cachedKeys.get(x);
  if (cachedKeys.size >= MAX_CACHED_KEYS) cachedKeys.delete(cachedKeys.keys().next().value!);
  const key = importKey(x);
  cachedKeys.set(x, key);
  return key;
}

/** `undefined` where the bytes are no point: a key nobody can have signed with. */
function importKey(x: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** The ledger format's cryptography for the process and the CLI: node:crypto and node:zlib, and JavaScript for SM2 and SM3. */
import { createHash, createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';
import { verifySm2 } from '../../shared/ledger/sm2.ts';
import { newSm3 } from '../../shared/ledger/sm3.ts';

/** Making a KeyObject costs more than one verification; a bundle names a handful of keys, a day at a time. */
const MAX_CACHED_KEYS = 64;
const cachedKeys = new Map<string, KeyObject | undefined>();

export const nodeCrypto: LedgerCrypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),

  newSha256() {
    const running = createHash('sha256');
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() };
  },

  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = keyObject(publicKey);
    return key !== undefined && verify(null, message, key, signature);
  },

  crc32: (bytes, previous = 0) => crc32(bytes, previous),

  verifySm2,
  newSm3,
};

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

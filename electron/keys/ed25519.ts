// Ed25519 keys: making them, keeping them as PKCS #8, signing notes with them.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { ED25519_TYPE } from '../../shared/ledger/vkey.ts';

/** A new private key as PKCS #8 DER. */
export function newEd25519(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) throw new Error('not an Ed25519 key');
  return new Uint8Array(Buffer.from(x, 'base64url'));
}

/** @param name the key's name in notes  @param pkcs8 as made by newEd25519 */
export function ed25519Signer(name: string, pkcs8: Uint8Array): NoteSigner {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return {
    name,
    type: ED25519_TYPE,
    publicKey: rawPublicKey(key),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

// SM2 keys: making them, keeping them as 32 bytes, signing notes with them.
import { sm2 } from 'sm-crypto-v2';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { SM2_USER_ID } from '../../shared/ledger/sm2.ts';
import { SM2_TYPE } from '../../shared/ledger/vkey.ts';

/** A new private key: 32 bytes, big-endian. The library takes its randomness from the platform's Web Crypto. */
export function newSm2(): Uint8Array {
  return Buffer.from(sm2.generateKeyPairHex().privateKey, 'hex');
}

/** @param name the key's name in notes  @param secret as made by newSm2 */
export function sm2Signer(name: string, secret: Uint8Array): NoteSigner {
  const privateKey = Buffer.from(secret).toString('hex');
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  const options = { hash: true, der: false, publicKey, userId: SM2_USER_ID };
  return {
    name,
    type: SM2_TYPE,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'hex')),
    sign: (message) => new Uint8Array(Buffer.from(sm2.doSignature(message, privateKey, options), 'hex')),
  };
}

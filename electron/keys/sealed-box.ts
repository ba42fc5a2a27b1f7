// Authenticated encryption of small secrets at rest: AES-256-GCM, a fresh nonce each time, bound to what it is for.
import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Given raw bytes, Node's ciphers first try them as keys of other kinds, by exceptions: that costs more than the whole append's hashing. */
const keyObject = (key: Uint8Array | KeyObject): KeyObject =>
  key instanceof KeyObject ? key : createSecretKey(key);

/** @param key 32 bytes  @param purpose bound to the box: it opens only under the same words */
export function seal(key: Uint8Array, purpose: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @param key 32 bytes, or the same as a KeyObject where many boxes are opened  @throws Error when the key, the purpose or a byte is not what it was */
export function unseal(key: Uint8Array | KeyObject, purpose: string, box: Uint8Array): Buffer {
  const bytes = Buffer.from(box);
  const nonce = bytes.subarray(0, NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(purpose, 'utf8'));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}

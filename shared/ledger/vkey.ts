/** Public keys as text: vkeys, key ids, fingerprints and PEM (section 3, after C2SP signed-note). */
import { fromBase64, toBase64, toHex } from './base64.ts';
import { concatBytes, equalBytes, utf8 } from './bytes.ts';
import type { LedgerCrypto } from './crypto.ts';
import { isUsualPoint } from './ed25519-points.ts';
import { isSm2Point } from './sm2-curve.ts';

/** Ed25519, RFC 8032; keys of 32 bytes. */
export const ED25519_TYPE: Uint8Array = Uint8Array.of(1);
/** SM2 with SM3 and the usual user id; keys 0x04 ‖ X ‖ Y, 65 bytes. */
export const SM2_TYPE: Uint8Array = concatBytes(Uint8Array.of(0xff), utf8('sm2-with-sm3/1234567812345678'));

type Algorithm = 'ed25519' | 'sm2';

/** A public key and the name it signs under. */
export interface Vkey {
  name: string;
  algorithm: Algorithm;
  type: Uint8Array;
  key: Uint8Array;
  /** 4 bytes. */
  id: Uint8Array;
}

/** First 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
export function keyId(crypto: LedgerCrypto, name: string, type: Uint8Array, key: Uint8Array): Uint8Array {
  return crypto.sha256(concatBytes(utf8(`${name}\n`), type, key)).slice(0, 4);
}

/** Lower-case hex SHA-256(type ‖ key): what a person compares. */
export function fingerprint(crypto: LedgerCrypto, type: Uint8Array, key: Uint8Array): string {
  return toHex(crypto.sha256(concatBytes(type, key)));
}

/** `name+<8 hex digits of the key id>+b64(type ‖ key)`. @throws RangeError for a name that cannot stand in a note. */
export function encodeVkey(crypto: LedgerCrypto, name: string, type: Uint8Array, key: Uint8Array): string {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`);
  return `${name}+${toHex(keyId(crypto, name, type, key))}+${toBase64(concatBytes(type, key))}`;
}

/** `undefined` for another form, a wrong key id, an algorithm the format does not know, or a point off the curve. */
export function parseVkey(crypto: LedgerCrypto, text: string): Vkey | undefined {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 0 || second < 0) return undefined;
  const name = text.slice(0, first);
  const typed = fromBase64(text.slice(second + 1));
  if (!isKeyName(name) || typed === undefined) return undefined;
  const split = splitType(typed);
  if (split === undefined) return undefined;
  const id = keyId(crypto, name, split.type, split.key);
  return text.slice(first + 1, second) === toHex(id) ? { name, ...split, id } : undefined;
}

/** A name that may stand in a signature line: not empty, no white space, no control character, no plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}]+$/u.test(name) && name.isWellFormed();
}

/** Same algorithm and same key, whatever the names: how identities are compared (section 8). */
export function sameKey(left: Vkey, right: Vkey): boolean {
  return left.algorithm === right.algorithm && equalBytes(left.key, right.key);
}

/** SubjectPublicKeyInfo (RFC 8410) as PEM, for openssl. */
export function ed25519Pem(key: Uint8Array): string {
  return pem('302a300506032b6570032100', key);
}

/** SubjectPublicKeyInfo (id-ecPublicKey, curve 1.2.156.10197.1.301) as PEM, for openssl. */
export function sm2Pem(key: Uint8Array): string {
  return pem('3059301306072a8648ce3d020106082a811ccf5501822d034200', key);
}

function splitType(typed: Uint8Array): Pick<Vkey, 'algorithm' | 'type' | 'key'> | undefined {
  if (typed.length === 33 && typed[0] === ED25519_TYPE[0]) {
    const key = typed.slice(1);
    return isUsualPoint(key) ? { algorithm: 'ed25519', type: ED25519_TYPE, key } : undefined;
  }
  const key = typed.slice(SM2_TYPE.length);
  if (!equalBytes(typed.subarray(0, SM2_TYPE.length), SM2_TYPE) || !isSm2Point(key)) return undefined;
  return { algorithm: 'sm2', type: SM2_TYPE, key };
}

function pem(prefixHex: string, key: Uint8Array): string {
  const prefix = Uint8Array.from(prefixHex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  const lines = toBase64(concatBytes(prefix, key)).match(/.{1,64}/g)!;
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** The salted commitment by which an entry holds a private field without showing it (section 1). */
import { joinedToHash, utf8 } from './bytes.ts';
import { canonicalJson, type JsonValue } from './canonical.ts';
import type { LedgerCrypto } from './crypto.ts';

/** Bytes of salt, random and used once. */
export const SALT_BYTES = 32;
const NUL = Uint8Array.of(0);

/**
 * SHA-256(utf8(name) ‖ 0x00 ‖ salt ‖ JCS(value)). The value is hashed as given, not normalised.
 *
 * @throws TypeError where the value has no canonical form, RangeError where the salt is not 32 bytes.
 */
export function commit(crypto: LedgerCrypto, name: string, salt: Uint8Array, value: JsonValue): Uint8Array {
  return commitBytes(crypto, name, salt, utf8(canonicalJson(value)));
}

/** The same for a value that is at hand as its canonical bytes. @throws RangeError where the salt is not 32 bytes. */
export function commitBytes(
  crypto: LedgerCrypto,
  name: string,
  salt: Uint8Array,
  canonical: Uint8Array,
): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return crypto.sha256(joinedToHash(utf8(name), NUL, salt, canonical));
}

/** A checkpoint in sixteen characters that two people can compare by voice (section 4). */
import { utf8 } from './bytes.ts';
import type { LedgerCrypto } from './crypto.ts';

/** RFC 4648 §6: no 0, 1, 8 or 9, which sound or look like something else. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first 80 bits of SHA-256 over the whole note, in base32: four groups of four, parted by a hyphen. */
export function shortCode(crypto: LedgerCrypto, note: string): string {
  let bits = 0n;
  for (const byte of crypto.sha256(utf8(note)).subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: 16 },
    (_, place) => LETTERS[Number((bits >> BigInt(5 * (15 - place))) & 31n)],
  );
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

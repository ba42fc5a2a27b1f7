// The code in the sealed envelope: 80 random bits in Crockford's base32, which has no I, L, O or U and reads them as what they look like. Of the
// code itself the vault keeps a verifier only, as of a PIN (pin.ts).
import { randomBytes } from 'node:crypto';
import { base32crockford } from '@scure/base';

const BYTES = 10;

/** `7M3K-9QXR-2FVA-0HJT` */
export const newEmergencyCode = (): string =>
  base32crockford.encode(randomBytes(BYTES)).replaceAll(/(.{4})(?=.)/g, '$1-');

/** As it was made, from what was typed off paper: blanks, hyphens and case do no harm. What cannot be a code stays what it is, and is wrong. */
export function emergencyCodeOf(typed: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  const read = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return read.replaceAll(/(.{4})(?=.)/g, '$1-');
}

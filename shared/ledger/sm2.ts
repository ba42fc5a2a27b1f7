/** Checks SM2 signatures in plain JavaScript: Electron's BoringSSL has no SM2, and node:crypto's is not the one used in China. */
import { sm2 } from 'sm-crypto-v2';
import { toHex } from './base64.ts';
import { isSm2Point } from './sm2-curve.ts';

/** The usual user id of GB/T 35276, which goes into what is signed. */
export const SM2_USER_ID = '1234567812345678';

/** Order of the curve's base point, GB/T 32918.5. */
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/**
 * SM2 with SM3 as `LedgerCrypto.verifySm2` wants it. The library checks neither range nor length, so both are checked here.
 *
 * @param publicKey 0x04 ‖ X ‖ Y, 65 bytes  @param signature r ‖ s, 64 bytes
 */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || !isSm2Point(publicKey)) return false;
  const text = toHex(signature);
  if (!isInRange(text.slice(0, 64)) || !isInRange(text.slice(64))) return false;
  return sm2.doVerifySignature(message, text, toHex(publicKey), { hash: true, userId: SM2_USER_ID });
}

function isInRange(hex: string): boolean {
  const value = BigInt(`0x${hex}`);
  return value >= 1n && value < N;
}

/** Which encoded points an Ed25519 key or signature may hold (section 3): libraries differ on the odd ones, and no two verifiers may. */
import { fromHex } from './base64.ts';

/** y of the eight points of small order, little-endian: 0, 1, −1, and the two of order 8. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
].map((hex) => fromHex(hex)!);

/** 32 bytes, y < p = 2^255 − 19 as in RFC 8032, 5.1.3, and not of small order. Whether it lies on the curve is not looked at. */
export function isUsualPoint(point: Uint8Array): boolean {
  if (point.length !== 32) return false;
  const high = point[31]! & 0x7f;
  const isBelowP = high !== 0x7f || point[0]! < 0xed || point.subarray(1, 31).some((byte) => byte !== 0xff);
  const isY = (y: Uint8Array) => y[31] === high && y.every((byte, i) => i === 31 || byte === point[i]);
  return isBelowP && !SMALL_ORDER.some(isY);
}

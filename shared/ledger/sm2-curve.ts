/** Whether bytes are a point of the SM2 curve of GB/T 32918.5, which a verifier must know before it trusts a key. */

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

/** `point` is 0x04 ‖ X ‖ Y, 65 bytes. */
export function isSm2Point(point: Uint8Array): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  const x = toInteger(point.subarray(1, 33));
  const y = toInteger(point.subarray(33));
  return x < P && y < P && (y * y - (x * x * x + A * x + B)) % P === 0n;
}

function toInteger(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/** Base64 (RFC 4648 §4, strict) and lower-case hex, the two ways in which the format writes bytes as text. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** With padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    text += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]! + ALPHABET[(group >> 6) & 63]!;
    text += ALPHABET[group & 63]!;
  }
  const left = bytes.length - i;
  if (left === 1) {
    const group = bytes[i]! << 4;
    text += `${ALPHABET[group >> 6]!}${ALPHABET[group & 63]!}==`;
  } else if (left === 2) {
    const group = (bytes[i]! << 10) | (bytes[i + 1]! << 2);
    text += `${ALPHABET[group >> 12]!}${ALPHABET[(group >> 6) & 63]!}${ALPHABET[group & 63]!}=`;
  }
  return text;
}

/**
 * `undefined` unless the text is exactly what `toBase64` would write: padded, no white space, trailing bits zero. Two
 * texts never stand for the same bytes.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let group = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    group = (group << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = group >> bits;
      group &= (1 << bits) - 1;
    }
  }
  return group === 0 ? bytes : undefined;
}

/** b64 of exactly 32 bytes: 42 free digits, then one whose two trailing bits are zero. */
const HASH = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** Whether a value is the b64 of 32 bytes, as every hash and commitment is. */
export function isHashText(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}

/** Lower case. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte + 256).toString(16).slice(1);
  return text;
}

/** `undefined` unless the text is an even number of lower-case hex digits. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

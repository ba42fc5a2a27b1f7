/** SM3 (GB/T 32905-2016) in pieces of any size: the library's takes only a whole message, and a bundle may be 4 GiB. */
import type { RunningHash } from './crypto.ts';

const START = Uint32Array.of(
  ...[0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
);
const BLOCK = 64;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** T_j rotated left by j, as 5.3.3 adds it in round j. */
const ROUND = Int32Array.from({ length: 64 }, (_, round) =>
  rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
);

/** A new running hash; its digest is 32 bytes. */
export function newSm3(): RunningHash {
  const state = START.slice();
  const words = new Int32Array(68);
  const rest = new Uint8Array(BLOCK);
  let filled = 0;
  let total = 0;

  const update = (bytes: Uint8Array): void => {
    total += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(BLOCK - filled, bytes.length);
      rest.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < BLOCK) return;
      compress(state, words, rest, 0);
      filled = 0;
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, words, bytes, at);
    rest.set(bytes.subarray(at));
    filled = bytes.length - at;
  };

  return {
    update,
    digest() {
      const bits = BigInt(total) * 8n;
      const padding = new Uint8Array((filled < 56 ? 56 : 120) - filled + 8);
      padding[0] = 0x80;
      new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
      update(padding);
      const digest = new DataView(new ArrayBuffer(32));
      for (const [index, word] of state.entries()) digest.setUint32(4 * index, word);
      return new Uint8Array(digest.buffer);
    },
  };
}

/** The message extension of 5.3.2. */
function extend(words: Int32Array, block: Uint8Array, at: number): void {
  for (let j = 0; j < 16; j += 1) {
    const byte = at + 4 * j;
    words[j] = (block[byte]! << 24) | (block[byte + 1]! << 16) | (block[byte + 2]! << 8) | block[byte + 3]!;
  }
  for (let j = 16; j < 68; j += 1) {
    const mixed = words[j - 16]! ^ words[j - 9]! ^ rotate(words[j - 3]!, 15);
    const spread = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23);
    words[j] = spread ^ rotate(words[j - 13]!, 7) ^ words[j - 6]!;
  }
}

/** The compression of 5.3.3, in the standard's letters. */
function compress(state: Uint32Array, words: Int32Array, block: Uint8Array, at: number): void {
  extend(words, block, at);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j += 1) {
    const a12 = rotate(a, 12);
    const ss1 = rotate((a12 + e + ROUND[j]!) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (words[j]! ^ words[j + 4]!)) | 0;
    const tt2 = (gg + h + ss1 + words[j]!) | 0;
    d = c;
    c = rotate(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotate(f, 19);
    f = e;
    e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
  }
  const rounds = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < 8; index += 1) state[index]! ^= rounds[index]!;
}

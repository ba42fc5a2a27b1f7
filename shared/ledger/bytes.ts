/** Small operations on byte arrays that the ledger format uses everywhere. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Most of what is hashed in one piece is an entry or less. */
const scratch = new Uint8Array(32 * 1024);

/**
 * The parts one after another, to be hashed at once and never kept: the next call writes over them. A fresh array for each
 * hash costs more than the hash.
 */
export function joinedToHash(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  if (length > scratch.length) return concatBytes(...parts);
  let at = 0;
  for (const part of parts) {
    scratch.set(part, at);
    at += part.length;
  }
  return scratch.subarray(0, length);
}

/** Not constant-time: nothing secret is compared in this format. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    if (left[i] !== right[i]) return false;
  }
  return true;
}

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** `undefined` where the bytes are not UTF-8. A byte order mark is kept, so that it is seen and refused. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

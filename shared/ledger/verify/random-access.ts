/** How the verifier reads a bundle of any size: by position, a piece at a time. */

export interface RandomAccess {
  /** Bytes. */
  size: number;
  /** The bytes there, `length` of them, fewer only at the end. A fresh array each time. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Where something lies in the source. */
export interface Span {
  offset: number;
  size: number;
}

/** Large enough that waiting for pieces is no part of the time, small beside any memory. */
const PIECE_BYTES = 256 * 1024;

/** The bytes of a span, all at once. @throws Error where the source gives fewer. */
export async function readSpan(source: RandomAccess, { offset, size }: Span): Promise<Uint8Array> {
  const bytes = await source.read(offset, size);
  if (bytes.length !== size) throw new Error(`read ${bytes.length} of ${size} bytes at ${offset}`);
  return bytes;
}

/** The bytes of a span in pieces, in order. */
export async function* readPieces(source: RandomAccess, span: Span): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < span.size; done += PIECE_BYTES) {
    const size = Math.min(PIECE_BYTES, span.size - done);
    yield await readSpan(source, { offset: span.offset + done, size });
  }
}

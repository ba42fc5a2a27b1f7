/** A file that a person chose, read a piece at a time so that its size does not matter. */
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';

/**
 * @param onRead is told the number of bytes each time; absent where nobody waits for it
 * @param signal ends the reading: the next read throws its reason
 */
export function fileSource(
  file: Blob,
  onRead: ((bytes: number) => void) | undefined,
  signal?: AbortSignal,
): RandomAccess {
  return {
    size: file.size,
    async read(offset, length) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
      onRead?.(bytes.length);
      return bytes;
    },
  };
}

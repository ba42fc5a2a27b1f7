// A file on the disk as the verifier reads it: any piece, at any time.
import type { FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';

export async function randomAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
}

// A file that is on record with its hash: it lies there before its entry is sealed, and does not stay where that could not be sealed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DurableFiles } from '../keys/durable-files.ts';

/** What lay there under the same name before is of an earlier command, and stays. @throws what `seal` throws, and the file system's errors */
export function keepFile(files: DurableFiles, path: string, bytes: Uint8Array, seal: () => void): void {
  const isNew = !existsSync(path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  files.replace(path, bytes);
  try {
    seal();
  } catch (error) {
    if (isNew) rmSync(path, { force: true });
    throw error;
  }
}

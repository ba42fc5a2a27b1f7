// Files that must survive a power cut: written beside, synced, renamed, and the folder synced too. Handed in, so that tests can make them fail.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface DurableFiles {
  /** Replaces a whole file or leaves the old one; readable by the owner only. */
  replace(path: string, bytes: Uint8Array): void;
  /** Overwrites bytes in place and waits until they are on the disk. Creates the file if need be. */
  overwrite(path: string, bytes: Uint8Array, offset: number): void;
  /** The file's bytes, or undefined where there is no such file. */
  read(path: string): Uint8Array | undefined;
  /**
   * Overwrites the file and removes it, and returns when both are on the disk. Nothing where there is no such file. A medium that
   * writes elsewhere each time (flash) may keep the old bytes all the same.
   */
  destroy(path: string): void;
}

function withFile(path: string, flags: string, use: (file: number) => void): void {
  const file = openSync(path, flags, 0o600);
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}

/** Writes all of it: a disk that is nearly full takes a part and says so only in the count. */
export function writeWhole(file: number, bytes: Uint8Array, offset: number | null): void {
  for (let done = 0; done < bytes.length; ) {
    const at = offset === null ? null : offset + done;
    done += writeSync(file, bytes, done, bytes.length - done, at);
  }
}

function syncFolder(path: string): void {
  // Windows cannot open a folder to sync it; there NTFS orders the rename after the data by itself.
  if (process.platform === 'win32') return;
  withFile(path, 'r', fsyncSync);
}

function saysMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Gives a file or folder that is whole its final name, and returns when the name is on the disk too. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

export const nodeFiles: DurableFiles = {
  replace(path, bytes) {
    const beside = `${path}.new`;
    withFile(beside, 'w', (file) => {
      writeWhole(file, bytes, null);
      fsyncSync(file);
    });
    renameDurably(beside, path);
  },
  overwrite(path, bytes, offset) {
    const put = (file: number) => {
      writeWhole(file, bytes, offset);
      fdatasyncSync(file);
    };
    try {
      withFile(path, 'r+', put);
    } catch (error) {
      if (!saysMissing(error)) throw error;
      withFile(path, 'w', put);
      syncFolder(dirname(path));
    }
  },
  destroy(path) {
    const bytes = nodeFiles.read(path);
    if (!bytes) return;
    nodeFiles.overwrite(path, randomBytes(bytes.length), 0);
    rmSync(path);
    syncFolder(dirname(path));
  },
  read(path) {
    try {
      return readFileSync(path);
    } catch (error) {
      if (saysMissing(error)) return undefined;
      throw error;
    }
  },
};

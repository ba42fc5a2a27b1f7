// Durable files that a test can make fail: by the name of the file, with the error that a disk would give.
import { basename } from 'node:path';
import { type DurableFiles, nodeFiles } from '../../electron/keys/durable-files.ts';

export type DiskError = 'ENOSPC' | 'EIO' | 'EACCES';

export class FailingFiles implements DurableFiles {
  #names: RegExp | undefined;
  #error: DiskError = 'EIO';
  #left = Number.POSITIVE_INFINITY;
  /** How many writes were asked for. */
  writes = 0;

  /** From now on writing a file of such a name fails. */
  fail(names: RegExp, error: DiskError): void {
    this.#names = names;
    this.#error = error;
  }

  /** The machine dies at this write, counted from 1: it and all later ones do not happen. */
  dieAt(write: number): void {
    this.#left = write - 1;
  }

  heal(): void {
    this.#names = undefined;
    this.#left = Number.POSITIVE_INFINITY;
  }

  #assertWorks(path: string): void {
    this.writes += 1;
    this.#left -= 1;
    if (this.#left >= 0 && !this.#names?.test(basename(path))) return;
    throw Object.assign(new Error(`${this.#error}: ${path}`), { code: this.#error });
  }

  replace(path: string, bytes: Uint8Array): void {
    this.#assertWorks(path);
    nodeFiles.replace(path, bytes);
  }

  overwrite(path: string, bytes: Uint8Array, offset: number): void {
    this.#assertWorks(path);
    nodeFiles.overwrite(path, bytes, offset);
  }

  read(path: string): Uint8Array | undefined {
    return nodeFiles.read(path);
  }

  /** Two steps, between which the machine may die as well. */
  destroy(path: string): void {
    const bytes = nodeFiles.read(path);
    if (!bytes) return;
    this.overwrite(path, new Uint8Array(bytes.length), 0);
    this.#assertWorks(path);
    nodeFiles.destroy(path);
  }
}

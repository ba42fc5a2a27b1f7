// The copy of a station's keys that lies beside the copies of its ledger. There is one for all of them, brought up to date each time: a case
// key that was destroyed is then in no backup, and a spare key that was replaced opens none.
//
// Everything goes along wrapped as it lies in the vault. Not the host's own slot, which is of use on one machine only: whoever restores
// needs the recovery key or the passphrase. Not the keys of the day, which are never backed up (format section 4).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import { SPARE_KINDS } from '../../shared/words/spare-keys.ts';
import type { DurableFiles } from './durable-files.ts';

/** In this file keys are destroyed, so it is written in its place: a new file beside would leave the old bytes on the disk. */
const CASE_KEYS = 'case-keys';
const NAMES: readonly string[] = [
  ...['database', 'hashing', 'identity', 'identity-sm2', 'pins', CASE_KEYS],
  ...SPARE_KINDS.map((kind) => `slot-${kind}`),
];

/** The copy is not what the vault is. */
export class KeysNotCopied extends Error {}

/** Puts a copy into the folder of a new vault, which must be empty. @throws KeysNotCopied where a key is missing, and what the disk says */
export function copyKeys(files: DurableFiles, from: string, to: string): void {
  for (const name of NAMES) {
    const bytes = files.read(join(from, name));
    if (bytes) files.replace(join(to, name), bytes);
    else if (!name.startsWith('slot-')) throw new KeysNotCopied(`${name} is missing`);
  }
}

export class KeyBackup {
  readonly #files: DurableFiles;
  readonly #from: string;
  readonly #to: string;

  constructor(files: DurableFiles, from: string, to: string) {
    this.#files = files;
    this.#from = from;
    this.#to = to;
  }

  /** Whether there is a copy already, so that what is destroyed must be destroyed there too. */
  get exists(): boolean {
    return this.#files.read(join(this.#to, 'database')) !== undefined;
  }

  /** Makes the copy, and reads it back. @throws whatever the disk says; KeysNotCopied */
  make(): void {
    mkdirSync(this.#to, { recursive: true, mode: 0o700 });
    for (const name of NAMES) this.#copy(name);
  }

  /** The same where there is a copy. @throws KeysNotCopied */
  renew(): void {
    if (!this.exists) return;
    try {
      this.make();
    } catch (error) {
      throw new KeysNotCopied('the copy of the keys is not up to date', { cause: error });
    }
  }

  #copy(name: string): void {
    const bytes = this.#files.read(join(this.#from, name));
    const path = join(this.#to, name);
    const there = this.#files.read(path);
    if (!bytes || (there && equalBytes(there, bytes))) return;
    if (name === CASE_KEYS) this.#files.overwrite(path, bytes, 0);
    else this.#files.replace(path, bytes);
    const copy = this.#files.read(path);
    if (!copy || !equalBytes(copy, bytes)) throw new KeysNotCopied(`the copy of ${name} differs`);
  }
}

// One key for each case (and for each station entry that has private parts), in a file of its own that no backup of the database holds.
// Destroying a record here is what erases a person's data; the entries go on verifying.
import { randomBytes } from 'node:crypto';
import type { DurableFiles } from './durable-files.ts';
import { seal, unseal } from './sealed-box.ts';

/** UUID (16) + nonce (12) + tag (16) + key (32), padded so that no record crosses a disk sector. */
const RECORD = 128;
const BOX = 12 + 16 + 32;

const idBytes = (scope: string): Buffer => Buffer.from(scope.replaceAll('-', ''), 'hex');

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What lies where a key was destroyed. */
const DESTROYED = Buffer.alloc(RECORD);

const purpose = (scope: string): string => `counterguard/case-key/${scope}`;

export class CaseKeys {
  readonly #files: DurableFiles;
  readonly #path: string;
  readonly #wrappingKey: Uint8Array;
  /** Each key with the place of its record in the file, counted from 0. */
  readonly #keys = new Map<string, { key: Uint8Array; at: number }>();
  #records = 0;

  /** @throws Error when a record cannot be unwrapped: the file is not of this vault */
  constructor(files: DurableFiles, path: string, wrappingKey: Uint8Array) {
    this.#files = files;
    this.#path = path;
    this.#wrappingKey = wrappingKey;
    const bytes = Buffer.from(files.read(path) ?? []);
    // A record cut short by a power cut was never acknowledged; the next one takes its place.
    this.#records = Math.floor(bytes.length / RECORD);
    for (let index = 0; index < this.#records; index += 1) {
      const record = bytes.subarray(index * RECORD, (index + 1) * RECORD);
      if (record.equals(DESTROYED)) continue;
      const scope = idText(record.subarray(0, 16));
      const key = unseal(wrappingKey, purpose(scope), record.subarray(16, 16 + BOX));
      this.#keys.set(scope, { key, at: index });
    }
  }

  /** The key of a case, or undefined where it was destroyed or never made. */
  get(scope: string): Uint8Array | undefined {
    return this.#keys.get(scope)?.key;
  }

  /** Whose keys there are. */
  scopes(): string[] {
    return [...this.#keys.keys()];
  }

  /** Makes a key and returns when it is on the disk: what it will seal must never be there without it. */
  create(scope: string): Uint8Array {
    const [key] = this.createAll([scope]);
    if (!key) throw new Error('one scope has one key');
    return key;
  }

  /** The same for many at once: one write, and one wait for the disk. @returns the keys in the order of their scopes */
  createAll(scopes: readonly string[]): Uint8Array[] {
    const keys = scopes.map(() => randomBytes(32));
    const records = Buffer.alloc(RECORD * scopes.length);
    for (const [index, scope] of scopes.entries()) {
      const at = index * RECORD;
      idBytes(scope).copy(records, at);
      seal(this.#wrappingKey, purpose(scope), keys[index] ?? Buffer.alloc(0)).copy(records, at + 16);
    }
    this.#files.overwrite(this.#path, records, this.#records * RECORD);
    for (const [index, key] of keys.entries()) {
      const scope = scopes[index];
      if (scope !== undefined) this.#keys.set(scope, { key, at: this.#records + index });
    }
    this.#records += scopes.length;
    return keys;
  }

  /**
   * Overwrites a key's record in its place and returns when that is on the disk: what it sealed is nobody's to read again. A record lies
   * in one sector, so that a power cut leaves the key or nothing of it. A key that is not there is no fault: an erasure may be repeated.
   */
  destroy(scope: string): void {
    const known = this.#keys.get(scope);
    if (!known) return;
    this.#files.overwrite(this.#path, DESTROYED, known.at * RECORD);
    known.key.fill(0);
    this.#keys.delete(scope);
  }
}

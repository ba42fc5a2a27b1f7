// One key for each case (and for each station entry that has private parts), in a file of its own that no backup of the database holds.
// Destroying a record here is what erases a person's data; the entries go on verifying.
import { randomBytes } from 'node:crypto';
import type { DurableFiles } from './durable-files.ts';
import { seal, unseal } from './sealed-box.ts';

/** UUID (16) + nonce (12) + tag (16) + key (32), padded so that no record crosses a disk sector. */
const RECORD = 128;
const KEY = 32;
const BOX = 12 + 16 + KEY;
/** Keys for which there is room at first. */
const FEW = 64;

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
  /** The place of each key's record in the file, counted from 0; at the same place lies the key among the opened ones. */
  readonly #places = new Map<string, number>();
  /** Keys one after another: a station of years has a hundred thousand, and each as an object of its own would weigh ten times as much. */
  #opened = Buffer.alloc(FEW * KEY);
  #records = 0;

  /** @throws Error when a record cannot be unwrapped: the file is not of this vault */
  constructor(files: DurableFiles, path: string, wrappingKey: Uint8Array) {
    this.#files = files;
    this.#path = path;
    this.#wrappingKey = wrappingKey;
    const bytes = Buffer.from(files.read(path) ?? []);
    // A record cut short by a power cut was never acknowledged; the next one takes its place.
    this.#records = Math.floor(bytes.length / RECORD);
    this.#makeRoom();
    for (let index = 0; index < this.#records; index += 1) {
      const record = bytes.subarray(index * RECORD, (index + 1) * RECORD);
      if (record.equals(DESTROYED)) continue;
      const scope = idText(record.subarray(0, 16));
      this.#put(scope, index, unseal(wrappingKey, purpose(scope), record.subarray(16, 16 + BOX)));
    }
  }

  #makeRoom(): void {
    const wanted = this.#records * KEY;
    if (this.#opened.length >= wanted) return;
    const larger = Buffer.alloc(Math.max(wanted, this.#opened.length * 2));
    this.#opened.copy(larger);
    this.#opened.fill(0);
    this.#opened = larger;
  }

  #put(scope: string, at: number, key: Uint8Array): void {
    this.#opened.set(key, at * KEY);
    this.#places.set(scope, at);
  }

  /** The key of a case, or undefined where it was destroyed or never made. */
  get(scope: string): Uint8Array | undefined {
    const at = this.#places.get(scope);
    return at === undefined ? undefined : Uint8Array.from(this.#opened.subarray(at * KEY, (at + 1) * KEY));
  }

  /** Whose keys there are. */
  scopes(): string[] {
    return [...this.#places.keys()];
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
    const first = this.#records;
    this.#records += scopes.length;
    this.#makeRoom();
    for (const [index, scope] of scopes.entries())
      this.#put(scope, first + index, keys[index] ?? new Uint8Array());
    return keys;
  }

  /**
   * Overwrites a key's record in its place and returns when that is on the disk: what it sealed is nobody's to read again. A record lies
   * in one sector, so that a power cut leaves the key or nothing of it. A key that is not there is no fault: an erasure may be repeated.
   */
  destroy(scope: string): void {
    const at = this.#places.get(scope);
    if (at === undefined) return;
    this.#files.overwrite(this.#path, DESTROYED, at * RECORD);
    this.#opened.fill(0, at * KEY, (at + 1) * KEY);
    this.#places.delete(scope);
  }
}

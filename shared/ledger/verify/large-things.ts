/** Matches the large things that entries and disclosures name with the files of the bundle (sections 1 and 7). */
import { fromBase64, isHashText, toHex } from '../base64.ts';
import { largeThingPath, parseLargeThingPath } from '../bundle-paths.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../canonical.ts';
import type { FailureList } from './failure-list.ts';
import type { ZipDirectory } from './read-zip.ts';
import type { Report } from './report.ts';

/** Hashes listed as missing; beyond this they are only counted. */
const MAX_MISSING = 10_000;

export class LargeThings {
  readonly #directory: ZipDirectory;
  readonly #failures: FailureList;
  readonly #named = new Set<string>();
  readonly #missing = new Set<string>();
  #moreMissing = 0;

  constructor(directory: ZipDirectory, failures: FailureList) {
    this.#directory = directory;
    this.#failures = failures;
  }

  /** Any object of exactly `{"bytes","sha256"}` in a body, at any depth. */
  takeBody(seq: number, value: JsonValue): void {
    if (typeof value !== 'object' || value === null) return;
    if (isJsonObject(value) && isReference(value)) {
      this.#take(seq, value, ['notice', 'pack']);
      return;
    }
    for (const member of Object.values(value) as JsonValue[]) this.takeBody(seq, member);
  }

  /** The value of a disclosed `ink` commitment. */
  takeInk(seq: number, value: JsonValue): void {
    if (isJsonObject(value) && isReference(value)) this.#take(seq, value, ['ink']);
  }

  /** After the last entry: every large thing in the bundle must have been named. */
  finish(): Report['largeThings'] {
    for (const path of this.#directory.keys()) {
      if (parseLargeThingPath(path) !== undefined && !this.#named.has(path)) {
        this.#failures.add('large-thing-unnamed', { file: path });
      }
    }
    return { shown: this.#named.size, missing: [...this.#missing], moreMissing: this.#moreMissing };
  }

  #take(seq: number, reference: JsonObject, things: readonly ('notice' | 'pack' | 'ink')[]): void {
    const hash = fromBase64(reference.sha256 as string)!;
    let isThere = false;
    for (const thing of things) {
      const path = largeThingPath(thing, hash);
      const record = this.#directory.get(path);
      if (record === undefined) continue;
      isThere = true;
      this.#named.add(path);
      if (record.size !== reference.bytes) {
        const expected = String(reference.bytes);
        this.#failures.add('large-thing-size', { seq, file: path, expected, actual: String(record.size) });
      }
    }
    if (isThere) return;
    if (this.#missing.size < MAX_MISSING) this.#missing.add(toHex(hash));
    else if (!this.#missing.has(toHex(hash))) this.#moreMissing++;
  }
}

function isReference(value: JsonObject): boolean {
  const { bytes, sha256 } = value;
  return (
    Object.keys(value).length === 2 &&
    Number.isSafeInteger(bytes) &&
    (bytes as number) >= 0 &&
    isHashText(sha256)
  );
}

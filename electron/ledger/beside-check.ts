// What lies beside the entries: private parts must open to what the entry committed to, and a large thing must be what its name says.
import { createSecretKey, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64 } from '../../shared/ledger/base64.ts';
import { isJsonObject, type JsonValue } from '../../shared/ledger/canonical.ts';
import { commit, SALT_BYTES } from '../../shared/ledger/commitment.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { unseal } from '../keys/sealed-box.ts';
import { isUnreadable } from '../store/database.ts';
import type { EntryStore } from '../store/entry-store.ts';
import { largePurpose } from './entry-reader.ts';
import { privatePurpose } from './entry-sealer.ts';
import { erasuresIn } from './erasure.ts';

export type FoundBeside = 'part-missing' | 'part-changed' | 'thing-missing' | 'thing-changed';

export class BesideCheck {
  /** Private parts that opened to what was committed to. */
  parts = 0;
  /** Entries whose private parts cannot be opened any more, because the key is gone. */
  erased = 0;
  readonly #store: EntryStore;
  readonly #caseKeys: CaseKeys;
  readonly #seen = new Set<string>();
  #sealed = new Map<number, Map<string, Uint8Array>>();
  /** The key that was used last: entries of a case stand close together, and Node takes longer over raw bytes than over a KeyObject. */
  #last: { scope: string; key: KeyObject } | undefined;

  constructor(store: EntryStore, caseKeys: CaseKeys) {
    this.#store = store;
    this.#caseKeys = caseKeys;
  }

  /** Fetches the private parts of the entries `[from, to)` that will be looked at next. */
  load(from: number, to: number): void {
    this.#sealed = new Map();
    for (const { seq, name, sealed } of this.#store.partsIn(from, to)) {
      const parts = this.#sealed.get(seq) ?? new Map<string, Uint8Array>();
      this.#sealed.set(seq, parts.set(name, sealed));
    }
  }

  #keyOf(scope: string): KeyObject | undefined {
    // Asked for each time: a case may be erased while others are looked at.
    const bytes = this.#caseKeys.get(scope);
    if (!bytes) return undefined;
    if (this.#last?.scope === scope) return this.#last.key;
    this.#last = { scope, key: createSecretKey(bytes) };
    return this.#last.key;
  }

  look(entry: Entry): FoundBeside | undefined {
    return this.#lookAtParts(entry) ?? this.#lookAtThings(entry.body);
  }

  #lookAtParts(entry: Entry): FoundBeside | undefined {
    const committed = Object.entries(entry.private ?? {});
    const sealed = this.#sealed.get(entry.seq) ?? new Map<string, Uint8Array>();
    if (committed.length === 0) return sealed.size > 0 ? 'part-changed' : undefined;
    const key = this.#keyOf(entry.case ?? entry.id);
    if (!key) {
      this.erased += 1;
      return undefined;
    }
    if (sealed.size > committed.length) return 'part-changed';
    for (const [name, commitment] of committed) {
      const box = sealed.get(name);
      if (!box && this.#isErased(entry)) {
        this.erased += 1;
        return undefined;
      }
      if (!box) return 'part-missing';
      const opened = unsealed(key, privatePurpose(entry.seq, name), box);
      if (!opened) return 'part-changed';
      // Only what our own key sealed is read here: its form needs no second check, its content does.
      const { salt, value } = JSON.parse(opened.toString('utf8')) as { salt: string; value: JsonValue };
      const bytes = fromBase64(salt) ?? new Uint8Array(SALT_BYTES);
      if (toBase64(commit(nodeCrypto, name, bytes, value)) !== commitment) return 'part-changed';
      this.parts += 1;
      const found = this.#lookAtThings(value);
      if (found) return found;
    }
    return undefined;
  }

  /** Sealed as erased, and its rows gone; the key may be there still where a disk failed half-way (erasure.ts). */
  #isErased({ seq, case: caseId }: Entry): boolean {
    return erasuresIn(this.#store).some(
      (erasure) => erasure.caseId === caseId || erasure.beside.includes(seq),
    );
  }

  /** A large thing is named by an object of exactly `bytes` and `sha256`, at any depth (format section 1). */
  #lookAtThings(value: JsonValue): FoundBeside | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!isJsonObject(value))
      return firstFound(value as readonly JsonValue[], (item) => this.#lookAtThings(item));
    const { bytes, sha256 } = value;
    const isThing =
      typeof bytes === 'number' && typeof sha256 === 'string' && Object.keys(value).length === 2;
    if (!isThing) return firstFound(Object.values(value), (member) => this.#lookAtThings(member));
    if (this.#seen.has(sha256)) return undefined;
    this.#seen.add(sha256);
    try {
      return this.#lookAtThing(sha256, bytes);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return 'thing-changed';
    }
  }

  #lookAtThing(sha256: string, length: number): FoundBeside | undefined {
    const found = this.#store.large(sha256);
    if (!found) return 'thing-missing';
    const { scope, bytes } = found;
    if (scope === null) return isNamed(bytes, sha256, length) ? undefined : 'thing-changed';
    const key = this.#keyOf(scope);
    const opened = key && unsealed(key, largePurpose(sha256), bytes);
    return opened && isNamed(opened, sha256, length) ? undefined : 'thing-changed';
  }
}

/** Undefined where a byte is not what it was. */
function unsealed(key: KeyObject, purpose: string, box: Uint8Array): Buffer | undefined {
  try {
    return unseal(key, purpose, box);
  } catch {
    return undefined;
  }
}

const isNamed = (bytes: Uint8Array, sha256: string, length: number): boolean =>
  bytes.length === length && toBase64(nodeCrypto.sha256(bytes)) === sha256;

function firstFound<T>(
  values: readonly T[],
  look: (value: T) => FoundBeside | undefined,
): FoundBeside | undefined {
  for (const value of values) {
    const found = look(value);
    if (found) return found;
  }
  return undefined;
}

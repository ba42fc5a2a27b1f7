// Reads a log back: entries as events, with their private parts as far as the keys are there. Seals nothing, so it serves a log that is
// closed for ever just as well.
import type { JsonObject, JsonValue } from '../../shared/ledger/canonical.ts';
import type { Event } from '../../shared/ledger/catalogue.ts';
import { type Entry, readEntry } from '../../shared/ledger/entry.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { unseal } from '../keys/sealed-box.ts';
import type { EntryStore, PrivatePart } from '../store/entry-store.ts';
import { privatePurpose } from './entry-sealer.ts';

/** What is read back is not what was sealed. */
export class LogDamaged extends Error {}

/** What a sealed box beside the entries is bound to. */
export const largePurpose = (sha256: string): string => `counterguard/large/${sha256}`;

interface Disclosure {
  seq: number;
  name: string;
  /** b64. */
  salt: string;
  value: JsonValue;
}

export function eventOf(entry: Entry, hidden: JsonObject | undefined): Event {
  const { seq, id, at, mono, kind, actor, body } = entry;
  return {
    ...{ seq, id, at, mono, kind, actor, body },
    ...(entry.case !== undefined && { case: entry.case, n: entry.n }),
    ...(hidden && { private: hidden }),
  } as unknown as Event;
}

export class EntryReader {
  readonly #store: EntryStore;
  readonly #caseKeys: CaseKeys;

  constructor(store: EntryStore, caseKeys: CaseKeys) {
    this.#store = store;
    this.#caseKeys = caseKeys;
  }

  event(seq: number): Event {
    const bytes = this.#store.bytesOf(seq);
    if (!bytes) throw new Error(`entry ${seq} is not there`);
    return this.#open(seq, bytes);
  }

  eventsOfCase(caseId: string): Event[] {
    return this.#store.ofCase(caseId).map((row) => this.#open(row.seq, row.bytes));
  }

  *eventsOfStation(): Generator<Event> {
    for (const row of this.#store.ofStation()) yield this.#open(row.seq, row.bytes);
  }

  #open(seq: number, bytes: Uint8Array): Event {
    const read = readEntry(bytes);
    if (!read.ok) throw new LogDamaged(`entry ${seq} is malformed: ${read.field}`);
    const disclosed = this.disclosures(seq, read.entry);
    if (read.entry.private && disclosed.length === 0) return eventOf(read.entry, undefined);
    return eventOf(read.entry, Object.fromEntries(disclosed.map(({ name, value }) => [name, value])));
  }

  /** Salt and value of each private part of an entry, by name. Empty after an erasure. @param isWanted what is not, stays sealed */
  disclosures(
    seq: number,
    entry: Pick<Entry, 'id' | 'case'>,
    isWanted: (name: string) => boolean = () => true,
  ): Disclosure[] {
    const wanted = this.#store.privateOf(seq).filter(({ name }) => isWanted(name));
    return wanted.flatMap(({ name, sealed }) =>
      this.#disclosed({ seq, name, sealed }, entry.case ?? entry.id),
    );
  }

  /** The same of all entries `[from, to)`, by seq and then by name. */
  disclosuresIn(from: number, to: number, isWanted: (name: string) => boolean): Disclosure[] {
    const wanted = this.#store.partsIn(from, to).filter(({ name }) => isWanted(name));
    return wanted.flatMap((part) => this.#disclosed(part, this.#store.scopeOf(part.seq)));
  }

  #disclosed({ seq, name, sealed }: PrivatePart, scope: string): Disclosure[] {
    const key = this.#caseKeys.get(scope);
    if (!key) return [];
    const { salt, value } = JSON.parse(this.#unsealed(key, seq, name, sealed).toString('utf8'));
    return [{ seq, name, salt, value }];
  }

  #unsealed(key: Uint8Array, seq: number, name: string, sealed: Uint8Array): Buffer {
    try {
      return unseal(key, privatePurpose(seq, name), sealed);
    } catch (error) {
      throw new LogDamaged(`private part ${name} of entry ${seq} does not open`, { cause: error });
    }
  }

  /** The bytes of a large thing, or undefined where they are not there or were erased. */
  largeThing(sha256: string): Uint8Array | undefined {
    const found = this.#store.large(sha256);
    if (!found) return undefined;
    if (found.scope === null) return found.bytes;
    const key = this.#caseKeys.get(found.scope);
    return key && unseal(key, largePurpose(sha256), found.bytes);
  }
}

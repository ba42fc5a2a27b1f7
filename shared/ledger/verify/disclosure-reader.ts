/** Holds disclosures against the commitments of their entries, as both go by in the order of seq (section 7). */
import { fromBase64, toBase64 } from '../base64.ts';
import { DISCLOSURES } from '../bundle-paths.ts';
import { isJsonObject, type JsonValue, parseCanonical } from '../canonical.ts';
import { commit, SALT_BYTES } from '../commitment.ts';
import type { LedgerCrypto } from '../crypto.ts';
import type { Entry } from '../entry.ts';
import type { FailureList } from './failure-list.ts';
import type { LargeThings } from './large-things.ts';
import type { LineReader } from './line-reader.ts';

interface Disclosure {
  name: string;
  salt: Uint8Array;
  seq: number;
  value: JsonValue;
}

export class DisclosureReader {
  readonly #crypto: LedgerCrypto;
  readonly #lines: LineReader;
  readonly #largeThings: LargeThings;
  readonly #failures: FailureList;
  #next: Disclosure | undefined;
  #last: Disclosure | undefined;

  constructor(crypto: LedgerCrypto, lines: LineReader, largeThings: LargeThings, failures: FailureList) {
    this.#crypto = crypto;
    this.#lines = lines;
    this.#largeThings = largeThings;
    this.#failures = failures;
  }

  /** Checks all that is disclosed of this entry; what is disclosed of an earlier seq had no entry. */
  async take(entry: Entry): Promise<void> {
    for (;;) {
      this.#next ??= await this.#read();
      const disclosure = this.#next;
      if (disclosure === undefined || disclosure.seq > entry.seq) return;
      this.#next = undefined;
      if (disclosure.seq < entry.seq) this.#addStray(disclosure);
      else this.#check(disclosure, entry.private ?? {});
    }
  }

  /** After the last entry. */
  async finish(): Promise<void> {
    for (;;) {
      const disclosure = this.#next ?? (await this.#read());
      this.#next = undefined;
      if (disclosure === undefined) return;
      this.#addStray(disclosure);
    }
  }

  #check({ name, salt, seq, value }: Disclosure, commitments: Readonly<Record<string, string>>): void {
    const expected = Object.hasOwn(commitments, name) ? commitments[name] : undefined;
    if (expected === undefined) {
      this.#addStray({ seq, name });
      return;
    }
    const actual = toBase64(commit(this.#crypto, name, salt, value));
    if (actual !== expected) this.#failures.add('commitment', { seq, field: name, expected, actual });
    if (name === 'ink') this.#largeThings.takeInk(seq, value);
  }

  #addStray({ seq, name }: Pick<Disclosure, 'seq' | 'name'>): void {
    this.#failures.add('disclosure-stray', { seq, file: DISCLOSURES, field: name });
  }

  /** The next line in good form and order; the others are failures. */
  async #read(): Promise<Disclosure | undefined> {
    for (;;) {
      if (this.#lines.needsFill) await this.#lines.fill();
      const line = this.#lines.current;
      if (line === undefined) return undefined;
      const disclosure = parseDisclosure(line);
      const field = `line ${this.#lines.line}`;
      this.#lines.advance();
      if (disclosure === undefined) {
        this.#failures.add('disclosure-malformed', { file: DISCLOSURES, field });
      } else if (this.#last !== undefined && !isAfter(disclosure, this.#last)) {
        this.#failures.add('disclosure-order', {
          seq: disclosure.seq,
          file: DISCLOSURES,
          field: disclosure.name,
        });
      } else {
        this.#last = disclosure;
        return disclosure;
      }
    }
  }
}

function parseDisclosure(line: Uint8Array): Disclosure | undefined {
  const object = parseCanonical(line);
  if (!isJsonObject(object) || Object.keys(object).length !== 4) return undefined;
  const { name, salt: saltText, seq, value } = object;
  const salt = typeof saltText === 'string' ? fromBase64(saltText) : undefined;
  if (typeof name !== 'string' || salt?.length !== SALT_BYTES || value === undefined) return undefined;
  if (!Number.isSafeInteger(seq) || (seq as number) < 0) return undefined;
  return { name, salt, seq: seq as number, value };
}

/** By seq, then by name in the order of JCS, UTF-16 code units. */
function isAfter(later: Disclosure, earlier: Disclosure): boolean {
  return later.seq > earlier.seq || (later.seq === earlier.seq && later.name > earlier.name);
}

/** Holds disclosures against the commitments of their entries, as both go by in the order of seq (section 7). */
import { fromBase64, toBase64 } from '../base64.ts';
import { DISCLOSURES } from '../bundle-paths.ts';
import { utf8 } from '../bytes.ts';
import { isJsonObject, type JsonValue, parseCanonical } from '../canonical.ts';
import { commitBytes, SALT_BYTES } from '../commitment.ts';
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
  /** The value as it stands in its canonical line. */
  bytes: Uint8Array;
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

  /**
   * Checks all that is disclosed of this entry; what is disclosed of an earlier seq had no entry. `false` where `fill` must
   * be awaited first, and this asked again.
   */
  take(entry: Entry): boolean {
    for (;;) {
      this.#next ??= this.#read();
      const disclosure = this.#next;
      if (disclosure === undefined) return !this.#lines.needsFill;
      if (disclosure.seq > entry.seq) return true;
      this.#next = undefined;
      if (disclosure.seq < entry.seq) this.#addStray(disclosure);
      else this.#check(disclosure, entry.private ?? {});
    }
  }

  async fill(): Promise<void> {
    await this.#lines.fill();
  }

  /** After the last entry. */
  async finish(): Promise<void> {
    for (;;) {
      const disclosure = this.#next ?? this.#read();
      this.#next = undefined;
      if (disclosure !== undefined) this.#addStray(disclosure);
      else if (this.#lines.needsFill) await this.#lines.fill();
      else return;
    }
  }

  #check({ name, salt, seq, value, bytes }: Disclosure, commitments: Readonly<Record<string, string>>): void {
    const expected = Object.hasOwn(commitments, name) ? commitments[name] : undefined;
    if (expected === undefined) {
      this.#addStray({ seq, name });
      return;
    }
    const actual = toBase64(commitBytes(this.#crypto, name, salt, bytes));
    if (actual !== expected) this.#failures.add('commitment', { seq, field: name, expected, actual });
    if (name === 'ink') this.#largeThings.takeInk(seq, value);
  }

  #addStray({ seq, name }: Pick<Disclosure, 'seq' | 'name'>): void {
    this.#failures.add('disclosure-stray', { seq, file: DISCLOSURES, field: name });
  }

  /** The next line in good form and order; the others are failures. `undefined` at the end, or where more must be read. */
  #read(): Disclosure | undefined {
    for (;;) {
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
  // The line is canonical, so what stands before the value can only be this.
  const before =
    `"salt":"${saltText}","seq":${seq},"value":`.length + utf8(`{"name":${JSON.stringify(name)},`).length;
  return { name, salt, seq: seq as number, value, bytes: line.subarray(before, -1) };
}

/** By seq, then by name in the order of JCS, UTF-16 code units. */
function isAfter(later: Disclosure, earlier: Disclosure): boolean {
  return later.seq > earlier.seq || (later.seq === earlier.seq && later.name > earlier.name);
}

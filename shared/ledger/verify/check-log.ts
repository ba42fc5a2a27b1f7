/** Reads leaves, entries and disclosures side by side, once, and checks everything that follows from their order. */
import { fromBase64, toBase64 } from '../base64.ts';
import { CHECKPOINT, DISCLOSURES, ENTRIES, LEAVES } from '../bundle-paths.ts';
import { equalBytes } from '../bytes.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { type Entry, MAX_ENTRY_BYTES, readEntry } from '../entry.ts';
import type { Note } from '../note.ts';
import { leafHash } from '../tree.ts';
import { Cases } from './cases.ts';
import { Days } from './days.ts';
import { DisclosureReader } from './disclosure-reader.ts';
import type { FailureList } from './failure-list.ts';
import { LargeThings } from './large-things.ts';
import { LeafReader } from './leaf-reader.ts';
import { LineReader } from './line-reader.ts';
import type { RandomAccess } from './random-access.ts';
import { contentOf, type ZipDirectory } from './read-zip.ts';
import type { Report } from './report.ts';

const MAX_LEAVES = 10_000_000;
const MAX_DISCLOSURE_BYTES = 1024 * 1024;

export interface LogInput {
  source: RandomAccess;
  /** Holds checkpoint, leaves, entries and disclosures. */
  directory: ZipDirectory;
  checkpoint: Checkpoint;
  note: Note;
  /** A size of which the root is wanted, together with the keys of its day. */
  watched: { size: number; onRoot: (root: Uint8Array, days: Days) => void } | undefined;
}

export interface CheckedLog {
  days: Days;
  entries: Report['entries'];
  cases: Report['cases'];
  largeThings: Report['largeThings'];
}

/** `undefined` where the leaves are too many to be read. */
export async function checkLog(
  crypto: LedgerCrypto,
  input: LogInput,
  failures: FailureList,
): Promise<CheckedLog | undefined> {
  const { size } = input.checkpoint;
  const leavesBytes = contentOf(input.directory.get(LEAVES)!).size;
  if (size > MAX_LEAVES || leavesBytes > 32 * MAX_LEAVES) {
    failures.add('limit', { file: LEAVES, expected: `at most ${MAX_LEAVES} leaves` });
    return undefined;
  }
  if (leavesBytes !== 32 * size) {
    const expected = `${32 * size} bytes`;
    failures.add('leaves-length', { file: LEAVES, expected, actual: `${leavesBytes} bytes` });
  }
  return new LogCheck(crypto, input, failures).run();
}

class LogCheck {
  readonly #crypto: LedgerCrypto;
  readonly #input: LogInput;
  readonly #failures: FailureList;
  readonly #days: Days;
  readonly #cases: Cases;
  readonly #largeThings: LargeThings;
  readonly #leaves: LeafReader;
  readonly #lines: LineReader;
  readonly #disclosures: DisclosureReader;
  readonly #root: () => Uint8Array;
  #shown = 0;
  #last: Entry | undefined;

  constructor(crypto: LedgerCrypto, input: LogInput, failures: FailureList) {
    const { source, directory, checkpoint, watched } = input;
    const days = new Days(crypto, checkpoint.origin, failures);
    const spanOf = (file: string) => contentOf(directory.get(file)!);
    this.#crypto = crypto;
    this.#input = input;
    this.#failures = failures;
    this.#days = days;
    this.#cases = new Cases(failures);
    this.#largeThings = new LargeThings(directory, failures);
    this.#leaves = new LeafReader(
      crypto,
      source,
      spanOf(LEAVES),
      watched && { size: watched.size, onRoot: (root) => watched.onRoot(root, days) },
    );
    this.#root = () => this.#leaves.root();
    this.#lines = new LineReader(source, spanOf(ENTRIES), ENTRIES, MAX_ENTRY_BYTES, failures);
    this.#disclosures = new DisclosureReader(
      crypto,
      new LineReader(source, spanOf(DISCLOSURES), DISCLOSURES, MAX_DISCLOSURE_BYTES, failures),
      this.#largeThings,
      failures,
    );
  }

  async run(): Promise<CheckedLog> {
    for (; ; this.#lines.advance()) {
      if (this.#lines.needsFill) await this.#lines.fill();
      const line = this.#lines.current;
      if (line === undefined) break;
      const entry = this.#read(line);
      if (entry === undefined) continue;
      while (!this.#leaves.advanceTo(entry.seq)) await this.#leaves.fill();
      this.#take(entry, line);
      // What belongs to another log has been reported, and must not confuse the days and cases of this one.
      if (entry.log !== this.#input.checkpoint.origin) continue;
      this.#follow(entry);
      while (!this.#disclosures.take(entry)) await this.#disclosures.fill();
    }
    await this.#disclosures.finish();
    await this.#finish();
    return {
      days: this.#days,
      entries: { shown: this.#shown, withheld: Math.max(0, this.#input.checkpoint.size - this.#shown) },
      cases: this.#cases.report(),
      largeThings: this.#largeThings.finish(),
    };
  }

  /** The entry of a line, where its form and its place are good. */
  #read(line: Uint8Array): Entry | undefined {
    const read = readEntry(line);
    if (!read.ok) {
      this.#failures.add('entry-malformed', {
        ...(read.seq === undefined ? {} : { seq: read.seq }),
        file: `${ENTRIES} line ${this.#lines.line}`,
        field: read.field,
        actual: read.reason,
      });
      return undefined;
    }
    const { seq } = read.entry;
    if (this.#last !== undefined && seq <= this.#last.seq) {
      this.#failures.add('entry-order', { seq, field: 'seq', expected: `more than ${this.#last.seq}` });
      return undefined;
    }
    if (seq >= this.#input.checkpoint.size) {
      const expected = `less than ${this.#input.checkpoint.size}`;
      this.#failures.add('entry-beyond', { seq, field: 'seq', expected });
      return undefined;
    }
    return read.entry;
  }

  #take(entry: Entry, line: Uint8Array): void {
    const { seq } = entry;
    this.#checkLeaf(entry, line, this.#leaves.peek());
    if (this.#last === undefined && (seq !== 0 || entry.kind !== 'log-opened')) {
      this.#failures.add('log-opened-missing', { seq: 0 });
    }
    this.#last = entry;
    this.#shown++;
  }

  #follow(entry: Entry): void {
    this.#days.take(entry, this.#root);
    this.#cases.take(entry);
    this.#largeThings.takeBody(entry.seq, entry.body);
  }

  /** An entry whose leaf differs is not looked at for more: section 8 wants the first cause, not what follows from it. */
  #checkLeaf(entry: Entry, line: Uint8Array, leaf: Uint8Array | undefined): void {
    const { seq } = entry;
    const hash = leafHash(this.#crypto, line);
    if (leaf === undefined || !equalBytes(hash, leaf)) {
      const actual = toBase64(hash);
      this.#failures.add('leaf', { seq, file: ENTRIES, expected: leaf ? toBase64(leaf) : 'a leaf', actual });
      return;
    }
    const before = this.#leaves.last;
    if (entry.prev !== undefined && before !== undefined && !equalBytes(fromBase64(entry.prev)!, before)) {
      this.#failures.add('prev', { seq, field: 'prev', expected: toBase64(before), actual: entry.prev });
    }
    const { origin } = this.#input.checkpoint;
    if (entry.log !== origin) {
      this.#failures.add('entry-log', { seq, field: 'log', expected: origin, actual: entry.log });
    }
  }

  async #finish(): Promise<void> {
    const { checkpoint } = this.#input;
    while (!this.#leaves.advanceTo(checkpoint.size)) await this.#leaves.fill();
    if (this.#last === undefined) this.#failures.add('log-opened-missing', { seq: 0 });
    this.#days.readForm(this.#input.note);
    const isOwnExport = this.#last?.seq === checkpoint.size - 1 && this.#last.kind === 'export-begun';
    // The export of a generation that was ended is on record in the next one.
    if (!isOwnExport && !this.#days.isEnded) {
      this.#failures.add('last-entry', { seq: Math.max(0, checkpoint.size - 1), expected: 'export-begun' });
    }
    this.#days.checkLast(this.#input, this.#leaves.root(), { file: CHECKPOINT });
  }
}

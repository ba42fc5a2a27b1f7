/** Reads a file of a bundle line by line, so that only one piece of it is in memory. */
import { concatBytes } from '../bytes.ts';
import type { FailureList } from './failure-list.ts';
import { type RandomAccess, readPieces, type Span } from './random-access.ts';

const LF = 0x0a;

/**
 * Look at `current`; call `advance()`; and whenever `needsFill`, first `await fill()`. So a promise is made for each
 * piece and not for each line. A line over the limit ends the reading, as nothing behind it can be trusted to be a line.
 */
export class LineReader {
  readonly #pieces: AsyncGenerator<Uint8Array>;
  readonly #failures: FailureList;
  readonly #file: string;
  readonly #maxBytes: number;
  #piece: Uint8Array = new Uint8Array(0);
  #at = 0;
  #current: Uint8Array | undefined;
  #isEnded = false;
  /** Counts from 1, for people. */
  line = 0;

  constructor(source: RandomAccess, span: Span, file: string, maxBytes: number, failures: FailureList) {
    this.#pieces = readPieces(source, span);
    this.#file = file;
    this.#maxBytes = maxBytes;
    this.#failures = failures;
  }

  /** The line without its LF; `undefined` at the end. */
  get current(): Uint8Array | undefined {
    return this.#current;
  }

  get needsFill(): boolean {
    return this.#current === undefined && !this.#isEnded;
  }

  advance(): void {
    this.#current = undefined;
    if (!this.#isEnded) this.#take(this.#piece.indexOf(LF, this.#at));
  }

  /** Reads on until there is a line or the end. */
  async fill(): Promise<void> {
    while (this.needsFill) {
      const rest = this.#piece.subarray(this.#at);
      if (rest.length > this.#maxBytes) {
        this.#stop();
        return;
      }
      const next = await this.#pieces.next();
      if (next.done) {
        this.#finish(rest);
        return;
      }
      this.#piece = concatBytes(rest, next.value);
      this.#at = 0;
      this.#take(this.#piece.indexOf(LF, rest.length));
    }
  }

  #take(end: number): void {
    if (end < 0) return;
    if (end - this.#at > this.#maxBytes) {
      this.#stop();
      return;
    }
    this.#current = this.#piece.subarray(this.#at, end);
    this.#at = end + 1;
    this.line++;
  }

  #finish(rest: Uint8Array): void {
    this.#isEnded = true;
    if (rest.length === 0) return;
    this.line++;
    this.#failures.add('line-end', { file: this.#file, field: `line ${this.line}` });
    this.#current = rest;
    this.#at = this.#piece.length;
  }

  #stop(): void {
    this.#isEnded = true;
    this.#failures.add('limit', {
      file: this.#file,
      field: `line ${this.line + 1}`,
      expected: `at most ${this.#maxBytes} bytes`,
    });
  }
}

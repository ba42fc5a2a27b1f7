// Puts lines together from bytes as a pipe happens to deliver them. A character may be cut in two; a line may never end.
const NEWLINE = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** More bytes without an end of line than one line may have, or bytes that are no UTF-8. */
export class NoLine extends Error {}

export class LineSplitter {
  readonly #longest: number;
  #held: Uint8Array[] = [];
  #bytes = 0;

  /** @param longest bytes of a line, without its end */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that end in this chunk, one by one. @throws NoLine */
  *take(chunk: Uint8Array): Generator<string, void, void> {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.#hold(chunk.subarray(from, end));
      yield this.#line();
      from = end + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  #hold(part: Uint8Array): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#longest) throw new NoLine('too long');
    if (part.length > 0) this.#held.push(part);
  }

  #line(): string {
    const whole = new Uint8Array(this.#bytes);
    let at = 0;
    for (const part of this.#held) {
      whole.set(part, at);
      at += part.length;
    }
    this.#held = [];
    this.#bytes = 0;
    try {
      return utf8.decode(whole);
    } catch {
      throw new NoLine('not UTF-8');
    }
  }
}

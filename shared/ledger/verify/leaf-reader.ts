/** Walks through leaves.bin once, growing the tree, so that its root is known at every size on the way. */
import type { LedgerCrypto } from '../crypto.ts';
import { TreeFrontier } from '../tree.ts';
import { type RandomAccess, readPieces, type Span } from './random-access.ts';

export class LeafReader {
  readonly #pieces: AsyncGenerator<Uint8Array>;
  readonly #tree: TreeFrontier;
  readonly #watchedSize: number | undefined;
  readonly #onWatched: (root: Uint8Array) => void;
  #piece: Uint8Array = new Uint8Array(0);
  #at = 0;
  #last: Uint8Array | undefined;
  #isEnded = false;

  /** @param watched a size, and what to do with the root when the tree has just that size */
  constructor(
    crypto: LedgerCrypto,
    source: RandomAccess,
    span: Span,
    watched: { size: number; onRoot: (root: Uint8Array) => void } | undefined,
  ) {
    this.#pieces = readPieces(source, span);
    this.#tree = new TreeFrontier(crypto);
    this.#watchedSize = watched?.size;
    this.#onWatched = (root) => watched?.onRoot(root);
    this.#watch();
  }

  /** Leaves taken into the tree so far. */
  get size(): number {
    return this.#tree.size;
  }

  /** The last leaf taken, that of seq `size − 1`. */
  get last(): Uint8Array | undefined {
    return this.#last;
  }

  root(): Uint8Array {
    return this.#tree.root();
  }

  /** The audit path (RFC 9162, 2.1.3) that the next leaf will have while it is the last, from the leaf up. */
  path(): Uint8Array[] {
    return this.#tree.hashes().reverse();
  }

  /**
   * Takes leaves until there are `size`, or no more, and has the one after at hand. `false` where `fill` must be awaited
   * first, and this asked again: so a promise is made for each piece and not for each leaf.
   */
  advanceTo(size: number): boolean {
    for (;;) {
      const leaf = this.peek();
      if (leaf === undefined && !this.#isEnded) return false;
      if (leaf === undefined || this.#tree.size >= size) return true;
      this.#at += 32;
      this.#last = leaf;
      this.#tree.append(leaf);
      this.#watch();
    }
  }

  /** The leaf that will be taken next; `undefined` at the end, or where `fill` is wanted. */
  peek(): Uint8Array | undefined {
    const end = this.#at + 32;
    return end > this.#piece.length ? undefined : this.#piece.subarray(this.#at, end);
  }

  /** Pieces are a multiple of 32 bytes long, all but a last one that is cut. */
  async fill(): Promise<void> {
    const next = await this.#pieces.next();
    if (next.done) {
      this.#isEnded = true;
      return;
    }
    this.#piece = next.value;
    this.#at = 0;
  }

  #watch(): void {
    if (this.#tree.size === this.#watchedSize) this.#onWatched(this.#tree.root());
  }
}

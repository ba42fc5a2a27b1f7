/** The Merkle tree over all entries of a log, shaped and hashed as in RFC 6962 (section 2). */
import { joinedToHash } from './bytes.ts';
import type { LedgerCrypto } from './crypto.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256(0x00 ‖ entry bytes). */
export function leafHash(crypto: LedgerCrypto, entryBytes: Uint8Array): Uint8Array {
  return crypto.sha256(joinedToHash(LEAF, entryBytes));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(crypto: LedgerCrypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  return crypto.sha256(joinedToHash(NODE, left, right));
}

/**
 * What must be kept of a tree to append to it and to know its root: one hash for each complete subtree, largest first,
 * that is one for each 1 bit of the size. At most 53 hashes, however long the log.
 */
export class TreeFrontier {
  readonly #crypto: LedgerCrypto;
  readonly #hashes: Uint8Array[];
  #size: number;

  constructor(crypto: LedgerCrypto, size = 0, hashes: readonly Uint8Array[] = []) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`a tree cannot have ${size} leaves`);
    if (hashes.length !== countOnes(size) || hashes.some((hash) => hash.length !== 32)) {
      throw new RangeError(`these are not the subtrees of a tree of ${size} leaves`);
    }
    this.#crypto = crypto;
    this.#size = size;
    this.#hashes = [...hashes];
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let left = this.#size; left % 2 === 1; left = (left - 1) / 2) {
      hash = nodeHash(this.#crypto, this.#hashes.pop()!, hash);
    }
    this.#hashes.push(hash);
    this.#size++;
  }

  /** The root at the present size; SHA-256("") where the log is empty. */
  root(): Uint8Array {
    let root = this.#hashes.at(-1);
    if (root === undefined) return this.#crypto.sha256(new Uint8Array(0));
    for (let i = this.#hashes.length - 2; i >= 0; i--) root = nodeHash(this.#crypto, this.#hashes[i]!, root);
    return root;
  }

  copy(): TreeFrontier {
    return new TreeFrontier(this.#crypto, this.#size, this.#hashes);
  }

  /** The subtree hashes, largest first: with `size` all that `new TreeFrontier(crypto, size, hashes)` needs. */
  hashes(): Uint8Array[] {
    return [...this.#hashes];
  }
}

/** The root over leaf hashes. */
export function rootOf(crypto: LedgerCrypto, leaves: Iterable<Uint8Array>): Uint8Array {
  const frontier = new TreeFrontier(crypto);
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

function countOnes(size: number): number {
  let ones = 0;
  for (let left = size; left > 0; left = Math.floor(left / 2)) ones += left % 2;
  return ones;
}

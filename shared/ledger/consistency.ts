/** Consistency proofs (RFC 9162, 2.1.4): that the tree of a longer log begins with the tree of a shorter one. */
import { equalBytes } from './bytes.ts';
import type { LedgerCrypto } from './crypto.ts';
import { nodeHash } from './tree.ts';

/** What a checkpoint says of a tree. */
export interface Head {
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
}

/** The root over the leaves from `first` up to but without `end`. */
export type RangeRoot = (first: number, end: number) => Promise<Uint8Array>;

/**
 * The proof of RFC 9162, 2.1.4.1, empty where there is nothing to prove: equal sizes, or an empty shorter log. Each leaf
 * is asked for once at most.
 *
 * @throws RangeError unless 0 ≤ shorter ≤ longer
 */
export async function consistencyProof(
  rangeRoot: RangeRoot,
  shorter: number,
  longer: number,
): Promise<Uint8Array[]> {
  if (!(shorter >= 0 && shorter <= longer)) throw new RangeError(`no proof from ${shorter} to ${longer}`);
  return shorter === 0 ? [] : subproof(0, longer, shorter, true);

  /** @param shared how many of the leaves from `first` to `end` the shorter tree has; `isWhole`: it is they, exactly */
  async function subproof(
    first: number,
    end: number,
    shared: number,
    isWhole: boolean,
  ): Promise<Uint8Array[]> {
    if (shared === end - first) return isWhole ? [] : [await rangeRoot(first, end)];
    const middle = first + largestPowerBelow(end - first);
    if (first + shared <= middle) {
      return [...(await subproof(first, middle, shared, isWhole)), await rangeRoot(middle, end)];
    }
    return [...(await subproof(middle, end, first + shared - middle, false)), await rangeRoot(first, middle)];
  }
}

/** Whether the proof holds between the two heads (RFC 9162, 2.1.4.2). Equal sizes need equal roots and an empty proof. */
export function isConsistent(
  crypto: LedgerCrypto,
  shorter: Head,
  longer: Head,
  proof: readonly Uint8Array[],
): boolean {
  if (shorter.size > longer.size || proof.some((hash) => hash.length !== 32)) return false;
  if (shorter.size === longer.size) return proof.length === 0 && equalBytes(shorter.root, longer.root);
  if (shorter.size === 0)
    return proof.length === 0 && equalBytes(shorter.root, crypto.sha256(new Uint8Array(0)));
  let first = shorter.size - 1;
  let second = longer.size - 1;
  for (; isOdd(first); first = half(first)) second = half(second);
  // A shorter tree that is one whole subtree of the longer is not told again in the proof.
  const [start, ...rest] = first === 0 ? [shorter.root, ...proof] : proof;
  if (start === undefined) return false;
  let firstRoot = start;
  let secondRoot = start;
  for (const hash of rest) {
    if (second === 0) return false;
    if (isOdd(first) || first === second) {
      firstRoot = nodeHash(crypto, hash, firstRoot);
      secondRoot = nodeHash(crypto, hash, secondRoot);
      for (; !isOdd(first) && first !== 0; first = half(first)) second = half(second);
    } else {
      secondRoot = nodeHash(crypto, secondRoot, hash);
    }
    first = half(first);
    second = half(second);
  }
  return second === 0 && equalBytes(firstRoot, shorter.root) && equalBytes(secondRoot, longer.root);
}

/**
 * The root of a tree of which `leaf` is the last, from its audit path (RFC 9162, 2.1.3): the last leaf has only left
 * neighbours, one for each 1 bit of its position. `undefined` where the path has another length.
 */
export function rootOfLastLeaf(
  crypto: LedgerCrypto,
  seq: number,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  let ones = 0;
  for (let left = seq; left > 0; left = half(left)) ones += left % 2;
  if (path.length !== ones || path.some((hash) => hash.length !== 32)) return undefined;
  return path.reduce((root, neighbour) => nodeHash(crypto, neighbour, root), leaf);
}

// Sizes may be beyond 32 bits, where the operators on bits end.
const isOdd = (size: number): boolean => size % 2 === 1;
const half = (size: number): number => Math.floor(size / 2);

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

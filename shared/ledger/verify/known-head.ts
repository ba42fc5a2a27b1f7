/** A head that the user holds from elsewhere: whether the bundle's log goes on from it, or forks from it (section 8). */
import { toBase64 } from '../base64.ts';
import { LEAVES } from '../bundle-paths.ts';
import { equalBytes } from '../bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { consistencyProof, isConsistent, type RangeRoot } from '../consistency.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { type Note, verifyNote } from '../note.ts';
import { TreeFrontier } from '../tree.ts';
import type { Vkey } from '../vkey.ts';
import type { Days } from './days.ts';
import type { FailureList } from './failure-list.ts';
import { type RandomAccess, readPieces } from './random-access.ts';
import { contentOf, type ZipDirectory } from './read-zip.ts';
import type { KnownReport } from './report.ts';

export interface SignedHead {
  checkpoint: Checkpoint;
  note: Note;
}

/** @throws RangeError where the text is no checkpoint */
export function parseKnown(text: string): SignedHead {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) throw new RangeError(`the known head is no checkpoint: ${parsed.reason}`);
  return parsed;
}

/** A head of another log or beyond the bundle proves nothing against it, and nothing for it. */
export function isComparable(known: SignedHead, checkpoint: Checkpoint, failures: FailureList): boolean {
  const { origin, size } = known.checkpoint;
  const field = 'known';
  if (origin !== checkpoint.origin) {
    failures.add('known-other-log', { field, expected: checkpoint.origin, actual: origin });
    return false;
  }
  if (size > checkpoint.size) {
    failures.add('known-larger', { field, expected: `at most ${checkpoint.size}`, actual: String(size) });
    return false;
  }
  return true;
}

/** Compares a known head with what the bundle has at its size, as the leaves go by. */
export class KnownHead {
  readonly #crypto: LedgerCrypto;
  readonly #known: SignedHead;
  readonly #failures: FailureList;
  #root: Uint8Array | undefined;
  #signature: KnownReport['signature'] = 'absent';

  constructor(crypto: LedgerCrypto, known: SignedHead, failures: FailureList) {
    this.#crypto = crypto;
    this.#known = known;
    this.#failures = failures;
  }

  get size(): number {
    return this.#known.checkpoint.size;
  }

  /** @param root of the bundle's leaves at the size of the known head; `days` stands at the day of that size */
  readonly onRoot = (root: Uint8Array, days: Days): void => {
    const { root: known } = this.#known.checkpoint;
    this.#root = root;
    this.#signature = signatureOf(this.#crypto, this.#known.note, days.day);
    if (equalBytes(root, known)) return;
    this.#failures.add('fork', {
      ...(this.size > 0 ? { seq: this.size - 1 } : {}),
      field: 'known',
      expected: toBase64(known),
      actual: toBase64(root),
    });
  };

  /** After the last leaf; reads the leaves again for the proof. `undefined` where they ended before the size. */
  async report(
    source: RandomAccess,
    directory: ZipDirectory,
    checkpoint: Checkpoint,
  ): Promise<KnownReport | undefined> {
    if (this.#root === undefined) return undefined;
    const shorter = { size: this.size, root: this.#root };
    const proof = await leavesProof(this.#crypto, source, directory, this.size, checkpoint.size);
    const isProven = proof !== undefined && isConsistent(this.#crypto, shorter, checkpoint, proof);
    const isSame = equalBytes(this.#root, this.#known.checkpoint.root);
    return {
      size: this.size,
      signature: this.#signature,
      verdict: !isSame ? 'forks' : isProven ? 'extends' : 'unproven',
      root: toBase64(this.#root),
      ...(isProven && { proof: proof.map(toBase64) }),
    };
  }
}

/** The root of any stretch of a bundle's leaves, which must be there. */
export function rangeRootOf(crypto: LedgerCrypto, source: RandomAccess, directory: ZipDirectory): RangeRoot {
  const { offset } = contentOf(directory.get(LEAVES)!);
  return async (first, end) => {
    const tree = new TreeFrontier(crypto);
    const span = { offset: offset + 32 * first, size: 32 * (end - first) };
    for await (const piece of readPieces(source, span)) {
      for (let at = 0; at < piece.length; at += 32) tree.append(piece.subarray(at, at + 32));
    }
    return tree.root();
  };
}

/** `undefined` where there are not `longer` leaves. */
async function leavesProof(
  crypto: LedgerCrypto,
  source: RandomAccess,
  directory: ZipDirectory,
  shorter: number,
  longer: number,
): Promise<Uint8Array[] | undefined> {
  if (directory.get(LEAVES)!.size !== 32 * longer) return undefined;
  return consistencyProof(rangeRootOf(crypto, source, directory), shorter, longer);
}

/** A signature on the known head is told to the user, and required of nobody. */
function signatureOf(
  crypto: LedgerCrypto,
  note: Note,
  day: readonly Vkey[] | undefined,
): KnownReport['signature'] {
  const states = (day ?? []).map((key) => verifyNote(crypto, note, key));
  return (['bad', 'good', 'unchecked'] as const).find((state) => states.includes(state)) ?? 'absent';
}

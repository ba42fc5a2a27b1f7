// How far this log was last found whole: a size with the hashes of its subtrees, in a file beside the anchor. A start hashes only what came
// after. It is a cache and no evidence: where it is lost or not this device's own, everything is hashed again.
//
// It hides no damage that a start would see without it. It carries a keyed hash of the vault, so nobody moves it forward who only reaches
// the files or the database; from its subtrees and the entries after them the root of the signed head must come out, so one of another
// log or of a longer one does not fit; and an older one only means more work. What was altered before the mark, a start does not look
// at: that is what checking the whole log is for (log-check.ts).
import { join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { TreeFrontier } from '../../shared/ledger/tree.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { Vault } from '../keys/vault.ts';

export class VerifiedMark {
  readonly #files: DurableFiles;
  readonly #path: string;
  readonly #vault: Vault;

  constructor(files: DurableFiles, folder: string, vault: Vault) {
    this.#files = files;
    this.#path = join(folder, 'verified');
    this.#vault = vault;
  }

  /** The tree as it was verified, or an empty one: nothing is taken on trust. */
  read(origin: string): TreeFrontier {
    const nothing = new TreeFrontier(nodeCrypto);
    const bytes = this.#files.read(this.#path);
    if (!bytes) return nothing;
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    const [, size = '', subtrees = '', mac] = lines;
    if (lines.length !== 5 || mac !== this.#macOf(origin, size, subtrees)) return nothing;
    const hashes = subtrees.split(' ').map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    return new TreeFrontier(nodeCrypto, Number(size), hashes);
  }

  /** A disk that does not take it costs the next start a longer look, and nobody a day's work. */
  write(origin: string, verified: TreeFrontier): void {
    const size = String(verified.size);
    const subtrees = verified.hashes().map(toBase64).join(' ');
    const text = [origin, size, subtrees, this.#macOf(origin, size, subtrees), ''].join('\n');
    try {
      this.#files.replace(this.#path, Buffer.from(text, 'utf8'));
    } catch (error) {
      // Every error of a disk has a code; anything else is ours.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }

  #macOf(origin: string, size: string, subtrees: string): string {
    return this.#vault.keyedHash('verified', `${origin}\n${size}\n${subtrees}`);
  }
}

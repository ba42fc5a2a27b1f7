/** What a bundle says of its log before it is verified, and the roots that its leaves have on the way. */
import { toBase64 } from '../base64.ts';
import { CHECKPOINT, LEAVES } from '../bundle-paths.ts';
import { decodeUtf8 } from '../bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { FailureList } from './failure-list.ts';
import { LeafReader } from './leaf-reader.ts';
import { type RandomAccess, readSpan } from './random-access.ts';
import { contentOf, readZip } from './read-zip.ts';

/** A checkpoint is a few hundred bytes; 16 signatures under long names fit. */
const MAX_CHECKPOINT_BYTES = 64 * 1024;
/** The first line of a file that was sealed with age. */
const AGE = 'age-encryption.org/v1';

/** `sealed`: for a receiver, who opens it with a key of their own. `text` is the whole checkpoint; nothing of it is verified. */
export type FirstLook =
  | { state: 'empty' | 'sealed' | 'no-bundle' }
  | { state: 'head'; checkpoint: Checkpoint; text: string };

/** Reads the directory and the checkpoint alone, however large the bundle is. */
export async function lookAtBundle(source: RandomAccess): Promise<FirstLook> {
  if (source.size === 0) return { state: 'empty' };
  const start = await source.read(0, AGE.length);
  if (decodeUtf8(start) === AGE) return { state: 'sealed' };
  const directory = await readZip(source, new FailureList());
  const record = directory?.get(CHECKPOINT);
  if (record === undefined || record.size > MAX_CHECKPOINT_BYTES) return { state: 'no-bundle' };
  const text = decodeUtf8(await readSpan(source, contentOf(record)));
  const parsed = text === undefined ? undefined : parseCheckpoint(text);
  if (text === undefined || parsed?.ok !== true || parsed.checkpoint.size === 0)
    return { state: 'no-bundle' };
  return { state: 'head', checkpoint: parsed.checkpoint, text };
}

/**
 * The b64 roots of a bundle's leaves at these sizes, read in one go; sizes beyond the leaves are left out. They are the
 * log's only where the bundle was verified.
 */
export async function rootsOfBundle(
  crypto: LedgerCrypto,
  source: RandomAccess,
  sizes: readonly number[],
): Promise<Map<number, string>> {
  const roots = new Map<number, string>();
  const record = (await readZip(source, new FailureList()))?.get(LEAVES);
  if (record === undefined) return roots;
  const leaves = new LeafReader(crypto, source, contentOf(record), undefined);
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    while (!leaves.advanceTo(size)) await leaves.fill();
    if (leaves.size === size) roots.set(size, toBase64(leaves.root()));
  }
  return roots;
}

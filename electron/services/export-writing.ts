// A file that has its name only when it is whole, written in short turns.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { renameDurably, writeWhole } from '../keys/durable-files.ts';
import { Turns } from './turns.ts';

const PART = '.part';

/**
 * Takes away what a power cut left of exports that were being written: nobody would ever look for it, and names and ink may lie in it.
 * Only for whoever holds the store's lock. @throws the file system's errors
 */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith(PART)) rmSync(join(folder, name));
}

/** Writes chunks to a file beside, syncs, and gives it its name only when it is whole. */
export async function* writeFile(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<number, { bytes: number; sha256: string }> {
  const beside = `${path}${PART}`;
  const file = openSync(beside, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let whole = false;
  const turns = new Turns();
  try {
    for await (const chunk of chunks) {
      writeWhole(file, chunk, null);
      hash.update(chunk);
      bytes += chunk.length;
      if (!turns.isOver()) continue;
      yield bytes;
      await turns.next();
    }
    fsyncSync(file);
    whole = true;
  } finally {
    closeSync(file);
    if (!whole) rmSync(beside, { force: true });
  }
  renameDurably(beside, path);
  return { bytes, sha256: toBase64(hash.digest()) };
}

// Long work in short turns, and a file that has its name only when it is whole.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { renameDurably, writeWhole } from '../keys/durable-files.ts';

/** Longest stretch of work before others get their turn, in milliseconds. */
const TURN_MS = 10;

/** Long work in short turns, so that a tap at the counter is answered meanwhile. */
export class Turns {
  #began = performance.now();

  isOver(): boolean {
    return performance.now() - this.#began >= TURN_MS;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#began = performance.now();
  }
}

/** Writes chunks to a file beside, syncs, and gives it its name only when it is whole. */
export async function* writeFile(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<number, { bytes: number; sha256: string }> {
  const beside = `${path}.part`;
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

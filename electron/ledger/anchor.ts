// The head anchor: two files of 4 KiB outside the database, written in turn, each holding the newest checkpoint. It sees what the
// database cannot: acknowledged entries that are no longer there (format section 5).
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DurableFiles } from '../keys/durable-files.ts';

const SIZE = 4096;
const MAGIC = 'CGANCHOR';
const HEADER = 8 + 8 + 4;

interface Anchored {
  counter: number;
  checkpoint: string;
}

export type AnchorState = { state: 'missing' } | { state: 'unreadable' } | ({ state: 'held' } & Anchored);

function encode({ counter, checkpoint }: Anchored): Buffer {
  const text = Buffer.from(checkpoint, 'utf8');
  if (text.length > SIZE - HEADER - 4) throw new RangeError('checkpoint longer than an anchor file');
  const block = Buffer.alloc(SIZE);
  block.write(MAGIC, 0, 'latin1');
  block.writeBigUInt64BE(BigInt(counter), 8);
  block.writeUInt32BE(text.length, 16);
  text.copy(block, HEADER);
  block.writeUInt32BE(crc32(block.subarray(0, SIZE - 4)), SIZE - 4);
  return block;
}

function decode(bytes: Uint8Array): Anchored | undefined {
  const block = Buffer.from(bytes);
  if (block.length !== SIZE || block.toString('latin1', 0, 8) !== MAGIC) return undefined;
  if (block.readUInt32BE(SIZE - 4) !== crc32(block.subarray(0, SIZE - 4))) return undefined;
  const length = block.readUInt32BE(16);
  if (length > SIZE - HEADER - 4) return undefined;
  return {
    counter: Number(block.readBigUInt64BE(8)),
    checkpoint: block.toString('utf8', HEADER, HEADER + length),
  };
}

export class Anchor {
  readonly #files: DurableFiles;
  readonly #paths: readonly [string, string];
  #counter = 0;

  constructor(files: DurableFiles, folder: string) {
    this.#files = files;
    this.#paths = [join(folder, 'anchor-a'), join(folder, 'anchor-b')];
  }

  /** The newest of the two that can be read. One torn by a power cut is nothing unusual; two are. */
  read(): AnchorState {
    const found = this.#paths.map((path) => this.#files.read(path));
    if (found.every((bytes) => bytes === undefined)) return { state: 'missing' };
    const held = found.map((bytes) => bytes && decode(bytes)).filter((block) => block !== undefined);
    const newest = held.sort((a, b) => b.counter - a.counter)[0];
    if (!newest) return { state: 'unreadable' };
    this.#counter = newest.counter;
    return { state: 'held', ...newest };
  }

  /** Returns only when the checkpoint is on the disk. @throws whatever the disk says */
  write(checkpoint: string): void {
    const counter = this.#counter + 1;
    this.#files.overwrite(this.#paths[counter % 2 === 0 ? 0 : 1], encode({ counter, checkpoint }), 0);
    this.#counter = counter;
  }
}

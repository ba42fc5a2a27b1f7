// Reads a file that somebody brings as an update of the program. It is held against the one file that its signed manifest has, byte by byte,
// before anything of it is written anywhere; and once more while its installer is copied, for a stick can be changed in between.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { HeadOffice } from '../../shared/procedure/signed-pack.ts';
import {
  LARGEST_HEAD,
  LARGEST_UPDATE,
  readUpdateHead,
  type UpdateFault,
  type UpdateHead,
} from '../../shared/station/update-file.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';

const CHUNK = 1024 * 1024;

/** The file is not taken. */
export class UpdateRefused extends Error {
  readonly why: UpdateFault;
  constructor(why: UpdateFault) {
    super(why);
    this.why = why;
  }
}

/** @throws UpdateRefused where the file ends before, or cannot be read to there */
async function readExactly(file: FileHandle, buffer: Buffer, at: number): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, at + done);
    if (bytesRead === 0) throw new UpdateRefused('changed');
    done += bytesRead;
  }
}

/** The pieces of `bytes` that lie from `at` on in a file, a megabyte each. */
async function* chunks(file: FileHandle, at: number, bytes: number): AsyncGenerator<Buffer, void, void> {
  for (let done = 0; done < bytes; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK, bytes - done));
    await readExactly(file, chunk, at + done);
    yield chunk;
    done += chunk.length;
  }
}

/** What is signed of a part, worked out piece by piece. */
class PartCheck {
  readonly #hash: Hash = createHash('sha256');
  #crc = 0;

  add(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#crc = crc32(chunk, this.#crc);
  }

  isThat(part: { sha256: string; crc32: number }): boolean {
    return this.#hash.digest('base64') === part.sha256 && this.#crc === part.crc32;
  }
}

/**
 * Walks through the file and holds each byte against what was signed.
 * @param keep gets the installer, piece by piece, before it is known to be whole
 * @throws UpdateRefused; the file system's errors
 */
async function holdAgainst(
  file: FileHandle,
  { pieces, manifest }: UpdateHead,
  keep: (chunk: Buffer) => Promise<void> = async () => undefined,
): Promise<void> {
  let at = 0;
  for (const piece of pieces) {
    if (piece.as === 'given') {
      const found = Buffer.alloc(piece.bytes.length);
      await readExactly(file, found, at);
      if (!found.equals(piece.bytes)) throw new UpdateRefused('changed');
      at += found.length;
      continue;
    }
    const check = new PartCheck();
    for await (const chunk of chunks(file, at, piece.part.bytes)) {
      check.add(chunk);
      if (piece.part.path === manifest.installer) await keep(chunk);
    }
    if (!check.isThat(piece.part)) throw new UpdateRefused('changed');
    at += piece.part.bytes;
  }
}

/** @throws UpdateRefused */
async function headOf(file: FileHandle, size: number, headOffice: HeadOffice): Promise<UpdateHead> {
  const start = Buffer.alloc(Math.min(LARGEST_HEAD, size));
  await readExactly(file, start, 0);
  const read = readUpdateHead(nodeCrypto, start, headOffice);
  if (!read.ok) throw new UpdateRefused(read.why);
  // Whatever stands behind the end, or is missing before it.
  if (read.head.bytes !== size) throw new UpdateRefused('changed');
  return read.head;
}

/**
 * @param admit looks at what was signed, before the long part @throws UpdateRefused
 * @param keep gets the installer of a file that was whole a moment ago; what it has written is worth nothing until this returns
 * @throws UpdateRefused; the file system's errors
 */
export async function readUpdate(
  path: string,
  headOffice: HeadOffice,
  admit: (head: UpdateHead) => void,
  keep: (chunk: Buffer) => Promise<void>,
): Promise<UpdateHead> {
  const about = await lstat(path);
  if (!about.isFile()) throw new UpdateRefused('no-update');
  if (about.size > LARGEST_UPDATE + LARGEST_HEAD) throw new UpdateRefused('too-large');
  const file = await open(path, 'r');
  try {
    const head = await headOf(file, about.size, headOffice);
    admit(head);
    await holdAgainst(file, head);
    await holdAgainst(file, head, keep);
    return head;
  } finally {
    await file.close();
  }
}

/** Whether a file is still, to the byte, what was taken. */
export async function isInstaller(
  path: string,
  { bytes, installer }: { bytes: number; installer: string },
): Promise<boolean> {
  try {
    const about = await lstat(path);
    if (!about.isFile() || about.size !== bytes) return false;
    const file = await open(path, 'r');
    try {
      const hash = createHash('sha256');
      for await (const chunk of chunks(file, 0, bytes)) hash.update(chunk);
      return hash.digest('base64') === installer;
    } finally {
      await file.close();
    }
  } catch (error) {
    // Gone, or unreadable: either way it is not there to be installed.
    if (error instanceof UpdateRefused || (error instanceof Error && 'code' in error)) return false;
    throw error;
  }
}

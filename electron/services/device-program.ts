// Starts the program of a device, and nothing but the bytes that were taken into use: they are copied into a folder of ours while they are
// hashed, and the copy is started. No shell, no arguments, an empty environment, and only its standard input and output.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { constants, type Dirent } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PROGRAM_NAME, type REFUSALS } from '../../shared/station/device-kinds.ts';

type Refusal = (typeof REFUSALS)[number];

/** `events` tells `said` with bytes, and `ended` once. */
export interface DeviceProgram {
  events: EventEmitter<{ said: [Uint8Array]; ended: [] }>;
  tell(line: string): void;
  kill(): void;
}

/** @param file the copy that was hashed */
export type StartProgram = (file: string) => DeviceProgram;

const isTrouble = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** Undefined where the system would not start it: it is no program of this system. */
function startOrNot(file: string) {
  try {
    return spawn(file, [], { env: {}, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  } catch (error) {
    if (!isTrouble(error)) throw error;
    return undefined;
  }
}

export const spawnProgram: StartProgram = (file) => {
  const events: DeviceProgram['events'] = new EventEmitter();
  const child = startOrNot(file);
  if (!child) {
    // Told as every other end is, once somebody listens.
    setImmediate(() => events.emit('ended'));
    return { events, tell: () => undefined, kill: () => undefined };
  }
  let isOver = false;
  const end = () => {
    if (!isOver) events.emit('ended');
    isOver = true;
  };
  child.stdout.on('data', (chunk: Buffer) => events.emit('said', chunk));
  child.on('error', end);
  child.on('exit', end);
  // A program that closed its input is found out by what it does not answer.
  child.stdin.on('error', () => undefined);
  return {
    events,
    tell: (line) => void child.stdin.write(line),
    kill: () => void child.kill('SIGKILL'),
  };
};

/** A vendor's whole kit in one file; more is no program for a pad. */
const LARGEST = 200 * 1024 * 1024;
/** Each is hashed when the list is shown. */
export const MOST_OFFERED = 20;
const CHUNK = 1024 * 1024;

/**
 * Reads a program's file, piece by piece. A link is none: it could come to mean another file.
 * @returns b64 of its SHA-256, or undefined where it is no plain file of a size that a program has
 * @throws the file system's errors
 */
async function readProgram(
  path: string,
  keep: (chunk: Buffer) => Promise<unknown>,
): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if (!(await file.stat()).isFile()) return undefined;
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK);
    for (let done = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, done);
      if (bytesRead === 0) return done === 0 ? undefined : hash.digest('base64');
      done += bytesRead;
      if (done > LARGEST) return undefined;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await keep(chunk);
    }
  } finally {
    await file.close();
  }
}

/** As it was found, or undefined where the file system would not have it. */
async function unless<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!isTrouble(error)) throw error;
    return undefined;
  }
}

export class ProgramFolder {
  readonly #offered: string;
  readonly #own: string;

  /** @param offered where integrators put programs  @param own where the copies lie that run; nobody else may write there */
  constructor(offered: string, own: string) {
    this.#offered = offered;
    this.#own = own;
  }

  /** Nothing of an earlier run is left. */
  async clear(): Promise<void> {
    await unless(rm(this.#own, { recursive: true, force: true }));
  }

  /** Plain files of the folder, not below it. Without a folder there are none. */
  async names(): Promise<string[]> {
    const found: Dirent[] = (await unless(readdir(this.#offered, { withFileTypes: true }))) ?? [];
    return found
      .filter((entry) => entry.isFile() && PROGRAM_NAME.test(entry.name))
      .map(({ name }) => name)
      .sort();
  }

  /** @returns b64, or undefined where there is no such plain file */
  async sha256Of(file: string): Promise<string | undefined> {
    const isOffered = (await this.names()).includes(file);
    return isOffered ? unless(readProgram(join(this.#offered, file), async () => undefined)) : undefined;
  }

  /**
   * Copies a program to where only we write, and hashes what is written.
   * @returns the copy, to be started and to be removed afterwards; or why there is none
   */
  async copy(file: string, sha256: string): Promise<{ path: string } | Refusal> {
    if (!(await this.names()).includes(file)) return 'missing';
    return (await unless(this.#copy(file, sha256))) ?? 'unreadable';
  }

  async #copy(file: string, sha256: string): Promise<{ path: string } | 'changed'> {
    // A name of its own: what could not be removed, because it still runs, is in nobody's way.
    const folder = join(this.#own, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, file);
    const copy = await open(path, 'wx', 0o500);
    let isWhole = false;
    try {
      const found = await readProgram(join(this.#offered, file), (chunk) => copy.writeFile(chunk));
      isWhole = found === sha256;
    } finally {
      await copy.close();
      // Also where the disk was full half-way.
      if (!isWhole) await this.remove(path);
    }
    return isWhole ? { path } : 'changed';
  }

  /** A copy that runs cannot be removed everywhere; the next start finds nothing of it all the same. */
  async remove(path: string): Promise<void> {
    await unless(rm(dirname(path), { recursive: true, force: true }));
  }
}

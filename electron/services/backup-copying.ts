// Has the database copied in a process of its own: SQLite copies in one go, seconds for a year's ledger, and a tap at the counter cannot wait.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CopyDamaged, copyDatabase } from '../store/database-copy.ts';

export interface CopyJob {
  from: string;
  to: string;
  key: Uint8Array;
}

/** `code`: what the disk or SQLite said, or `DAMAGED`. */
type CopyAnswer = { ok: true } | { ok: false; code: string; message: string };

/** The copy was not made; `code` as the other process was told it. */
export class CopyFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Beside this module as source, beside the entries or one folder up once built. */
function workerFile(): string {
  const places = ['./backup-worker.ts', './backup-worker.js', '../backup-worker.js'];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!file) throw new Error('the program that copies the database is missing');
  return file;
}

/** What that process does: every failure becomes an answer. */
export function runCopy({ from, to, key }: CopyJob): CopyAnswer {
  try {
    copyDatabase(from, to, key);
    return { ok: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { ok: false, code: error instanceof CopyDamaged ? 'DAMAGED' : code, message: String(error) };
  }
}

/** @param signal ends the copying; what was written stays as a part  @throws CopyFailed; AbortError */
export async function copyApart(job: CopyJob, signal: AbortSignal): Promise<void> {
  const child = fork(workerFile(), [], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new CopyFailed('', 'the copying ended without an answer');
    });
    // Whoever is told first: the answer comes before the end.
    const answered = once(child, 'message', { signal });
    child.send(job);
    const [answer] = (await Promise.race([answered, ended])) as [CopyAnswer];
    if (!answer.ok) throw new CopyFailed(answer.code, answer.message);
  } finally {
    child.kill('SIGKILL');
  }
}

// Has the database copied in a process of its own: SQLite copies in one go, seconds for a year's ledger, and a tap at the counter cannot wait.
import { CopyDamaged, copyDatabase } from '../store/database-copy.ts';
import { askWorker, type StartWorker } from './worker-process.ts';

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

/** @param signal ends the copying; what was written stays as a part  @throws CopyFailed, WorkerEnded; AbortError */
export async function copyApart(start: StartWorker, job: CopyJob, signal: AbortSignal): Promise<void> {
  const answer = (await askWorker(start, 'backup-worker', job, signal)) as CopyAnswer;
  if (!answer.ok) throw new CopyFailed(answer.code, answer.message);
}

// Has a content pack checked in a process of its own, within bounds: whoever made the pack decides how long it takes and how much it holds.
// Not in a thread: V8 keeps one table of code pages for all threads, and a thread that ends can take the counter down with it (seen as
// "Check failed: jit_page.has_value()").
import { on } from 'node:events';
import type { CheckAnswer, CheckJob } from './pack-check.ts';
import { type StartWorker, startNamed, type WorkerProcess } from './worker-process.ts';

export type CheckStep = { stage: 'reading' | 'checking' } | { answer: CheckAnswer };

/** Six times what the whole sample pack may take (features.md, PA6). */
const LONGEST_MS = 60_000;
const MOST_MEGABYTES = 1024;

const refused = (reason: string): CheckStep => ({
  answer: { ok: false, faults: [{ file: '', path: '', reason }] },
});

/** What went wrong there and is the pack's doing, in words: too slow, or too large for the memory. */
function ofThePack(error: unknown, worker: WorkerProcess, longestMs: number): CheckStep | undefined {
  if (error instanceof Error && error.name === 'AbortError')
    return refused(`检查超过 ${longestMs / 1000} 秒，没有做完，不能算检查过。`);
  return worker.isOutOfMemory() ? refused('检查占用的内存太多，没有做完，不能算检查过。') : undefined;
}

/** Tells where the check stands; the last step is the answer. Whoever stops listening stops the check. */
export async function* packChecking(
  start: StartWorker,
  job: CheckJob,
  longestMs = LONGEST_MS,
): AsyncGenerator<CheckStep, void, void> {
  yield { stage: 'reading' };
  const worker = startNamed(start, 'pack-check-worker', MOST_MEGABYTES);
  try {
    worker.send(job);
    const signal = AbortSignal.timeout(longestMs);
    for await (const [step] of on(worker.events, 'message', { signal, close: ['exit'] })) {
      yield step as CheckStep;
      if ('answer' in step) return;
    }
    throw new Error('the check ended without an answer');
  } catch (error) {
    const told = ofThePack(error, worker, longestMs);
    if (!told) throw error;
    yield told;
  } finally {
    worker.kill();
  }
}

// Has a content pack checked in a thread of its own, within bounds: whoever made the pack decides how long it takes and how much it holds.
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CheckAnswer, CheckJob } from './pack-check.ts';

export type CheckStep = { stage: 'reading' | 'checking' } | { answer: CheckAnswer };

/** Six times what the whole sample pack may take (features.md, PA6). */
const LONGEST_MS = 60_000;
const MOST_MEGABYTES = 1024;

/** Beside this module as source, beside the entries or one folder up once built. */
function workerFile(): string {
  const places = ['./pack-check-worker.ts', './pack-check-worker.js', '../pack-check-worker.js'];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!file) throw new Error('the worker that checks packs is missing');
  return file;
}

const refused = (reason: string): CheckStep => ({
  answer: { ok: false, faults: [{ file: '', path: '', reason }] },
});

/** What went wrong in the thread and is the pack's doing, in words. */
function ofThePack(error: unknown, longestMs: number): CheckStep | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError')
    return refused(`检查超过 ${longestMs / 1000} 秒，没有做完，不能算检查过。`);
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refused('检查占用的内存太多，没有做完，不能算检查过。')
    : undefined;
}

/** Tells where the check stands; the last step is the answer. Whoever stops listening stops the check. */
export async function* packChecking(
  job: CheckJob,
  longestMs = LONGEST_MS,
): AsyncGenerator<CheckStep, void, void> {
  yield { stage: 'reading' };
  const worker = new Worker(workerFile(), {
    ...{ workerData: job, execArgv: [], env: {} },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    const signal = AbortSignal.timeout(longestMs);
    for await (const [step] of on(worker, 'message', { signal, close: ['exit'] })) {
      yield step as CheckStep;
      if ('answer' in step) return;
    }
    throw new Error('the worker ended without an answer');
  } catch (error) {
    const told = ofThePack(error, longestMs);
    if (!told) throw error;
    yield told;
  } finally {
    await worker.terminate();
  }
}

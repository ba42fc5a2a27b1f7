// Has a content pack checked in a process of its own, within bounds: whoever made the pack decides how long it takes and how much it holds.
// Not in a thread: V8 keeps one table of code pages for all threads, and a thread that ends can take the counter down with it (seen as
// "Check failed: jit_page.has_value()").
import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CheckAnswer, CheckJob } from './pack-check.ts';

export type CheckStep = { stage: 'reading' | 'checking' } | { answer: CheckAnswer };

/** Six times what the whole sample pack may take (features.md, PA6). */
const LONGEST_MS = 60_000;
const MOST_MEGABYTES = 1024;

/** Beside this module as source, beside the entries or one folder up once built. */
function workerFile(): string {
  const places = ['./pack-check-worker.ts', './pack-check-worker.js', '../pack-check-worker.js'];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!file) throw new Error('the program that checks packs is missing');
  return file;
}

const refused = (reason: string): CheckStep => ({
  answer: { ok: false, faults: [{ file: '', path: '', reason }] },
});

/** What went wrong there and is the pack's doing, in words: too slow, or, as Node ends when its memory is used up, aborted. */
function ofThePack(error: unknown, child: ChildProcess, longestMs: number): CheckStep | undefined {
  if (error instanceof Error && error.name === 'AbortError')
    return refused(`检查超过 ${longestMs / 1000} 秒，没有做完，不能算检查过。`);
  return child.signalCode === 'SIGABRT' ? refused('检查占用的内存太多，没有做完，不能算检查过。') : undefined;
}

/** Tells where the check stands; the last step is the answer. Whoever stops listening stops the check. */
export async function* packChecking(
  job: CheckJob,
  longestMs = LONGEST_MS,
): AsyncGenerator<CheckStep, void, void> {
  yield { stage: 'reading' };
  const child = fork(workerFile(), [], {
    execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    child.send(job);
    const signal = AbortSignal.timeout(longestMs);
    for await (const [step] of on(child, 'message', { signal, close: ['exit'] })) {
      yield step as CheckStep;
      if ('answer' in step) return;
    }
    throw new Error('the check ended without an answer');
  } catch (error) {
    const told = ofThePack(error, child, longestMs);
    if (!told) throw error;
    yield told;
  } finally {
    child.kill('SIGKILL');
  }
}

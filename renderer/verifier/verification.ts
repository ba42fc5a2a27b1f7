/** One verification: in a worker, or in turns on the page where the browser allows no worker. */
import { rootsOfBundle } from '../../shared/ledger/verify/bundle-heads.ts';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import { type VerifyOptions, verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { fileSource } from './file-source.ts';
import { pageCrypto } from './page-crypto.ts';

/** What the page asks of the worker, once. */
interface Question {
  file: File;
  options: VerifyOptions;
  /** Sizes at which the root of the bundle's log is wanted as well. */
  sizes: readonly number[];
}

interface Checked {
  report: Report;
  /** b64 by size; none of a bundle that does not hold. */
  roots: ReadonlyMap<number, string>;
}

/** What the worker says: how far it is, then the answer or why there is none. */
type Word = { read: number } | { checked: Checked } | { fault: string };

export interface Verification {
  /** Rejects with an AbortError after `cancel`, and with an Error where the verifier itself failed. */
  checked: Promise<Checked>;
  cancel(): void;
}

const TELL_EVERY_MS = 100;

/**
 * @param makeWorker a worker whose script calls `answerAsWorker`; throws where the browser allows none
 * @param onRead bytes read so far, now and then; each byte of the bundle is read about twice
 */
export function startVerification(
  makeWorker: () => Worker,
  question: Question,
  onRead: (bytes: number) => void,
): Verification {
  const ending = new AbortController();
  const inTurns = () => answer(fileSource(question.file, summing(onRead), ending.signal), question);
  const worker = madeBy(makeWorker);
  const checked =
    worker === undefined
      ? inTurns()
      : askWorker(worker, question, onRead, ending.signal).catch((error: unknown) => {
          if (error instanceof WorkerRefused) return inTurns();
          throw error;
        });
  return { checked, cancel: () => ending.abort() };
}

async function answer(source: RandomAccess, { options, sizes }: Omit<Question, 'file'>): Promise<Checked> {
  const report = await verifyBundle(pageCrypto, source, options);
  const holds = report.result === 'verified' || report.result === 'unproven';
  const roots = holds && sizes.length > 0 ? await rootsOfBundle(pageCrypto, source, sizes) : new Map();
  return { report, roots };
}

/** The worker's side: answers one question. */
export function answerAsWorker(): void {
  const tell = (word: Word) => postMessage(word);
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    const source = fileSource(
      data.file,
      summing((read) => tell({ read })),
    );
    answer(source, data).then(
      (checked) => tell({ checked }),
      (error: unknown) => tell({ fault: String(error) }),
    );
  });
}

/** The browser made a worker and then would not run it. */
class WorkerRefused extends Error {}

/** `undefined` where a page that was opened from a file may have none, and the browser says so by throwing. */
function madeBy(makeWorker: () => Worker): Worker | undefined {
  try {
    return makeWorker();
  } catch {
    return undefined;
  }
}

/** @param script the text of a script that answers as a worker where there is no document */
export function workerOf(script: string): Worker {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function askWorker(
  worker: Worker,
  question: Question,
  onRead: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Checked> {
  let hasSpoken = false;
  const answered = new Promise<Checked>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', ({ message }) => {
      reject(hasSpoken ? new Error(message) : new WorkerRefused(message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      hasSpoken = true;
      if ('read' in data) onRead(data.read);
      else if ('checked' in data) resolve(data.checked);
      else reject(new Error(data.fault));
    });
    worker.postMessage(question);
  });
  return answered.finally(() => worker.terminate());
}

/** Tells the sum so far, and not more often than a person can see. */
function summing(tell: (sum: number) => void): (bytes: number) => void {
  let sum = 0;
  let last = 0;
  return (bytes) => {
    sum += bytes;
    const now = performance.now();
    if (now - last < TELL_EVERY_MS) return;
    last = now;
    tell(sum);
  };
}

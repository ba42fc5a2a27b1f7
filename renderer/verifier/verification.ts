/** One verification: in a worker made of the page's own script, or in turns on the page where the browser allows no worker. */
import type { Report } from '../../shared/ledger/verify/report.ts';
import { type VerifyOptions, verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { fileSource } from './file-source.ts';
import { pageCrypto } from './page-crypto.ts';

/** What the page asks of the worker, once. */
interface Question {
  file: File;
  options: VerifyOptions;
}

/** What the worker says: how far it is, then the report or why there is none. */
type Word = { read: number } | { report: Report } | { fault: string };

export interface Verification {
  /** Rejects with an AbortError after `cancel`, and with an Error where the verifier itself failed. */
  report: Promise<Report>;
  cancel(): void;
}

const TELL_EVERY_MS = 100;

/**
 * @param script the text of the page's script, which answers as a worker where there is no document
 * @param onRead bytes read so far, now and then; each byte of the bundle is read about twice
 */
export function startVerification(
  script: string,
  file: File,
  options: VerifyOptions,
  onRead: (bytes: number) => void,
): Verification {
  const ending = new AbortController();
  const inTurns = () => verifyBundle(pageCrypto, fileSource(file, summing(onRead), ending.signal), options);
  const worker = makeWorker(script);
  const report =
    worker === undefined
      ? inTurns()
      : askWorker(worker, { file, options }, onRead, ending.signal).catch((error: unknown) => {
          if (error instanceof WorkerRefused) return inTurns();
          throw error;
        });
  return { report, cancel: () => ending.abort() };
}

/** The worker's side: answers one question. */
export function answerAsWorker(): void {
  const tell = (word: Word) => postMessage(word);
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    const source = fileSource(
      data.file,
      summing((read) => tell({ read })),
    );
    verifyBundle(pageCrypto, source, data.options).then(
      (report) => tell({ report }),
      (error: unknown) => tell({ fault: String(error) }),
    );
  });
}

/** The browser made a worker and then would not run it. */
class WorkerRefused extends Error {}

/** `undefined` where a page that was opened from a file may have none, and the browser says so by throwing. */
function makeWorker(script: string): Worker | undefined {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return new Worker(address);
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function askWorker(
  worker: Worker,
  question: Question,
  onRead: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Report> {
  let hasSpoken = false;
  const answer = new Promise<Report>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', ({ message }) => {
      reject(hasSpoken ? new Error(message) : new WorkerRefused(message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      hasSpoken = true;
      if ('read' in data) onRead(data.read);
      else if ('report' in data) resolve(data.report);
      else reject(new Error(data.fault));
    });
    worker.postMessage(question);
  });
  return answer.finally(() => worker.terminate());
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

// The other end of a worker process: one job comes in, and what is told goes back, whichever way the host started it.

/** What Electron puts into `process` of a utility process. */
interface ParentPort {
  once(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: object): void;
}

/** Resolves once the other end has the message; rejects where there is none any more. */
const sent = (message: object): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });

/** @param work may tell as often as it likes; nothing more is asked of the process afterwards */
export function workOnce(
  work: (job: unknown, tell: (message: object) => void) => void | Promise<void>,
): void {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    // Whoever started it ends it, as soon as the answer has come.
    parentPort.once('message', ({ data }) => void work(data, (message) => parentPort.postMessage(message)));
    return;
  }
  process.once('message', async (job) => {
    const told: Promise<void>[] = [];
    await work(job, (message) => told.push(sent(message)));
    // What is larger than the pipe is still on its way, and would be lost by hanging up.
    await Promise.all(told);
    process.disconnect();
  });
}

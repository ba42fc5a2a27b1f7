// A process of its own for work that would keep the counter waiting: one job in, one answer out.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Worker = 'backup-worker' | 'drill-worker';

/** The process ended, and nobody knows what came of it. */
export class WorkerEnded extends Error {}

/** Beside this module as source, beside the entries or one folder up once built. */
function workerFile(name: Worker): string {
  const places = [`./${name}.ts`, `./${name}.js`, `../${name}.js`];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!file) throw new Error(`the program ${name} is missing`);
  return file;
}

/** @param signal ends the work; what it wrote stays where it is  @throws WorkerEnded; AbortError */
export async function askWorker(name: Worker, job: object, signal: AbortSignal): Promise<unknown> {
  const child = fork(workerFile(name), [], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new WorkerEnded(`${name} ended without an answer`);
    });
    // Whoever is told first: the answer comes before the end.
    const answered = once(child, 'message', { signal });
    child.send(job);
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } finally {
    child.kill('SIGKILL');
  }
}

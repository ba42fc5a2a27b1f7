// A process of its own for work that would keep the counter waiting. How one is started is the host's: Node forks itself, and Electron, whose
// fuses forbid that, has utility processes.
import { fork } from 'node:child_process';
import { type EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Worker = 'backup-worker' | 'drill-worker' | 'pack-check-worker';

/** `events` tells `message`, with what the process said, and `exit`. */
export interface WorkerProcess {
  events: EventEmitter;
  send(job: object): void;
  kill(): void;
  /** Whether it ended because its memory was used up. */
  isOutOfMemory(): boolean;
}

/** @param megabytes of heap that the process may use */
export type StartWorker = (file: string, megabytes?: number) => WorkerProcess;

/** The process ended, and nobody knows what came of it. */
export class WorkerEnded extends Error {}

/** Another Node. */
export const forkWorker: StartWorker = (file, megabytes) => {
  const child = fork(file, [], {
    ...(megabytes !== undefined && { execArgv: [`--max-old-space-size=${megabytes}`] }),
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    events: child,
    send: (job) => void child.send(job),
    kill: () => void child.kill('SIGKILL'),
    isOutOfMemory: () => child.signalCode === 'SIGABRT',
  };
};

/** Beside this module as source, beside the entries or one folder up once built. */
function workerFile(name: Worker): string {
  const places = [`./${name}.ts`, `./${name}.js`, `../${name}.js`];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!file) throw new Error(`the program ${name} is missing`);
  return file;
}

/** Starts one of the programs that the build puts beside this one. */
export const startNamed = (start: StartWorker, name: Worker, megabytes?: number): WorkerProcess =>
  start(workerFile(name), megabytes);

/** One job in, one answer out. @param signal ends the work; what it wrote stays where it is  @throws WorkerEnded; AbortError */
export async function askWorker(
  start: StartWorker,
  name: Worker,
  job: object,
  signal: AbortSignal,
): Promise<unknown> {
  const worker = startNamed(start, name);
  try {
    const ended = once(worker.events, 'exit', { signal }).then(() => {
      throw new WorkerEnded(`${name} ended without an answer`);
    });
    // Whoever is told first: the answer comes before the end.
    const answered = once(worker.events, 'message', { signal });
    worker.send(job);
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } finally {
    worker.kill();
  }
}

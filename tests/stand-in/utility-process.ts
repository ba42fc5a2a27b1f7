// Electron's utility process as another Node, with the port in `process.parentPort` that the worker's side of it has.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { tell } from './tell.ts';

const PARENT_PORT = new URL('./parent-port.ts', import.meta.url).href;

class Utility extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(file: string) {
    super();
    this.#child = fork(file, [], {
      ...{ execArgv: ['--import', PARENT_PORT], env: {}, serialization: 'advanced' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code));
    tell('utility', { file });
  }

  postMessage(message: object): void {
    this.#child.send(message);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = { fork: (file: string) => new Utility(file) };

// Work apart in Electron's utility processes: with the fuse `runAsNode` off the binary is no Node any more, and `fork` cannot work.
import { EventEmitter } from 'node:events';
import { utilityProcess } from 'electron';
import type { StartWorker } from '../../services/worker-process.ts';

export const startUtility: StartWorker = (file, megabytes) => {
  const child = utilityProcess.fork(file, [], {
    ...(megabytes !== undefined && { execArgv: [`--js-flags=--max-old-space-size=${megabytes}`] }),
    stdio: 'ignore',
  });
  // Only these two: whoever waits for an event would be thrown at by `error`, which is no Error here.
  const events = new EventEmitter();
  child.on('message', (message: unknown) => events.emit('message', message));
  child.on('exit', (code) => events.emit('exit', code));
  let failed = false;
  // V8 could not go on; the end follows at once.
  child.on('error', () => {
    failed = true;
  });
  return {
    events,
    send: (job) => child.postMessage(job),
    kill: () => void child.kill(),
    isOutOfMemory: () => failed,
  };
};

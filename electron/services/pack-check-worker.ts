// The thread in which a content pack is checked, apart from the process that serves the counter. An entry of its own in the build.
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, runCheck } from './pack-check.ts';

const port = parentPort;
if (!port) throw new Error('runs as a worker only');
const answer = runCheck(workerData as CheckJob, () => port.postMessage({ stage: 'checking' }));
port.postMessage({ answer });

// Loaded before a worker: gives it the port that Electron gives a utility process, and nothing of Node's own way back.
import { EventEmitter } from 'node:events';

const back = process.send?.bind(process);
class ParentPort extends EventEmitter {
  postMessage(message: object): void {
    back?.(message);
  }
}
const port = new ParentPort();
process.on('message', (data) => port.emit('message', { data }));
Object.assign(process, { parentPort: port, send: undefined });

// The bridge between a window and the process: which seat the window has, and strings in both directions. Nothing else crosses.
import { contextBridge, ipcRenderer } from 'electron';

const CHANNEL = 'counterguard';
const seat = process.argv.includes('--seat=outer') ? 'outer' : 'inner';

contextBridge.exposeInMainWorld('counterguard', {
  seat,
  port: {
    postMessage: (message: unknown) => {
      if (typeof message === 'string') ipcRenderer.send(CHANNEL, message);
    },
    addEventListener: (event: string, listener: (message: { data: string }) => void) => {
      if (event === 'message') ipcRenderer.on(CHANNEL, (_event, data: string) => listener({ data }));
    },
  },
});

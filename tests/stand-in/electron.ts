// What the compiled main takes for Electron, on real Chromium: enough of its API for our main and preload to run unmodified. It proves wiring,
// policy, sender checks and refusals. It proves nothing of isolation, permissions, kiosk, the system's key store or fuses (stack.md).
import { EventEmitter } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { launchBrowser } from '../journeys/chromium.ts';
import { turned } from './key-store.ts';
import { StandInWindow, tell } from './window.ts';

export { utilityProcess } from './utility-process.ts';
export { ipcMain } from './window.ts';
export { StandInWindow as BrowserWindow };

/** A test that dies must not leave a browser behind. */
const LONGEST_RUN_MS = 180_000;
const { STAND_IN_PORT = '0', STAND_IN_LOCK, STAND_IN_KEY_STORE = 'gnome_libsecret' } = process.env;
const isPackaged = process.env.STAND_IN_PACKAGED !== undefined;
// A packaged program is named by its own executable, and its options follow at once.
if (isPackaged) process.argv.splice(1, 1);

/** The browser ends with this process. */
function end(code: number): never {
  if (STAND_IN_LOCK && app.holdsLock) rmSync(STAND_IN_LOCK, { force: true });
  process.exit(code);
}
setTimeout(() => end(9), LONGEST_RUN_MS).unref();

class App extends EventEmitter {
  readonly isPackaged = isPackaged;
  readonly switches: string[][] = [];
  sandboxed = false;
  holdsLock = false;
  readonly commandLine = { appendSwitch: (...words: string[]) => void this.switches.push(words) };

  enableSandbox(): void {
    this.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    if (!STAND_IN_LOCK) return true;
    try {
      writeFileSync(STAND_IN_LOCK, String(process.pid), { flag: 'wx' });
      this.holdsLock = true;
      return true;
    } catch {
      return false;
    }
  }

  async whenReady(): Promise<void> {
    const browser = await launchBrowser([`--remote-debugging-port=${STAND_IN_PORT}`]);
    browser.once('disconnected', () => process.exit(8));
    StandInWindow.browser = browser;
    tell('ready', { sandboxed: this.sandboxed, switches: this.switches });
  }

  quit(): void {
    this.emit('before-quit', { preventDefault: () => undefined });
    this.emit('will-quit', { preventDefault: () => undefined });
    end(0);
  }

  exit(code: number): void {
    end(code);
  }
}
export const app = new App();

export const Menu = { setApplicationMenu: (menu: unknown) => tell('menu', { menu }) };
export const shell = {
  openPath: async (path: string) => {
    tell('opened', { path });
    return '';
  },
};
export const dialog = {
  showErrorBox: (title: string, content: string) => tell('error-box', { title, content }),
};

type Handler = (request: Request) => Response | Promise<Response>;
class Session extends EventEmitter {
  readonly handlers: Record<string, (...args: unknown[]) => unknown> = {};
  readonly protocol = { handle: (scheme: string, handler: Handler) => StandInWindow.serve(scheme, handler) };
  setPermissionRequestHandler(handler: (...args: unknown[]) => unknown): void {
    this.handlers.request = handler;
  }
  setPermissionCheckHandler(handler: (...args: unknown[]) => unknown): void {
    this.handlers.check = handler;
  }
  setDevicePermissionHandler(handler: (...args: unknown[]) => unknown): void {
    this.handlers.device = handler;
  }
}
export const session = { defaultSession: new Session() };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => tell('schemes', { schemes }),
};

interface Display {
  id: number;
  label: string;
  bounds: { x: number; y: number; width: number; height: number };
}
const bounds = (x: number, width: number, height: number) => ({ x, y: 0, width, height });
const DISPLAYS: readonly Display[] = [
  { id: 1, label: 'inner', bounds: bounds(0, 1366, 768) },
  { id: 2, label: 'outer', bounds: bounds(1366, 1280, 800) },
];
class Screen extends EventEmitter {
  displays: readonly Display[] = DISPLAYS;
  getPrimaryDisplay(): Display | undefined {
    return this.displays[0];
  }
  getAllDisplays(): readonly Display[] {
    return this.displays;
  }
}
export const screen = new Screen();
export const powerMonitor = new EventEmitter();

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => STAND_IN_KEY_STORE !== 'none',
  getSelectedStorageBackend: () => STAND_IN_KEY_STORE,
  encryptStringAsync: async (text: string) => turned(Buffer.from(text, 'utf8')),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: turned(bytes).toString('utf8'),
    shouldReEncrypt: false,
  }),
};

/** The test's word: one JSON object a line. */
createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line) as {
    do: string;
    seat: string;
    url: string;
    message: unknown;
    what: string;
    count: number;
  };
  switch (asked.do) {
    case 'quit':
      app.quit();
      break;
    case 'displays':
      screen.displays = DISPLAYS.slice(0, asked.count);
      screen.emit(asked.count < DISPLAYS.length ? 'display-removed' : 'display-added');
      break;
    case 'power':
      powerMonitor.emit(asked.what);
      break;
    case 'forge':
      StandInWindow.bySeat(asked.seat)?.forge(asked.url, asked.message);
      break;
    case 'ask-permission':
      session.defaultSession.handlers.request?.(undefined, 'camera', (given: boolean) =>
        tell('permission', {
          given,
          check: session.defaultSession.handlers.check?.(),
          device: session.defaultSession.handlers.device?.(),
        }),
      );
      break;
  }
});

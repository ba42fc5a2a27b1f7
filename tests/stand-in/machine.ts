// The machine under the stand-in: menu, session, own scheme, displays, power and key store, as far as our main asks them.
import { EventEmitter } from 'node:events';
import { turned } from './key-store.ts';
import { tell } from './tell.ts';
import { StandInWindow } from './window.ts';

const { STAND_IN_KEY_STORE = 'gnome_libsecret' } = process.env;

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
  readonly webRequest = {
    onBeforeRequest: (handler: (...args: unknown[]) => unknown) => {
      this.handlers['before-request'] = handler;
    },
  };
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
export const DISPLAYS: readonly Display[] = [
  { id: 1, label: 'inner', bounds: bounds(0, 1366, 768) },
  { id: 2, label: 'outer', bounds: bounds(1366, 1280, 800) },
  { id: 3, label: 'strange', bounds: bounds(1366, 1280, 800) },
];
class Screen extends EventEmitter {
  displays: readonly Display[] = DISPLAYS.slice(0, 2);
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
  setUsePlainTextEncryption: (uses: boolean) => tell('plain-text-encryption', { uses }),
  encryptStringAsync: async (text: string) => turned(Buffer.from(text, 'utf8')),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: turned(bytes).toString('utf8'),
    shouldReEncrypt: false,
  }),
};

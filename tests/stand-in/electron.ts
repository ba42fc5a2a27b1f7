// What the compiled main takes for Electron, on real Chromium: enough of its API for our main and preload to run unmodified. It proves wiring,
// policy, sender checks and refusals. It proves nothing of isolation, permissions, kiosk, the system's key store or fuses (stack.md).
import { EventEmitter } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { launchBrowser } from '../journeys/chromium.ts';
import { DISPLAYS, powerMonitor, screen, session } from './machine.ts';
import { tell } from './tell.ts';
import { StandInWindow } from './window.ts';

export { dialog, Menu, powerMonitor, protocol, safeStorage, screen, session, shell } from './machine.ts';
export { utilityProcess } from './utility-process.ts';
export { ipcMain } from './window.ts';
export { StandInWindow as BrowserWindow };

/** A test that dies must not leave a browser behind. */
const LONGEST_RUN_MS = 180_000;
const { STAND_IN_PORT = '0', STAND_IN_LOCK } = process.env;
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

  relaunch(): void {
    tell('relaunch', {});
  }

  exit(code: number): void {
    end(code);
  }
}
export const app = new App();

/** The test's word: one JSON object a line. */
createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line) as {
    do: string;
    seat: string;
    url: string;
    message: unknown;
    what: string;
    ids: number[];
    input: object;
  };
  switch (asked.do) {
    case 'quit':
      app.quit();
      break;
    case 'displays':
      // The first is the system's first.
      screen.displays = asked.ids.flatMap((id) => DISPLAYS.find((display) => display.id === id) ?? []);
      screen.emit('display-metrics-changed');
      break;
    case 'close':
      StandInWindow.bySeat(asked.seat)?.destroy();
      break;
    case 'would': {
      // What Electron asks before it lets something happen.
      let prevented = false;
      const event = {
        url: asked.url,
        preventDefault: () => {
          prevented = true;
        },
      };
      const { webContents } = StandInWindow.bySeat(asked.seat) ?? {};
      const asks = asked.what === 'will-download' ? session.defaultSession : webContents;
      asks?.emit(asked.what, event, asked.input);
      tell('would', { what: asked.what, prevented });
      break;
    }
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
          requests: ['https://example.com/', 'file:///etc/passwd', 'counterguard://app/'].map((url) => {
            let cancelled: boolean | undefined;
            session.defaultSession.handlers['before-request']?.({ url }, (answer: { cancel: boolean }) => {
              cancelled = answer.cancel;
            });
            return cancelled;
          }),
        }),
      );
      break;
  }
});

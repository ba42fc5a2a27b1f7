// The two windows and everything that is closed in them: navigation, new windows, permissions, downloads, developer tools.
import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, ipcMain, type Session, screen } from 'electron';
import type { App } from '../../app/build-app.ts';
import { isClosedKey } from './closed-keys.ts';
import { CrashBreaker } from './crash-breaker.ts';
import { type Display, WindowPlaces } from './displays.ts';
import { helpFor, PAGE } from './own-scheme.ts';
import { printPage } from './printing.ts';
import type { Seat } from './seats.ts';
import { connectWindow, type StringPort } from './string-port.ts';

const CHANNEL = 'counterguard';

/** Our own files, and the picture of a signature, which stands in its own address. */
const isOurs = (url: string): boolean => url.startsWith(PAGE) || url.startsWith('data:image/png;');

/** Nothing a page asks for is given. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The policy of the pages says so too; this holds for whatever Chromium itself would like to fetch.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }));
}

function options(
  seat: Seat,
  session: Session,
  processFolder: string,
  kiosk: boolean,
  display: Display | undefined,
): BrowserWindowConstructorOptions {
  return {
    show: false,
    kiosk: kiosk && display !== undefined,
    fullscreenable: true,
    autoHideMenuBar: true,
    backgroundColor: '#faf8f4',
    width: seat === 'inner' ? 1366 : 1280,
    height: seat === 'inner' ? 768 : 800,
    ...(display && { x: display.bounds.x, y: display.bounds.y }),
    webPreferences: {
      session,
      preload: join(processFolder, 'preload.cjs'),
      additionalArguments: [`--seat=${seat}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
    },
  };
}

function closeContents(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const event of [
    'will-navigate',
    'will-redirect',
    'will-attach-webview',
    'will-frame-navigate',
  ] as const) {
    webContents.on(event as 'will-navigate', (details) => {
      // The one way back from the page for windows that crash.
      if (details.url !== PAGE) details.preventDefault();
    });
  }
  webContents.on('before-input-event', (event, input) => {
    if (isClosedKey(input)) event.preventDefault();
  });
  webContents.once('did-finish-load', () => void webContents.setVisualZoomLevelLimits(1, 1));
}

/**
 * Opens one window and connects it. Messages are taken only from the main frame of this very window, on our own page.
 */
function openWindow(
  app: App,
  seat: Seat,
  session: Session,
  processFolder: string,
  kiosk: boolean,
  display: Display | undefined,
): BrowserWindow {
  const window = new BrowserWindow(options(seat, session, processFolder, kiosk, display));
  const { webContents } = window;
  closeContents(window);
  let port: StringPort | undefined;
  const reconnect = () => {
    port?.close();
    port = connectWindow({ app, window: seat }, (message) => {
      if (!webContents.isDestroyed()) webContents.send(CHANNEL, message);
    });
  };
  const listen = (event: Electron.IpcMainEvent, message: unknown) => {
    if (event.sender !== webContents) return;
    const ours = event.senderFrame === webContents.mainFrame && event.senderFrame.url.startsWith(PAGE);
    if (ours && typeof message === 'string') port?.receive(message);
    else app.reject('unknown');
  };
  ipcMain.on(CHANNEL, listen);
  webContents.on('did-start-loading', reconnect);
  const breaker = new CrashBreaker();
  webContents.on('render-process-gone', () => {
    const result = breaker.crashed(app.options.clock.monoMs());
    app.machine.saw({ kind: 'window-crashed', body: { window: seat, result }, private: {} });
    if (result === 'reloaded') webContents.reload();
    else void window.loadURL(helpFor(seat));
  });
  window.once('ready-to-show', () => window.show());
  window.once('closed', () => {
    ipcMain.off(CHANNEL, listen);
    port?.close();
  });
  void window.loadURL(PAGE);
  return window;
}

/**
 * Opens both windows, each on its display, and keeps them there until `end`. @param left the teller's window was closed: the program ends with
 * it, and whatever keeps the counter up starts it again
 */
export function openWindows(
  app: App,
  session: Session,
  processFolder: string,
  { kiosk, left }: { kiosk: boolean; left: () => void },
): { end(): void } {
  const places = new WindowPlaces(screen, app.screens);
  const open = (seat: Seat) => openWindow(app, seat, session, processFolder, kiosk, places.displayOf(seat));
  const inner = open('inner');
  inner.once('closed', left);
  app.machine.printsBy((paper) => printPage(inner.webContents, paper));
  places.keep(inner, () => {
    const outer = open('outer');
    // Closed by hand, and not because its display is gone: it is there again at once.
    outer.once('closed', () => places.look());
    return outer;
  });
  return { end: () => places.end() };
}

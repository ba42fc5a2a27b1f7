// The Electron host in the journey's own process: its windows, own scheme, key store and machine as they are, with the stand-in for `electron`, the
// compiled preload and the built windows. How main.ts puts them together is shown by tests/stand-in on the compiled file.
import { powerMonitor, screen, session } from 'electron';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../../electron/app/build-app.ts';
import { followMachine } from '../../electron/hosts/electron/machine.ts';
import { osProtector } from '../../electron/hosts/electron/os-keys.ts';
import { serveScheme } from '../../electron/hosts/electron/own-scheme.ts';
import { closeSession, openWindows } from '../../electron/hosts/electron/windows.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { tellInstead } from '../stand-in/tell.ts';
import { StandInWindow } from '../stand-in/window.ts';
import { type HostKind, PROCESS_FOLDER, WINDOWS_FOLDER } from './journey-host.ts';
import {
  CONTEXT,
  type JourneyWindows,
  readyPage,
  type Seat,
  WatchedPage,
  type WindowsOptions,
} from './windows.ts';

tellInstead(() => undefined);

/** Follows a window from before its first page on: what it is told is what main sent it, string by string. */
async function watch(window: StandInWindow, page: Page, options: WindowsOptions): Promise<WatchedPage> {
  const watched = await WatchedPage.watch(page);
  window.webContents.on('stand-in-sent', (values: unknown[]) => {
    watched.received += values.join('\n');
  });
  await readyPage(watched, window.seat as Seat, options);
  return watched;
}

async function open(app: App, browser: Browser, options: WindowsOptions): Promise<JourneyWindows> {
  const opened = new Map<string, WatchedPage>();
  const loaded = new Map<string, Promise<unknown>>();
  StandInWindow.browser = browser;
  StandInWindow.contextOptions = CONTEXT;
  let windows: ReturnType<typeof openWindows> | undefined;
  await new Promise<void>((resolve, reject) => {
    StandInWindow.prepare = async (window, page) => {
      opened.set(window.seat, await watch(window, page, options));
      loaded.set(window.seat, page.waitForEvent('load'));
      if (opened.size === 2) resolve();
    };
    setTimeout(() => reject(new Error('the windows did not open')), 20_000).unref();
    windows = openWindows(app, session.defaultSession, PROCESS_FOLDER, {
      ...{ kiosk: true, left: () => windows?.end() },
    });
    // Somebody touched the customer's display when the counter was put up; how that goes is shown by tests/stand-in.
    if (app.screens.unsure) app.screens.confirm(uuid7(app.options.clock));
  });
  await Promise.all(loaded.values());
  const { inner, outer } = Object.fromEntries(opened) as Record<Seat, WatchedPage>;
  return {
    inner,
    outer,
    async close() {
      windows?.end();
      await Promise.all([inner, outer].map(({ page }) => page.context().close()));
    },
  };
}

export const standIn: HostKind = {
  name: 'electron',
  protector: () => osProtector,
  async serve(app) {
    closeSession(session.defaultSession);
    serveScheme(app, session.defaultSession, WINDOWS_FOLDER);
    followMachine(app);
    return {
      name: 'electron',
      openWindows: (browser, options) => open(app, browser, options),
      async close() {
        // The displays and the machine outlive this counter; the next one listens anew.
        screen.removeAllListeners();
        session.defaultSession.removeAllListeners();
        powerMonitor.removeAllListeners();
      },
    };
  },
};

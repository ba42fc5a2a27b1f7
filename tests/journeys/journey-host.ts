// On which host journeys run: loopback, or the Electron host's own code on the stand-in (`JOURNEY_HOST=stand-in`). A journey sees no difference.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { App } from '../../electron/app/build-app.ts';
import { programFolder } from '../../electron/app/folders.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { serveLoopback } from '../../electron/hosts/loopback/loopback-host.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import type { KeyProtector } from '../../electron/keys/vault.ts';
import { type JourneyWindows, openWindows, type WindowsOptions } from './windows.ts';

/** A host that serves one app to the two windows of a counter. */
export interface JourneyHost {
  readonly name: 'loopback' | 'electron';
  /** Where browsers find it again; none where windows end with their process. */
  readonly port?: number;
  openWindows(browser: Browser, options: WindowsOptions): Promise<JourneyWindows>;
  close(): Promise<void>;
}

export interface HostKind {
  name: JourneyHost['name'];
  /** Of the wrapping key, by the folder of the keys. */
  protector(keys: string): KeyProtector;
  /** @param before whose place it takes, as the next process of the same station */
  serve(app: App, before?: JourneyHost): Promise<JourneyHost>;
}

const DIST = join(programFolder(import.meta.url), 'dist');
export const PROCESS_FOLDER = join(DIST, 'process');
/** A copy of the built windows, where somebody builds while journeys run. */
export const WINDOWS_FOLDER = process.env.JOURNEY_WINDOWS ?? join(DIST, 'windows');

const loopback: HostKind = {
  name: 'loopback',
  protector: (keys) => keyFileProtector(nodeFiles, keys),
  async serve(app, before) {
    const host = await serveLoopback({
      ...{ app, files: nodeFiles, controlSecret: 'journey', windowsFolder: WINDOWS_FOLDER },
      port: before?.port ?? 0,
    });
    return {
      ...{ name: 'loopback', port: host.port },
      openWindows: (browser, options) => openWindows(browser, host.addresses(), options),
      close: () => host.close(),
    };
  },
};

/** The stand-in names `electron`, which only its own project knows how to find. */
export const journeyHost = async (): Promise<HostKind> =>
  process.env.JOURNEY_HOST === 'stand-in' ? (await import('./stand-in-host.ts')).standIn : loopback;

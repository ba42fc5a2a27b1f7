// Entry of the Electron host: one instance, two windows, the same process as everywhere else.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app as electron, Menu, session } from 'electron';
import { buildApp } from './app/build-app.ts';
import { dataFolders, programFolder } from './app/folders.ts';
import { osProtector } from './hosts/electron/os-keys.ts';
import { declareScheme, serveScheme } from './hosts/electron/own-scheme.ts';
import { closeSession, openWindow } from './hosts/electron/windows.ts';
import { startOptions } from './hosts/start-options.ts';
import { VERSION } from './hosts/version.ts';
import { nodeFiles } from './keys/durable-files.ts';
import { systemClock } from './keys/surroundings.ts';
import { DEMO_SET_UP } from './services/demo-branch.ts';
import { TRUSTED_PACK } from './services/trusted-pack.ts';

declareScheme();
electron.enableSandbox();
// Chinese whatever the system says.
electron.commandLine.appendSwitch('lang', 'zh-CN');

async function run(): Promise<void> {
  const { dataFolder, demo } = startOptions(process.argv.slice(electron.isPackaged ? 1 : 2));
  const mode = demo ? 'demo' : 'live';
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const program = programFolder(import.meta.url);
  const app = await buildApp({
    ...{
      dataFolder,
      mode,
      version: VERSION,
      host: 'electron' as const,
      clock: systemClock,
      files: nodeFiles,
    },
    trustedPack: TRUSTED_PACK,
    packFolder: join(program, 'assets', 'packs', 'sample'),
    protector: () => osProtector,
    log: (line) => appendFileSync(dataFolders(dataFolder, mode).log, `${new Date().toISOString()} ${line}\n`),
  });
  if (demo && !app.station && !app.stopped) await app.setUp(DEMO_SET_UP);
  Menu.setApplicationMenu(null);
  closeSession(session.defaultSession);
  serveScheme(session.defaultSession, join(program, 'dist', 'windows'));
  const processFolder = join(program, 'dist', 'process');
  for (const seat of ['inner', 'outer'] as const)
    openWindow(app, seat, session.defaultSession, processFolder, !demo);
  electron.on('will-quit', () => app.stop());
}

if (electron.requestSingleInstanceLock()) {
  electron.on('window-all-closed', () => electron.quit());
  void electron.whenReady().then(run);
} else {
  electron.quit();
}

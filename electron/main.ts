// Entry of the Electron host: one instance, two windows, the same process as everywhere else.
import { join } from 'node:path';
import { dialog, app as electron, Menu, session } from 'electron';
import { dataFolders, programFolder } from './app/folders.ts';
import { installerHere } from './hosts/electron/installer.ts';
import { followMachine } from './hosts/electron/machine.ts';
import { lookAtLock, thisMachine } from './hosts/electron/machine-lock.ts';
import { osProtector } from './hosts/electron/os-keys.ts';
import { declareScheme, serveScheme } from './hosts/electron/own-scheme.ts';
import { restartsItself } from './hosts/electron/restart.ts';
import { startUtility } from './hosts/electron/utility-workers.ts';
import { closeSession, openWindows } from './hosts/electron/windows.ts';
import { buildShippedApp } from './hosts/shipped-app.ts';
import { sentenceFor, startOptions } from './hosts/start-options.ts';
import { technicalLog } from './hosts/technical-log.ts';
import { systemClock } from './keys/surroundings.ts';

declareScheme();
electron.enableSandbox();
// Chinese whatever the system says.
electron.commandLine.appendSwitch('lang', 'zh-CN');
// Wayland puts windows where it likes (electron#48833); X knows which display is whose.
if (process.platform === 'linux') electron.commandLine.appendSwitch('ozone-platform', 'x11');

async function run(): Promise<void> {
  const options = startOptions(process.argv.slice(electron.isPackaged ? 1 : 2));
  const { dataFolder, backupFolder, signsAllWithSm2, mode } = options;
  const program = programFolder(import.meta.url);
  const app = await buildShippedApp({
    ...{ dataFolder, backupFolder, signsAllWithSm2, mode, host: 'electron', clock: systemClock },
    startWorker: startUtility,
    // Whoever rehearses or shows the program changes nothing of the machine.
    installer: mode === 'live' ? installerHere() : undefined,
    protector: () => osProtector,
    lookAtLock: () => lookAtLock(thisMachine),
    log: technicalLog(dataFolders(dataFolder, mode).log),
  });
  Menu.setApplicationMenu(null);
  closeSession(session.defaultSession);
  serveScheme(app, session.defaultSession, join(program, 'dist', 'windows'));
  const processFolder = join(program, 'dist', 'process');
  const windows = openWindows(app, session.defaultSession, processFolder, {
    kiosk: mode === 'live',
    left: () => electron.quit(),
  });
  restartsItself(app, electron, process.env);
  electron.on('before-quit', () => windows.end());
  followMachine(app);
  void app.machine.seeLock();
  electron.on('will-quit', () => app.stop());
}

if (electron.requestSingleInstanceLock()) {
  electron.on('window-all-closed', () => electron.quit());
  electron
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      // No window has opened, and a process without one would hold the folder for ever.
      dialog.showErrorBox('柜面反诈核对台', sentenceFor(error) ?? String(error));
      electron.exit(1);
    });
} else {
  electron.quit();
}

// How an installed program hands its next version to the system. Untested with real installers (README).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { app as electron, shell } from 'electron';
import type { Installer } from '../../services/program-updates.ts';

/** The answer has to reach the window, and the log its end, before the program goes. */
const UNTIL_QUIT_MS = 2_000;

const quitSoon = (): void => void setTimeout(() => electron.quit(), UNTIL_QUIT_MS);

/** Windows asks for an administrator's consent itself: the installer is for the machine. */
const windows: Installer = {
  kind: 'nsis',
  async open(file) {
    // An empty answer says that it was opened.
    const isOpened = (await shell.openPath(file)) === '';
    if (isOpened) quitSoon();
    return isOpened;
  },
};

const debian: Installer = {
  kind: 'deb',
  async open(file) {
    // Waited for: whoever asks for the password asks in the name of this process, and a wrong one leaves the program as it is.
    const child = spawn('pkexec', ['dpkg', '--install', file], { stdio: 'ignore' });
    const isInstalled = await once(child, 'exit').then(
      ([code]) => code === 0,
      // There is no pkexec on this machine.
      () => false,
    );
    if (isInstalled) quitSoon();
    return isInstalled;
  },
};

/** Undefined where the program was not installed by an installer: from its sources, or as one AppImage that is replaced by hand. */
export function installerHere(): Installer | undefined {
  if (!electron.isPackaged) return undefined;
  if (process.platform === 'win32') return windows;
  return process.platform === 'linux' && !process.env.APPIMAGE ? debian : undefined;
}

// Looks at the system a counter runs on and says what of it is not locked. It only reads: the recipes in assets/lockdown lock it, by
// somebody who may. What cannot be asked is unknown, never good.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LOCK_POINTS, type LockResult, type MachineLock } from '../../../shared/station/machine-lock.ts';

/** The system as far as it is asked; a test hands in its own. */
export interface Asked {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  /** What a command prints, or undefined where it is not there or fails. */
  print(command: string, ...args: string[]): Promise<string | undefined>;
  /** A file's text, or undefined where there is none that may be read. */
  read(path: string): string | undefined;
  /** Names in a folder; none where there is no such folder. */
  list(path: string): string[];
}

const ADMIN_GROUPS = ['root', 'sudo', 'wheel', 'admin'];
const POLICIES = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';
const RUN = '\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
/** The built-in group of administrators has this number on every Windows, whatever its name. */
const WINDOWS_ADMINS = 'S-1-5-32-544';

const judged = (locked: boolean | undefined): LockResult =>
  locked === undefined ? 'unknown' : locked ? 'locked' : 'open';

/** Shell Launcher in its first and its second version. Source: Microsoft, "Shell Launcher". */
const KIOSK_SHELLS = ['eshell.exe', 'CustomShellHost.exe'];

/** Windows: a kiosk shell runs in place of the desktop's explorer.exe, starts the program and brings it back. */
async function windowsLock({ print: ask, env }: Asked): Promise<MachineLock> {
  // By their own paths: a file of the same name in the folder that the program was started from is not asked.
  const print = (command: string, ...args: string[]) =>
    ask(`${env.SystemRoot ?? 'C:\\Windows'}\\System32\\${command}.exe`, ...args);
  const [tasks, groups, taskManager, ...runs] = await Promise.all([
    print('tasklist', '/FO', 'CSV', '/NH'),
    print('whoami', '/groups', '/FO', 'CSV', '/NH'),
    print('reg', 'query', POLICIES, '/v', 'DisableTaskMgr'),
    ...['HKLM', 'HKCU'].map((hive) => print('reg', 'query', `${hive}${RUN}`)),
  ]);
  const running = (name: string) => tasks?.toLowerCase().includes(`"${name.toLowerCase()}"`);
  const shell = tasks === undefined ? undefined : KIOSK_SHELLS.some(running);
  const desktop = running('explorer.exe');
  const registered = runs.some((text) => text?.toLowerCase().includes('counterguard'));
  return {
    start: judged(shell === undefined ? undefined : shell || registered),
    return: judged(shell),
    desktop: judged(desktop === undefined ? undefined : !desktop),
    // Without the value there is no such policy, and that is an answer.
    keys:
      tasks === undefined ? 'unknown' : judged(/DisableTaskMgr\s+REG_DWORD\s+0x1\b/i.test(taskManager ?? '')),
    user: judged(groups === undefined ? undefined : !groups.includes(WINDOWS_ADMINS)),
  };
}

/** Linux (Kylin, UOS): a session of its own without a desktop, kept up by the user's systemd; X keeps to its console. */
async function linuxLock({ env, print, read, list }: Asked): Promise<MachineLock> {
  const [groups, unit, starts] = await Promise.all([
    print('id', '-nG'),
    print('systemctl', '--user', 'show', 'counterguard.service', '--property=Restart,ActiveState'),
    print('systemctl', '--user', 'is-enabled', 'counterguard.service'),
  ]);
  const own = (env.XDG_SESSION_DESKTOP ?? env.DESKTOP_SESSION)?.toLowerCase();
  const autostart = ['/etc/xdg/autostart', join(env.HOME ?? '/', '.config', 'autostart')].some((folder) =>
    list(folder).includes('counterguard.desktop'),
  );
  const settings = ['/etc/X11/xorg.conf.d', '/usr/share/X11/xorg.conf.d'].flatMap((folder) =>
    list(folder).map((name) => read(join(folder, name)) ?? ''),
  );
  const isX = env.XDG_SESSION_TYPE === 'x11';
  return {
    start: judged(starts?.trim() === 'enabled' || autostart || own === 'counterguard'),
    return: judged(
      unit === undefined ? undefined : /^Restart=always$/m.test(unit) && /^ActiveState=active$/m.test(unit),
    ),
    desktop: judged(own === undefined ? undefined : own === 'counterguard'),
    keys: judged(isX ? settings.some((text) => /"DontVTSwitch"\s+"(true|on|1|yes)"/i.test(text)) : undefined),
    user: judged(
      groups === undefined ? undefined : !groups.split(/\s+/).some((group) => ADMIN_GROUPS.includes(group)),
    ),
  };
}

export async function lookAtLock(asked: Asked): Promise<MachineLock> {
  if (asked.platform === 'win32') return windowsLock(asked);
  if (asked.platform === 'linux') return linuxLock(asked);
  return Object.fromEntries(LOCK_POINTS.map((point) => [point, 'unknown'])) as MachineLock;
}

const run = promisify(execFile);
/** A command that hangs must not keep the health page waiting. */
const LONGEST_MS = 5_000;

export const thisMachine: Asked = {
  platform: process.platform,
  env: process.env,
  print: (command, ...args) =>
    run(command, args, { timeout: LONGEST_MS, windowsHide: true }).then(
      ({ stdout }) => stdout,
      // `systemctl is-enabled` says "disabled" and fails; that it printed is the answer.
      (error: { stdout?: string }) => error.stdout || undefined,
    ),
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  list(path) {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  },
};

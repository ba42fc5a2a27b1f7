// What is said of a machine's locks for what its system answers. The answers of Windows were written down from Microsoft's documentation, not
// taken from a machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Asked, lookAtLock } from '../../electron/hosts/electron/machine-lock.ts';
import { LOCK_POINTS, type LOCK_RESULTS, type MachineLock } from '../../shared/station/machine-lock.ts';

const ALL = (result: (typeof LOCK_RESULTS)[number]): MachineLock =>
  Object.fromEntries(LOCK_POINTS.map((point) => [point, result])) as MachineLock;

interface Machine {
  platform: string;
  env?: Record<string, string>;
  prints?: Record<string, string>;
  files?: Record<string, string>;
}

function machine({ platform, env = {}, prints = {}, files = {} }: Machine): Asked {
  return {
    ...{ platform, env },
    print: async (command, ...args) => prints[[command, ...args].join(' ')],
    read: (path) => files[path],
    list: (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
  };
}

/** What a technician copies, so that the check and the recipes cannot part. */
const recipe = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../assets/lockdown', name), 'utf8');

const SHOW = 'systemctl --user show counterguard.service --property=Restart,ActiveState';
const ENABLED = 'systemctl --user is-enabled counterguard.service';

const KYLIN: Machine = {
  platform: 'linux',
  env: {
    ...{ HOME: '/home/counter', XDG_SESSION_TYPE: 'x11' },
    XDG_SESSION_DESKTOP: /XDG_SESSION_DESKTOP=(.*)/.exec(recipe('linux/counterguard-session'))?.[1] ?? '',
  },
  prints: {
    'id -nG': 'counter audio video\n',
    [SHOW]: `${/^Restart=.*$/m.exec(recipe('linux/counterguard.service'))?.[0]}\nActiveState=active\n`,
    [ENABLED]: 'enabled\n',
  },
  files: { '/etc/X11/xorg.conf.d/10-counterguard.conf': recipe('linux/10-counterguard.conf') },
};

const SYSTEM = 'C:\\Windows\\System32';
const TASKS = `${SYSTEM}\\tasklist.exe /FO CSV /NH`;
const GROUPS = `${SYSTEM}\\whoami.exe /groups /FO CSV /NH`;
const query = (key: string) => `${SYSTEM}\\reg.exe query ${key}`;
const POLICY = query(
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System /v DisableTaskMgr',
);
const RUN = query('HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run');

const WINDOWS: Machine = {
  platform: 'win32',
  env: { SystemRoot: 'C:\\Windows' },
  prints: {
    [TASKS]: '"CustomShellHost.exe","812","Console","1","9,000 K"\r\n',
    [GROUPS]: '"Everyone","Well-known group","S-1-1-0","Mandatory group"\r\n',
    [POLICY]: '    DisableTaskMgr    REG_DWORD    0x1\r\n',
  },
};

const but = (of: Machine, change: Machine['prints']): Machine => ({
  ...of,
  prints: { ...of.prints, ...change },
});

describe('a machine that was locked by the recipes', () => {
  test.each([
    ['Kylin or UOS', KYLIN],
    ['Windows', WINDOWS],
  ])('is found locked in every point: %s', async (_, made) => {
    expect(await lookAtLock(machine(made))).toEqual(ALL('locked'));
  });

  test.each<[string, Machine, Partial<MachineLock>]>([
    [
      'a desktop behind the program',
      { ...KYLIN, env: { ...KYLIN.env, XDG_SESSION_DESKTOP: 'ukui' } },
      { desktop: 'open' },
    ],
    ['an account that may become root', but(KYLIN, { 'id -nG': 'counter sudo\n' }), { user: 'open' }],
    [
      'a unit that does not bring it back',
      but(KYLIN, { [SHOW]: 'Restart=no\nActiveState=active\n' }),
      { return: 'open' },
    ],
    [
      'a unit that is not what runs',
      but(KYLIN, { [SHOW]: 'Restart=always\nActiveState=inactive\n' }),
      { return: 'open' },
    ],
    ['consoles that can be switched', { ...KYLIN, files: {} }, { keys: 'open' }],
    [
      'Wayland, which says nothing of its keys',
      { ...KYLIN, env: { ...KYLIN.env, XDG_SESSION_TYPE: 'wayland' } },
      { keys: 'unknown' },
    ],
    [
      'a program that nobody starts',
      { ...but(KYLIN, { [ENABLED]: 'disabled\n' }), env: { ...KYLIN.env, XDG_SESSION_DESKTOP: 'dde' } },
      { start: 'open', desktop: 'open' },
    ],
    [
      'Windows with its desktop',
      but(WINDOWS, { [TASKS]: '"explorer.exe","99","Console","1","90,000 K"' }),
      { start: 'open', return: 'open', desktop: 'open' },
    ],
    [
      'Windows that only starts it with the desktop',
      but(WINDOWS, {
        [TASKS]: '"explorer.exe","99","Console","1","90,000 K"',
        [RUN]: '    CounterGuard    REG_SZ    "C:\\Program Files\\CounterGuard\\CounterGuard.exe"',
      }),
      { return: 'open', desktop: 'open' },
    ],
    ['Windows with its task manager', but(WINDOWS, { [POLICY]: '' }), { keys: 'open' }],
    [
      'an administrator of Windows, even one who has to confirm',
      but(WINDOWS, {
        [GROUPS]: '"BUILTIN\\Administrators","Alias","S-1-5-32-544","Group used for deny only"',
      }),
      { user: 'open' },
    ],
  ])('is not found so with %s', async (_, made, differs) => {
    expect(await lookAtLock(machine(made))).toEqual({ ...ALL('locked'), ...differs });
  });
});

test.each(['linux', 'win32', 'darwin'])(
  'what cannot be asked on %s is unknown, and never good',
  async (platform) => {
    const silent = await lookAtLock(machine({ platform }));
    expect(Object.values(silent)).not.toContain('locked');
    expect(silent).toMatchObject({
      return: 'unknown',
      desktop: 'unknown',
      keys: 'unknown',
      user: 'unknown',
    });
  },
);

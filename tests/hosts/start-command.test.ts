// The commands a person types, as real processes: what they print, what a second one does, and what a folder that cannot be written leads to.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { demoFolder, temporaryFolder } from '../support/demo-folder.ts';
import { enter, pageAt, raw } from '../support/http-window.ts';
import { filesUnder } from '../support/ledger-files.ts';

// Half a dozen processes are started one after the other, on cores that are shared with the other files.
vi.setConfig({ testTimeout: 30_000 });

const ROOT = join(import.meta.dirname, '../..');
/** A user of the system that owns nothing. */
const NOBODY = 65_534;
const canBeAnother = process.getuid?.() === 0;

interface Addresses {
  teller: string;
  customer: string;
  identity: string;
  identities: string[];
}

const running: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function inFolder(folder: string): string {
  folders.push(folder);
  return folder;
}

function run(script: string, args: string[], as?: number) {
  const identity = as === undefined ? {} : { uid: as, gid: as };
  // Whatever this machine has: no Electron, and no browser that would open.
  const env = { ...process.env, ELECTRON_BIN: '/nothing/there', DISPLAY: '', WAYLAND_DISPLAY: '' };
  const options = { stdio: 'pipe' as const, cwd: '/', env, ...identity };
  const child = spawn(process.execPath, [join(ROOT, script), ...args], options);
  running.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr! }).on('line', (line) => lines.push(line));
  const ended = once(child, 'exit').then(([code]) => code as number);
  /** Waits for the one line of JSON, which is the last that a start prints. */
  const json = async (): Promise<Addresses> => {
    for (;;) {
      const found = lines.find((line) => line.startsWith('{'));
      if (found) return JSON.parse(found) as Addresses;
      // Killed by a signal it has no code, and nothing more will ever come.
      const next = await Promise.race([once(child.stdout!, 'data'), ended.then((code) => ({ code }))]);
      if ('code' in next) throw new Error(`ended with ${next.code}:\n${lines.join('\n')}`);
      // The line reader gets the chunk in the same turn.
      await Promise.resolve();
    }
  };
  return { child, lines, ended, json };
}

const serveDemo = (folder: string, ...more: string[]) =>
  run('electron/serve.ts', ['--demo', '--data', folder, '--port', '0', '--json', ...more]);

async function stopOf({ teller }: Addresses) {
  const { cookie } = await enter(teller);
  const page = pageAt('inner', Number(new URL(teller).port), cookie);
  const { value } = await (await page.station.watch()).next();
  return value;
}

describe('npm start', () => {
  test('prints both addresses and the identity; --show gives new ones; a second process says what it is; SIGTERM ends in good order', async () => {
    const folder = inFolder(await demoFolder());
    const first = serveDemo(folder);
    const addresses = await first.json();
    expect(addresses.teller).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]{32}$/);
    expect(addresses.customer).toMatch(/^http:\/\/localhost:\d+\/enter\?token=[\w-]{32}$/);
    expect(addresses.identity).toBe(addresses.identities[0]);
    expect(addresses.identities).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f]{64}$/)));
    expect(first.lines.join('\n')).toContain('135246');
    const window = await enter(addresses.teller);

    const show = run('electron/cli.ts', ['start', '--show', '--demo', '--json', '--data', folder]);
    const anew = await show.json();
    expect(await show.ended).toBe(0);
    expect(anew.teller).not.toBe(addresses.teller);
    expect(new URL(anew.teller).host).toBe(new URL(addresses.teller).host);

    const second = serveDemo(folder);
    expect(await stopOf(await second.json())).toMatchObject({
      phase: 'stopped',
      stop: { title: '程序已经在运行' },
    });
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const port = Number(new URL(addresses.teller).port);
    const page = { headers: { host: `127.0.0.1:${port}`, cookie: window.cookie } };
    expect((await raw(port, page)).status, 'the first one’s window is a window still').toBe(200);
    const after = run('electron/cli.ts', ['start', '--show', '--demo', '--json', '--data', folder]);
    expect((await after.json()).teller, 'the second did not hide the first').toContain(`:${port}/`);

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(existsSync(join(folder, 'demo-running.json'))).toBe(false);
    const none = run('electron/cli.ts', ['start', '--show', '--demo', '--data', folder]);
    expect(await none.ended).toBe(1);
    expect(none.lines.join('')).toContain('没有正在运行的程序');

    const third = serveDemo(folder, '--port', String(port));
    await third.json();
    expect((await raw(port, page)).status, 'and of the next process').toBe(200);
  });

  test.each([
    [['--host', 'kiosk'], '--host 应为 electron 或 loopback'],
    [['--port', '70000'], '--port 应为 0 到 65535 的整数'],
    [['--dmeo'], '--dmeo'],
    [['--host', 'electron'], '不能使用 Electron'],
  ])('%s is refused with a sentence', async (args, sentence) => {
    const folder = inFolder(temporaryFolder());
    const { ended, lines } = run('electron/cli.ts', ['start', '--data', folder, ...args]);
    expect(await ended).toBe(1);
    expect(lines.join('\n')).toContain(sentence);
    expect(lines.join('\n')).not.toContain('    at ');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Somebody else may look into it, and nobody may write. */
function closeTo(folder: string, owner: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    chownSync(path, owner, owner);
    chmodSync(path, entry.isDirectory() ? 0o500 : 0o400);
  }
  chownSync(folder, owner, owner);
  chmodSync(folder, 0o500);
}

describe.skipIf(!canBeAnother)(
  'a data folder that cannot be written (skipped where the tests cannot run as another user)',
  () => {
    test.each([
      ['an empty one', async () => inFolder(temporaryFolder())],
      ['one with a station', async () => inFolder(await demoFolder())],
    ])('%s leads to a screen that says so, and nothing is changed', async (_what, make) => {
      const folder = await make();
      closeTo(folder, NOBODY);
      const before = filesUnder(folder);
      const closed = run('electron/serve.ts', ['--demo', '--data', folder, '--port', '0', '--json'], NOBODY);
      const stop = await stopOf(await closed.json());
      expect(stop).toMatchObject({ phase: 'stopped', stop: { title: '数据文件夹不能写入' } });
      expect(closed.lines.join('\n')).toContain('已停用：数据文件夹不能写入');
      closed.child.kill('SIGTERM');
      expect(await closed.ended).toBe(0);
      expect(filesUnder(folder)).toEqual(before);
    });

    test('one that cannot even be made, likewise', async () => {
      const parent = inFolder(temporaryFolder());
      mkdirSync(join(parent, 'closed'));
      chmodSync(parent, 0o755);
      chmodSync(join(parent, 'closed'), 0o555);
      const closed = run(
        'electron/serve.ts',
        ['--demo', '--data', join(parent, 'closed', 'data'), '--port', '0', '--json'],
        NOBODY,
      );
      expect(await stopOf(await closed.json())).toMatchObject({
        phase: 'stopped',
        stop: { title: '数据文件夹不能写入' },
      });
      expect(readdirSync(join(parent, 'closed'))).toEqual([]);
    });
  },
);

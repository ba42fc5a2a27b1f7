// `npm run drill:restore`: what it prints, with which exit code it ends, and that the ledger has the one entry whether the program runs or not.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drillRestoreCommand } from '../../electron/cli/drill-restore.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { flip } from '../support/damage.ts';
import { CONTROL_SECRET, serve } from '../support/http-window.ts';
import { type StationDriver, station } from '../support/station-driver.ts';

async function drill(counter: StationDriver, ...args: string[]): Promise<{ exit: number; text: string }> {
  const lines: string[] = [];
  const exit = await drillRestoreCommand(['--demo', '--data', counter.folder, ...args], (line) => {
    lines.push(line);
  });
  return { exit, text: lines.join('\n') };
}

const newest = (counter: StationDriver) => {
  const folder = join(counter.folder, 'demo-backups');
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? 'none');
};

async function backedUp(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await (await counter.openRemittance()).finish();
  await counter.signInAs('admin');
  await counter.inner.backup.make(counter.command());
  return counter;
}

test('where nothing runs: opens the ledger for one entry, which says what was proved', async () => {
  const counter = await backedUp();
  const starts = () => counter.kinds().filter((kind) => kind === 'app-started').length;
  const before = starts();
  counter.stop();
  const { exit, text } = await drill(counter);
  expect(text).toMatch(/恢复演练通过：g1-\d+\.db，用本机密钥打开。[\s\S]*逐笔还原了 1 笔业务[\s\S]*用时/);
  expect(exit).toBe(0);
  const { exit: again, text: json } = await drill(counter, '--json');
  expect(JSON.parse(json)).toMatchObject({ result: 'proved', keys: 'own', cases: 1, exit: 0 });
  expect(again).toBe(0);
  await counter.start();
  const told = counter.entries().filter(({ kind }) => kind === 'restore-drilled');
  expect(told.map(({ actor }) => actor)).toEqual([{ role: 'system' }, { role: 'system' }]);
  expect(starts(), 'a drill is no start').toBe(before + 1);
});

test('where there is no backup, or it is damaged, or its keys are gone, the exit code says which', async () => {
  const counter = await backedUp();
  counter.stop();
  const file = newest(counter);
  expect(await drill(counter, '--backup', join(counter.folder, 'nowhere', 'g1-000000001.db'))).toMatchObject({
    exit: 2,
    text: expect.stringContaining('没有备份可以演练'),
  });
  flip(file);
  expect(await drill(counter)).toMatchObject({ exit: 3, text: expect.stringContaining('备份被改动过') });
  rmSync(join(counter.folder, 'demo-backups', 'g1-keys'), { recursive: true });
  flip(file);
  expect(await drill(counter)).toMatchObject({ exit: 4, text: expect.stringContaining('密钥不全') });
  expect(existsSync(join(counter.folder, 'demo.restore-drill'))).toBe(false);
});

test('where this machine’s own key is lost, nothing is opened, and the spare key is offered', async () => {
  const counter = await backedUp();
  counter.stop();
  rmSync(join(counter.folder, 'demo', 'keys', 'key-file'));
  expect(await drill(counter)).toMatchObject({ exit: 6, text: expect.stringContaining('--recovery') });
});

test('where the program runs, it does the drill itself when asked, and nobody else is let in', async () => {
  const counter = await backedUp();
  expect(await drill(counter), 'nothing that runs can be asked').toMatchObject({
    exit: 6,
    text: expect.stringContaining('请由管理员在“备份”里点“演练恢复”'),
  });
  const host = await serve(counter.app, counter.files, join(counter.folder, 'www'));
  onTestFinished(() => host.close());
  const noted = (secret: string) =>
    nodeFiles.replace(counter.app.folders.running, Buffer.from(JSON.stringify({ port: host.port, secret })));
  noted('somebody else');
  expect(await drill(counter)).toMatchObject({ exit: 6 });
  noted(CONTROL_SECRET);
  expect(await drill(counter, '--recovery'), 'keys do not travel').toMatchObject({ exit: 6 });
  expect(await drill(counter)).toMatchObject({ exit: 0, text: expect.stringContaining('恢复演练通过') });
  expect(await drill(counter, '--backup', newest(counter), '--json')).toMatchObject({ exit: 0 });
  expect(counter.kinds().filter((kind) => kind === 'restore-drilled')).toHaveLength(2);
});

// Starting on the stand-in for Electron on a good day and on bad ones: each bad day has a window with a sentence, and never a new store beside the old.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newFolder, StandIn, type StandInOptions } from './stand-in.ts';

const running: StandIn[] = [];
afterEach(async () => {
  for (const standIn of running.splice(0)) await standIn.close();
});
async function starts(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await StandIn.start(options);
  running.push(standIn);
  return standIn;
}

test('a first start in earnest opens both windows as a kiosk, and asks for the set-up', async () => {
  const standIn = await starts({ args: [] });
  expect(standIn.all('window').map(({ options }) => (options as { kiosk: boolean }).kiosk)).toEqual([
    true,
    true,
  ]);
  await (await standIn.page('inner')).getByRole('heading', { name: '首次启用' }).waitFor();
  expect((await (await standIn.page('outer')).textContent('body')) ?? '').not.toContain('管理员');
});

test('what was wrapped by the system’s key store opens again at the next start', async () => {
  const folder = newFolder();
  const first = await StandIn.start({ folder });
  await (await first.page('inner')).getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await first.close({ keepFolder: true });
  expect(existsSync(join(folder, 'demo', 'keys', 'slot-os'))).toBe(true);
  const second = await starts({ folder });
  await (await second.page('inner')).getByRole('heading', { name: '请选择您的姓名' }).waitFor();
});

test.each(['none', 'basic_text'])(
  'a key store that is %s makes no station, and nothing is left half made',
  async (store) => {
    const standIn = await StandIn.start({ env: { STAND_IN_KEY_STORE: store } });
    running.push(standIn);
    expect(await standIn.ended()).toBe(1);
    expect(standIn.all('error-box')).toMatchObject([
      { title: '柜面反诈核对台', content: expect.stringContaining('保护密钥') },
    ]);
    expect(readdirSync(standIn.folder), 'a station').not.toContain('demo');
  },
);

test('a second start while one runs ends at once and opens nothing', async () => {
  const folder = newFolder();
  const env = { STAND_IN_LOCK: join(folder, 'one') };
  await starts({ folder, env });
  const second = await StandIn.start({ folder, env });
  expect(await second.ended()).toBe(0);
  expect(second.all('window')).toEqual([]);
});

test('a database that is none stops the station, in words, and stays as it was', async () => {
  const folder = newFolder();
  const first = await StandIn.start({ folder });
  await first.close({ keepFolder: true });
  const path = join(folder, 'demo', 'g1', 'ledger.db');
  expect(existsSync(path)).toBe(true);
  writeFileSync(path, 'no database');
  const standIn = await starts({ folder });
  await (await standIn.page('inner')).getByRole('heading', { name: /台账/ }).first().waitFor();
  expect(readdirSync(join(folder, 'demo')).filter((name) => /^g\d+$/.test(name))).toEqual(['g1']);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written says so in a window', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'demo'));
  chmodSync(folder, 0o500);
  const standIn = await starts({ folder });
  await (await standIn.page('inner')).getByText('数据文件夹不能写入').waitFor();
  chmodSync(folder, 0o700);
  rmSync(join(folder, 'demo'), { recursive: true });
});

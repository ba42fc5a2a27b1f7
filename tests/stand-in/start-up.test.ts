// Starting on the stand-in for Electron on a good day and on bad ones: each bad day has a window with a sentence, and never a new store beside the old.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newFolder, REAL_BINARY, StandIn, type StandInOptions } from './stand-in.ts';

const running: StandIn[] = [];
afterEach(async () => {
  for (const standIn of running.splice(0)) await standIn.close();
});
async function starts(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await StandIn.start(options);
  running.push(standIn);
  return standIn;
}

test.skipIf(REAL_BINARY)(
  'a first start in earnest opens both windows as a kiosk, and asks for the set-up',
  async () => {
    const standIn = await starts({ args: [] });
    expect(standIn.all('window').map(({ options }) => (options as { kiosk: boolean }).kiosk)).toEqual([
      true,
      true,
    ]);
    await (await standIn.page('inner')).getByRole('heading', { name: '首次启用' }).waitFor();
    expect((await (await standIn.page('outer')).textContent('body')) ?? '').not.toContain('管理员');
  },
);

test('what was wrapped by the system’s key store opens again at the next start', async () => {
  const folder = newFolder();
  const first = await StandIn.start({ folder });
  await first.touchesScreen();
  await (await first.page('inner')).getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await first.close({ keepFolder: true });
  expect(existsSync(join(folder, 'demo', 'keys', 'slot-os'))).toBe(true);
  const second = await starts({ folder });
  await (await second.page('inner')).getByRole('heading', { name: '请选择您的姓名' }).waitFor();
});

test.skipIf(REAL_BINARY).each([
  ['none', [], 'live', '这台电脑不能保护密钥'],
  ['none', ['--demo'], 'demo', '这台电脑不能保护密钥'],
  ['basic_text', ['--demo'], 'demo', '系统的密钥库没有上锁'],
])(
  'a key store that is %s makes no station (%j), and nothing is left half made',
  async (store, args, mode, title) => {
    const standIn = await starts({ args, env: { STAND_IN_KEY_STORE: store } });
    await (await standIn.page('inner')).getByRole('heading', { name: title }).waitFor();
    expect(readdirSync(standIn.folder), 'a station').not.toContain(mode);
  },
);

test.skipIf(REAL_BINARY)(
  'a machine that only hides the keys is set up when the first administrator says why, in writing, and opens again',
  async () => {
    const folder = newFolder();
    const env = { STAND_IN_KEY_STORE: 'basic_text' };
    const first = await StandIn.start({ folder, args: [], env });
    const inner = await first.page('inner');
    await inner.getByRole('heading', { name: '首次启用' }).waitFor();
    const fill = async (label: string, text: string) => inner.getByLabel(label).fill(text);
    for (const [place, code] of Object.entries({ 银行: 'yh', 网点: 'hz-01', 本机: 'c01' })) {
      const group = inner.getByRole('group', { name: place, exact: true });
      await group.getByLabel('代码').fill(code);
      await group.getByLabel('中文名称').fill(`样例${place}`);
    }
    await fill('工号', 'ji');
    await fill('姓名', '管理员己');
    await inner.getByLabel(/^PIN/).fill('223606');
    await fill('再输一次 PIN', '223606');
    await inner.getByRole('button', { name: '启用本机' }).click();
    await inner.getByText('请写明原因和批准人，10 至 200 字。').waitFor();
    await fill('仍然要启用的原因和批准人', '新机钥匙串下周才装好，省行信息部王示范批准。');
    await inner.getByRole('button', { name: '启用本机' }).click();
    // The recovery key is shown once, and not before a display that may be the customer's.
    await first.touchesScreen();
    await inner.getByRole('heading', { name: '本机已启用' }).waitFor();
    await first.close({ keepFolder: true });
    const keys = readdirSync(join(folder, 'live', 'keys'));
    expect(keys.filter((name) => name.startsWith('slot-os'))).toEqual(['slot-os-open']);

    const again = await StandIn.start({ folder, args: [], env });
    await (await again.page('inner')).getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await again.close({ keepFolder: true });

    // With a keyring that nobody gave the key to, only a spare key opens it.
    const kept = await starts({ folder, args: [] });
    await (await kept.page('inner')).getByRole('heading', { name: '本机的密钥打不开' }).waitFor();
  },
);

test.skipIf(REAL_BINARY)('a second start while one runs ends at once and opens nothing', async () => {
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

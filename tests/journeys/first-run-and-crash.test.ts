// The built program from its first start on an empty folder, killed in the middle of a case and started again: people meet it as they
// left it. Here nothing is stepped: it is `cli start` as the README runs it.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import { launchBrowser } from './chromium.ts';
import { journeyFolder } from './journey-server.ts';
import { keepPicture, lookAt } from './screen-checks.ts';
import { openWindows, type WatchedPage } from './windows.ts';

interface Running {
  process: ChildProcess;
  teller: string;
  customer: string;
  identities: string[];
}

const CLI = join(programFolder(import.meta.url), 'dist', 'process', 'cli.js');
const ADMIN_PIN = '271828';
const TELLER_PIN = '314159';
let folder: string;
let browser: Browser;
let running: Running | undefined;
let inner: WatchedPage;
let outer: WatchedPage;

async function start(port: string): Promise<Running> {
  const child = spawn(process.execPath, [
    CLI,
    'start',
    '--host',
    'loopback',
    '--data',
    folder,
    '--port',
    port,
    '--json',
  ]);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { process: child, ...(JSON.parse(line) as Omit<Running, 'process'>) };
  }
  throw new Error('the program did not start');
}

const kill = async (victim: Running | undefined) => {
  const { process: child } = victim ?? {};
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

beforeEach(async () => {
  folder = journeyFolder();
  [browser, running] = await Promise.all([launchBrowser(), start('0')]);
  ({ inner, outer } = await openWindows(browser, running));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await keepPicture(inner, `failed-${task.name}-inner`);
    await keepPicture(outer, `failed-${task.name}-outer`);
  }
  await browser.close();
  await kill(running);
  rmSync(folder, { recursive: true, force: true });
});

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).click();

async function setsUp(page: Page): Promise<string> {
  await title(page, '首次启用').waitFor();
  await lookAt(inner, 'inner', 'set-up');
  for (const [place, code, name] of [
    ['银行', 'yh', '样例银行'],
    ['网点', 'hz-01', '湖滨支行'],
    ['本机', 'c01', '一号柜台'],
  ] as const) {
    const group = page.getByRole('group', { name: place });
    await group.getByLabel('代码').fill(code);
    await group.getByLabel('中文名称').fill(name);
  }
  const admin = page.getByRole('group', { name: '第一位管理员' });
  await admin.getByLabel('工号').fill('ji');
  await admin.getByLabel('姓名').fill('管理员己');
  await admin.getByLabel(/^PIN/).fill(ADMIN_PIN);
  await admin.getByLabel('再输一次 PIN').fill(ADMIN_PIN);
  await tap(page, '启用本机');
  await title(page, '本机已启用').waitFor();
  await lookAt(inner, 'inner', 'identity');
  const shown = (await page.locator('main').textContent()) ?? '';
  await tap(page, '已抄好，下一步');
  await title(page, '恢复密钥').waitFor();
  await lookAt(inner, 'inner', 'recovery-key');
  await page.getByRole('checkbox', { name: /由两人签封/ }).check();
  await tap(page, '已保管，去登录');
  return shown.replaceAll(/\s/g, '');
}

async function signsIn(page: Page, name: string, pin: string): Promise<void> {
  await tap(page, new RegExp(`^${name}`));
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await tap(page, '登录');
}

async function addsTeller(page: Page): Promise<void> {
  await title(page, '人员').waitFor();
  await lookAt(inner, 'inner', 'admin');
  await tap(page, '添加人员');
  const dialog = page.getByRole('dialog', { name: '添加人员' });
  await dialog.getByLabel('工号').fill('jia');
  await dialog.getByLabel('姓名').fill('柜员甲');
  await dialog.getByRole('checkbox', { name: '柜员' }).check();
  await dialog.getByLabel(/^PIN/).fill(TELLER_PIN);
  await dialog.getByLabel('再输一次 PIN').fill(TELLER_PIN);
  await lookAt(inner, 'inner', 'admin-add');
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByText('已添加 柜员甲').waitFor();
  await tap(page, '退出登录');
}

async function opensCase(page: Page): Promise<void> {
  await tap(page, '个人汇款');
  await page.getByLabel('客户姓名').fill('林秋禾');
  await page.getByLabel('证件号码').fill('330106197001011234');
  await page.getByLabel('收款人户名').fill('周远山');
  await page.getByLabel('收款账号').fill('6222021234567890123');
  await page.getByLabel(/^金额/).fill('8000');
  await page.getByRole('radio', { name: '否', exact: true }).check();
  await tap(page, '证件核对无误');
  await title(page, '收款人类别').waitFor();
  await tap(page, '其他个人');
  await title(page, '资金用途').waitFor();
  await tap(page, '医疗');
  await title(page, '与收款人的关系').waitFor();
}

describe('first run, and a crash in the middle', () => {
  test('an empty folder becomes a working counter, and after a kill both windows come back by themselves to the same line', async () => {
    const { page } = inner;
    const identity = await setsUp(page);
    await signsIn(page, '管理员己', ADMIN_PIN);
    await addsTeller(page);
    await signsIn(page, '柜员甲', TELLER_PIN);
    await title(page, /^开始办理/).waitFor();
    await opensCase(page);
    await outer.page.getByText('第 1 / 5 页').waitFor();
    await outer.page.getByRole('button', { name: '下一页' }).click();
    await outer.page.getByText('第 2 / 5 页').waitFor();
    await page.getByText(/阅读（1\/5 页）/).waitFor();

    const port = new URL(running?.teller ?? '').port;
    await kill(running);
    await page.getByText('正在重新连接…').waitFor();
    await outer.page.getByText('屏幕正在恢复，请稍候。').waitFor();
    await lookAt(inner, 'inner', 'reconnecting');
    await lookAt(outer, 'outer', 'reconnecting');
    const restarted = Date.now();
    running = await start(port);
    for (const fingerprint of running.identities) expect(identity).toContain(fingerprint);
    // A restart ends every sign-in: the page asks for the same person's PIN, or for who it is.
    const pin = page.getByLabel('PIN', { exact: true });
    const person = page.getByRole('button', { name: /^柜员甲/ });
    await pin.or(person).first().waitFor();
    process.stdout.write(
      `crash: the teller is asked for the PIN ${Date.now() - restarted} ms after the restart began\n`,
    );
    await lookAt(inner, 'inner', 'after-crash');
    if (await person.isVisible()) await person.click();
    await pin.fill(TELLER_PIN);
    await tap(page, /^(登录|解锁)$/);
    await title(page, '与收款人的关系').waitFor();
    await page.getByText(/阅读（1\/5 页）/).waitFor();
    await outer.page.getByText('第 2 / 5 页').waitFor();

    // A window that is loaded anew finds the same place too.
    await Promise.all([page.reload(), outer.page.reload()]);
    await title(page, '与收款人的关系').waitFor();
    await outer.page.getByText('第 2 / 5 页').waitFor();
    await tap(page, '客户放弃');
    await page.getByRole('dialog').getByRole('button', { name: '客户要先核实，改日再说' }).click();
    await title(page, /^开始办理/).waitFor();
    await title(outer.page, '您好').waitFor({ timeout: 3_000 });
    const unexpected = [...inner.errors, ...outer.errors].filter(
      (line) =>
        !/ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET)|\/rpc\/.*\/watch/.test(line),
    );
    expect(unexpected).toEqual([]);
  });
});

// The administrator brings the program up to date from a stick: a file that was tampered with is refused in words, the version that runs is kept
// first, and a second person's PIN hands the next one to the system (features.md DU2).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { KEYS, ORIGIN } from '../support/head-office.ts';
import { brought, updateFile } from '../support/update-files.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { command } from './ledger-checks.ts';

async function enrolsHeadOffice({ app }: { app: App }): Promise<void> {
  const { station, admin } = createRouterClient(router, { context: { app, window: 'inner' } });
  const second = { approver: 'bing', pin: PIN.网点负责人丙 };
  await station.signIn({ command: command(), staff: 'ji', pin: PIN.管理员己, room: 'admin' });
  await admin.enrolHeadOffice({ command: command(), origin: ORIGIN, keys: KEYS, ...second });
  await station.signOut({ command: command() });
}

let counter: Counter;
const handedOver: string[] = [];
beforeEach(async () => {
  const open = async (file: string) => handedOver.push(file) > 0;
  counter = await Counter.open({
    installed: { installer: { kind: 'deb', open }, machine: { platform: 'linux', arch: 'x64' } },
    prepare: enrolsHeadOffice,
  });
});
afterEach((context) => counter.close(context));

test('an update from a stick is proved, taken, and installed by two; one step back stays', async () => {
  const { page } = counter.inner;
  const stick = join(counter.server.folder, 'stick');
  mkdirSync(stick);
  const tampered = updateFile('0.2.0');
  tampered[tampered.length >> 1] = (tampered[tampered.length >> 1] ?? 0) ^ 1;
  brought(stick, tampered, '柜面0.2.0-坏.cgupdate');
  brought(stick, updateFile('0.1.0'), '柜面0.1.0.cgupdate');
  brought(stick, updateFile('0.2.0'), '柜面0.2.0.cgupdate');

  await counter.signInAs('管理员己');
  await page.getByRole('navigation', { name: '管理' }).getByRole('button', { name: '程序更新' }).click();
  await page.getByText('现在运行的版本：0.1.0').waitFor();
  await counter.seeInner('update');
  await page.getByLabel('文件所在的文件夹').fill(stick);
  await counter.button('查看').click();
  await counter.button('核对并收下 柜面0.2.0-坏.cgupdate').click();
  await page.getByText('没有收下。文件不完整，或和总行签名的不一样。').waitFor();
  await counter.seeInner('update-refused');

  await counter.button('核对并收下 柜面0.2.0.cgupdate').click();
  await page.getByText('已核对无误，收下了 0.2.0。还没有安装。').waitFor();
  expect(await counter.button('装上 0.2.0').count(), 'before there is a way back').toBe(0);
  await page.getByText('请先收下 0.1.0 的更新文件').waitFor();
  await counter.button('核对并收下 柜面0.1.0.cgupdate').click();
  await page.getByText('装上以后如有问题，可以退回 0.1.0。').waitFor();
  await counter.seeInner('update-taken');

  await counter.button('装上 0.2.0').click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /网点负责人丙/ })
    .check();
  await page.getByRole('dialog').getByLabel('PIN', { exact: true }).fill(PIN.网点负责人丙);
  await counter.seeInner('update-second');
  await counter.button('复核并安装').click();
  await page.getByText('已交给系统安装，程序马上退出。').waitFor();
  expect(handedOver).toHaveLength(1);
  await counter.seeInner('update-begun');
});

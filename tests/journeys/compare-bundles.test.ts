// An auditor holds two bundles of this counter and some files that are none against its log, in the worker of real Chromium.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { Counter } from './counter.ts';

let browser: Browser;
let counter: Counter;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach((context) => counter.close(context));

const zip = 'application/zip';

test('each file is told what it is, the worker is used, and the answer is on record', async () => {
  counter = await Counter.open({ browser });
  const { page } = counter.inner;
  await counter.signInAs('审计戊');
  const bundles: Buffer[] = [];
  for (let at = 0; at < 2; at += 1) bundles.push(await exported());
  await counter.button('比对证据包').click();
  await counter.title('比对证据包').waitFor();
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = bundles;
  const cut = Buffer.from(second);
  cut[cut.indexOf('export-begun')] = 'E'.charCodeAt(0);
  await page.getByLabel('选择证据包').setInputFiles([
    { name: '十月.zip', mimeType: zip, buffer: first },
    { name: '十一月.zip', mimeType: zip, buffer: second },
    { name: '被动过的证据包，文件名特别长，说明是从哪里来的，一九九九年.zip', mimeType: zip, buffer: cut },
    { name: '空.zip', mimeType: zip, buffer: Buffer.alloc(0) },
    { name: '封存.zip.age', mimeType: zip, buffer: Buffer.from('age-encryption.org/v1\n-> X25519 a\n') },
  ]);
  await counter.seeInner('compare-chosen');
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await counter.button('开始比对').click();
  await counter.title('比对结果：5 个文件').waitFor();
  expect(workers).toHaveLength(3);
  await page.getByText('出自同一台账的包两两比对 1 次，全部一致。').waitFor();
  expect(await page.getByText(/同一台账，前 \d+ 条一致$/).count()).toBe(2);
  await counter.seeInner('compare-answer');
  const { ledger } = counter.server.station.open;
  expect(ledger.event(ledger.size - 1).kind).toBe('heads-compared');
});

/** A bundle as the process writes it, read back. */
async function exported(): Promise<Buffer> {
  const { page } = counter.inner;
  await counter.button('导出').click();
  await page.getByLabel(/^交给谁/).fill('总行审计部');
  await page.getByLabel(/^用途/).fill('月度检查');
  await counter.button('导出脱敏证据包').click();
  await counter.title('证据包已生成').waitFor();
  const text = (await page.getByRole('region', { name: '证据包已生成' }).textContent()) ?? '';
  await counter.button('再导出一份').click();
  return readFileSync(/(\/\S+?\.zip)/.exec(text)?.[1] ?? '');
}

// J28, 立即检查: the store behind a running counter is changed by a hand that holds its key. The supervisor's check names the first bad entry,
// the ledger stops, and the screen says what to do next.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { Counter } from './counter.ts';
import { expectChainIntact } from './ledger-checks.ts';

let browser: Browser;
let counter: Counter;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach((context) => counter.close(context));

async function afterOneCase(): Promise<void> {
  counter = await Counter.open({ browser });
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.button('取消业务').click();
  await counter.inner.page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
  await counter.title(/^开始办理/).waitFor();
}

async function checks(): Promise<void> {
  await counter.signInAs('审计戊');
  await counter.button('核对').click();
  await counter.title('核对台账').waitFor();
  await counter.button('立即核对').click();
}

test('an untouched log is whole, and says what a check does not prove', async () => {
  await afterOneCase();
  await checks();
  const { page } = counter.inner;
  await page.getByText('台账完整').waitFor();
  await page.getByText('核对不能证明').waitFor();
  await counter.seeInner('check-whole');
  expectChainIntact(counter.server);
  await counter.endOfJourney('j28');
});

const db = () => counter.server.station.open.store.db;
const bytesOf = (seq: number) =>
  db().prepare('SELECT bytes FROM entries WHERE seq = ?').pluck().get(seq) as Buffer;
const put = (seq: number, bytes: Buffer) =>
  db().prepare('UPDATE entries SET bytes = ? WHERE seq = ?').run(bytes, seq);

/** What is done at an entry, and which line on the screen says so. */
const HANDS: [string, string, (seq: number) => void][] = [
  [
    'one character',
    '这条记录与它的校验值不符。',
    (seq) => put(seq, Buffer.from(bytesOf(seq).toString('utf8').replace('other-person', 'other-persom'))),
  ],
  ['a deletion', '这条记录不见了。', (seq) => db().prepare('DELETE FROM entries WHERE seq = ?').run(seq)],
  [
    'a swap',
    '这条记录不在它原来的位置。',
    (seq) =>
      db().exec(`UPDATE entries SET seq = -1 WHERE seq = ${seq}; UPDATE entries SET seq = ${seq} WHERE seq = ${seq + 1};
                 UPDATE entries SET seq = ${seq + 1} WHERE seq = -1`),
  ],
  ['a cut tail', '这条记录不见了。', (seq) => db().prepare('DELETE FROM entries WHERE seq >= ?').run(seq)],
  [
    'a foreign entry',
    '这条记录与它的校验值不符。',
    (seq) =>
      put(seq, Buffer.from(bytesOf(seq).toString('utf8').replaceAll('yh/hz-01/c01/g1', 'yh/hz-01/c02/g1'))),
  ],
];

test.each(HANDS)('%s is found and named, and from then on nothing is written', async (_what, said, hand) => {
  await afterOneCase();
  const { store, ledger } = counter.server.station.open;
  const [seq] = [...store.seqsOfKinds(['step-answered'])];
  hand(seq ?? 0);
  await checks();
  const { page } = counter.inner;
  await page.getByText('台账有记录对不上').first().waitFor();
  await page.getByText(`最早对不上的是第 ${seq} 号记录。`).waitFor();
  await page.getByText(said).waitFor();
  await counter.seeInner('check-broken');
  const { size } = ledger;
  await counter.button('退出登录').click();
  await page.getByText('为保护证据，台账已停止写入').first().waitFor();
  expect(ledger.size, 'the finding is the last entry').toBe(size);
});

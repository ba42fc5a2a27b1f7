// A customer comes back with an objection: the supervisor looks the case up, registers and answers it, and the auditor reads both beside it.
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

const inDialog = () => counter.inner.page.getByRole('dialog');

async function register(basic: boolean, note: string): Promise<void> {
  await counter.button('登记异议').click();
  await inDialog().getByRole('button', { name: '查找' }).click();
  await inDialog()
    .getByLabel(/个人汇款/)
    .check();
  await inDialog().getByLabel('没有给办').check();
  if (basic)
    await inDialog()
      .getByLabel(/影响客户/)
      .check();
  await inDialog().getByLabel('客户的意见').fill(note);
  await counter.seeInner('objection-made');
  await inDialog().getByRole('button', { name: '登记' }).click();
  await inDialog().waitFor({ state: 'detached' });
}

test('from the customer’s words to the answer, and the closed case stays as it was', async () => {
  counter = await Counter.open({ browser });
  const { page } = counter.inner;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.button('取消业务').click();
  await inDialog().getByRole('button', { name: '客户离开' }).click();
  await counter.title(/^开始办理/).waitFor();

  await counter.signInAs('网点负责人丙', '运营主管');
  await counter.title('待办').waitFor();
  await register(false, '等了两个小时，没有人说清为什么不给办。');
  await register(
    true,
    '说好当天能办，结果社保卡取不出钱，家里等着用，希望尽快给个说法，不要再让老人来回跑。',
  );
  await page.getByText('等候答复 2 项').waitFor();
  await counter.seeInner('objections');
  // What touches basic services stands first.
  await page
    .getByRole('button', { name: /^答复：/ })
    .first()
    .click();
  await inDialog().getByText('客户说：说好当天能办').waitFor();
  await inDialog().getByLabel('已解除或改变原处理').check();
  await inDialog().getByLabel('怎样答复客户').fill('已当面说明并办理。');
  await counter.seeInner('objection-answer');
  await inDialog().getByRole('button', { name: '记入台账' }).click();
  await page.getByText('答复已记入台账。').waitFor();
  await page.getByText('等候答复 1 项').waitFor();

  await counter.signInAs('审计戊');
  await counter.button('近 7 天').click();
  await page.getByRole('button', { name: /^查看/ }).first().click();
  const objections = page.getByRole('region', { name: '客户的异议' });
  await objections.scrollIntoViewIfNeeded();
  await counter.seeInner('objections-of-case');
  expect(await objections.getByRole('listitem').count()).toBe(3);
  await counter.endOfJourney('objections');
});

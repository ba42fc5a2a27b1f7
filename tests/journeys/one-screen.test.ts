// One screen for two (features.md CS10): no customer's window is connected, the teller turns their own, the customer reads and signs on it, and
// it comes back by a PIN. Nothing of the teller's is in the page meanwhile.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { Customer } from './customer.ts';
import { PIN } from './journey-server.ts';
import { lastCase } from './ledger-checks.ts';
import { expectAccessible, keepPicture } from './screen-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ outerClock: false });
});
afterEach((context) => counter.close(context));

test('the customer reads and signs on the staff’s screen, behind which nothing of the teller’s is left', async () => {
  const { inner, outer } = counter;
  await outer.page.goto('about:blank');
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await inner.page.getByText('客户屏幕未连接').waitFor();
  await counter.seeInner('no-customer-screen');
  await counter.button('转给客户看').click();

  const customer = new Customer(inner.page, (ms) => counter.passes(ms));
  await customer.button('下一页').waitFor();
  await keepPicture(inner, 'inner-turned-notice');
  await expectAccessible(inner, 'turned');
  const html = await inner.page.content();
  expect(html).not.toMatch(/柜员甲|林秋禾|周远山|其他个人|听到了|锁屏|退出登录/);
  const fits = () =>
    inner.page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
    });
  expect(await fits()).toBe(true);
  await customer.readsAndSigns();

  await counter.button('工作人员：转回屏幕').click();
  await inner.page.getByLabel('PIN').fill('000000');
  await counter.button('转回').click();
  await inner.page.getByText(/PIN 不正确/).waitFor();
  await keepPicture(inner, 'inner-turned-back');
  expect(await fits()).toBe(true);
  await inner.page.getByLabel('PIN').fill(PIN.柜员甲);
  await counter.button('转回').click();
  await inner.page.getByText('客户已签名').first().waitFor();

  const kinds = lastCase(counter.server).map(({ kind }) => kind);
  const signed = kinds.indexOf('ink-signed');
  expect(kinds.indexOf('screen-turned')).toBeLessThan(kinds.indexOf('notice-page-read'));
  expect(kinds.lastIndexOf('screen-turned')).toBeGreaterThan(signed);
});

// J36: the customer's window goes away in the middle of a notice. Inside it is said with the next step; outside it goes on at the same page,
// and nothing of the teller's was ever there.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ outerClock: false });
});
afterEach((context) => counter.close(context));

test('J36 screen pulled out: it pauses, inside says so, and it goes on where it was', async () => {
  const { inner, outer, customer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await customer.button('下一页').click();
  await outer.page.getByText(/第 2 \/ \d+ 页/).waitFor();

  const address = outer.page.url();
  await outer.page.goto('about:blank');
  await inner.page.getByText('客户屏幕未连接').waitFor();
  await counter.passes(3_000);
  await inner.page.getByText(/^客户屏幕断开了，客户的部分先停下。/).waitFor();
  await counter.seeInner('screen-lost');
  await counter.answer('资金用途', '家人生活费');

  await outer.page.goto(address);
  await outer.page.getByText(/第 2 \/ \d+ 页/).waitFor();
  await inner.page.getByText(/^客户屏幕断开了/).waitFor({ state: 'detached' });
  const changes = ofKind(lastCase(counter.server), 'screen-changed');
  expect(changes.map(({ body }) => body.to)).toEqual(['lost', 'back']);
  expect(await outer.textsSeen()).not.toMatch(/家人生活费|客户屏幕断开|柜员甲/);
});

// J08: a customer with somebody on the telephone says so with one tap. Not one pixel changes outside; inside there is a quiet mark, and 丙 is called.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { command, lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

const picture = async () => (await counter.outer.page.screenshot()).toString('base64');

test('J08 silent help: nothing to see or hear outside, a quiet mark inside, and the supervisor is called', async () => {
  const { outer, inner, customer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await outer.page.getByText(/第 1 \/ \d+ 页/).waitFor();
  await customer.button('下一页').click();
  await customer.button('我想问').click();
  await customer.title('您想问什么').waitFor();
  await counter.seeOuter('ask');
  // Where the pointer rests is no part of the page, and a finger has none.
  await outer.page.getByRole('button', { name: '有人在电话里听' }).hover();
  const before = await picture();

  await outer.page.getByRole('button', { name: '有人在电话里听' }).click();
  await inner.page.getByText('客户点了“有人在电话里听”。').waitFor();
  expect(await picture()).toBe(before);
  expect(await outer.page.evaluate(() => document.querySelectorAll('audio, video').length)).toBe(0);
  await counter.seeInner('silent-help');

  for (const name of ['我可以不答吗', '大概多久']) await customer.button(name).click();
  await counter.seeOuter('ask-time');
  await customer.button('返回').click();
  await outer.page.getByText(/第 2 \/ \d+ 页/).waitFor();

  const [asked] = ofKind(lastCase(counter.server), 'help-asked-silently');
  expect(asked).toMatchObject({
    actor: { role: 'customer' },
    body: { signal: 'listened-to', flag: 'F14' },
  });
  const bing = new SecondSeat(counter);
  const read = await picture();
  await bing.isAskedFor('网点负责人丙');
  expect(await picture(), 'who sits down inside is not seen outside either').toBe(read);
  const caseId = asked?.case ?? '';
  await counter.server.calls.teller.cancelCase({ command: command(), caseId, reason: 'customer-left' });
  await counter.title(/^开始办理/).waitFor();
  await counter.endOfJourney('j08');
});

// J09: a customer who will not say what the money is for. It is an answer like any other, with the consequence that the pack names; the customer is
// shown why it was asked, on what it rests, and what comes of not answering.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

test('J09 will not answer: a consequence with a way on, and its reason and effect before the customer', async () => {
  const { customer, inner, outer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.title('资金用途').waitFor();
  await inner.page.getByText('为什么问', { exact: false }).first().click();
  await counter.button('给客户看为什么问').click();
  await customer.title('为什么问这个').waitFor();
  const told = await outer.page.locator('main').innerText();
  expect(told).toMatch(/问到哪里为止[\s\S]*不要求提供证明/);
  expect(told, 'on what it rests').toMatch(/依据[\s\S]*《中华人民共和国反洗钱法》/);
  expect(told, 'that one may say no, and what comes of it').toContain(
    '您可以不回答。不答不等于有问题。工作人员会记下来，可能请主管一起看看。',
  );
  await counter.seeOuter('reason');
  await customer.button('看完了').click();
  await outer.page.getByText(/^第 1 \/ \d 页$/).waitFor();

  // What is asked further because of it is the pack's: none of it is a dead end.
  await counter.answers({
    资金用途: '说不清或不愿说',
    与收款人的关系: '朋友、同事',
    怎样认识: '长期熟人',
    资金往来: '有，多次',
    办理缘由: '自己决定',
    账号来源: '以前用过的老账号',
    户名与开户行: '清楚，而且一致',
    回拨核实: '已核实，属实',
    神态举止: '平静',
    通讯行为: '无',
    信息核对: '一致',
    到账方式: '普通到账',
  });
  await counter.concludes('提示后办理');
  const outcome = inner.page.getByRole('region', { name: '结论' });
  await outcome.getByText('因为：用途说不清或不愿说。').waitFor();
  await outcome.getByText('把提示说给客户听，请客户再确认一次，然后办理。').waitFor();
  await counter.seeInner('will-not-answer');
  await customer.readsAndSigns();
  await customer.confirms();
  await counter.finishes();

  const events = lastCase(counter.server);
  expect(ofKind(events, 'reason-shown')[0]?.body).toMatchObject({ step: 'REM-03' });
  expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O1', flags: ['F01'] } });
  await counter.endOfJourney('j09');
});

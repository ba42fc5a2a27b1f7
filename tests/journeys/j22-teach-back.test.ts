// J22: the one question about what was read is answered wrong twice. Staff are asked to explain, both answers are on record, and nobody is locked out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

test('J22 teach-back wrong twice: the teller is asked to explain, it is on record, and the customer goes on', async () => {
  const { customer, inner, outer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.asksPlainly();
  await customer.readsToTheQuestion();
  const toExplain = inner.page.getByText('小题客户两次没有选对：请用自己的话再讲一遍，再请客户往下办。');
  await outer.page.getByRole('button', { name: '按他说的转' }).click();
  await outer.page.getByText('没关系，再想一想。也可以再看一遍提示。').waitFor();
  await counter.seeOuter('teach-back-again');
  // Reading again costs no try.
  await customer.button('再看一遍').click();
  await customer.button('去签名').click();
  expect(await toExplain.count()).toBe(0);
  await outer.page.getByRole('button', { name: '先转一点试试' }).click();
  await customer.title('请工作人员给您讲一讲').waitFor();
  await counter.seeOuter('teach-back-explain');
  expect(await outer.textsSeen()).not.toMatch(/错误|不正确|答错/);
  await toExplain.waitFor();
  await counter.seeInner('teach-back-explain');

  await customer.button('听明白了').click();
  await customer.title('请在框内签名').waitFor();
  await customer.signs();
  await customer.confirms();
  await counter.finishes();
  const events = lastCase(counter.server);
  expect(ofKind(events, 'teach-back-answered').map(({ actor, body }) => [actor.role, body.right])).toEqual([
    ['customer', false],
    ['customer', false],
  ]);
  expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0', flags: [] } });
  await counter.endOfJourney('j22');
});

// J19: the telephone that is to be bound to mobile banking is somebody else's. The service stops there, and says by which rule.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens('网上银行、手机银行签约', '开始');
});
afterEach((context) => counter.close(context));

const steps = () => counter.inner.page.getByRole('navigation', { name: '办理步骤' });

describe('J19 phone check', () => {
  test('a number that is not the customer’s own stops the service with its basis, and of the number only the result is kept', async () => {
    const bing = new SecondSeat(counter);
    await counter.answer('开通意愿', '自己想开，自己操作');
    await counter.title('手机号核实').waitFor();
    await counter.inner.page.getByText('为什么核对').click();
    const basis = await counter.inner.page.getByRole('definition').last().textContent();
    expect(basis).toMatch(/银发〔2016〕261号/);
    await counter.seeInner('phone-check-why');
    await counter.answer('手机号核实', '他人的号码');
    // Without a telephone of one's own there is no limit to ask about.
    expect(await steps().getByRole('button', { name: /^限额/ }).count()).toBe(0);
    await counter.concludes('主管复核');
    await counter.answer('手机里的软件', '没有');
    expect(await counter.button('完成').count()).toBe(0);
    await counter.seeInner('phone-check-stopped');
    await bing.isAskedFor('网点负责人丙');
    await bing.takes('结束办理');
    await counter.choose('怎样结束', '不予开通或提额');
    await counter.choose('依据哪一条', '手机号不是客户本人使用，不能开通');
    await counter.inner.page.getByRole('checkbox', { name: /已经交给客户/ }).check();
    await counter.seeInner('phone-check-end');
    await bing.records('结束办理');
    await counter.title('开始办理').waitFor();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'verification-recorded').map(({ body }) => body)).toContainEqual({
      step: 'EBK-02',
      options: ['others-number'],
    });
    expect(events.at(-1)).toMatchObject({
      kind: 'case-closed',
      body: { ending: 'E6', ground: 'number-not-own', flags: ['K11'] },
    });
    await counter.endOfJourney('j19');
  });

  test('the customer’s own telephone takes four taps', async () => {
    await counter.answers({ 开通意愿: '自己想开，自己操作', 手机号核实: '本人当场接到' });
    await counter.answers({ 手机里的软件: '没有', 限额: '默认小额' });
    expect(await counter.tapsSince()).toBeLessThanOrEqual(4);
    await counter.customer.readsAndSigns();
    await counter.finishes();
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'E0', flags: [] } });
    await counter.endOfJourney('j19');
  });
});

// J12: the branch head calls the police. Call, arrival and taking over are on record with their times, and 警方接手 closes the case.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { QUIET_TALK, SecondSeat } from './second-seat.ts';

const MINUTE_MS = 60_000;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('J12 police path', () => {
  test('call, arrival and number are recorded with their times, and the police taking over ends the case', async () => {
    const bing = new SecondSeat(counter);
    await counter.openRemittance({ yuan: 80_000 });
    await counter.answer('收款人类别', '其他个人');
    await counter.button('上门取现金，邮寄现金或黄金').click();
    await counter.concludes('警银联动');
    await counter.seeInner('police-advised');
    await bing.isAskedFor('网点负责人丙');
    await counter.seeInner('review-steps');
    // What the customer sees tells nothing of it.
    await counter.customer.page.getByText(/^第 1 \/ \d 页$/).waitFor();
    await counter.answers({ ...QUIET_TALK, 听客户讲来龙去脉: '线下取现与黄金交付' });
    await bing.contacts('110', '已派警', { number: '20261121-0417' });
    await counter.passes(4 * MINUTE_MS);
    await counter.answers({ 说明手法并核实: '客户坚持', 联系家人: '客户不同意，不联系' });
    await counter.passes(4 * MINUTE_MS);
    await bing.contacts('110', '已到场', { number: '0417' });
    // Nobody takes over who has not said so: until then the ending is named, and what it waits for.
    await bing.takes('结束办理');
    await counter.inner.page.getByText('“警方接手”要先登记联系的结果：警方已接手。').waitFor();
    expect(await counter.inner.page.getByRole('button', { name: /^\d? ?警方接手/ }).count()).toBe(0);
    await counter.button('返回看回答').click();
    await counter.answers({
      '联系派出所或 110': '已到场',
      提供保护措施: '都不需要',
      结束劝阻: '警方接手',
    });
    await counter.passes(2 * MINUTE_MS);
    await bing.contacts('110', '警方已接手', { number: '0417' });
    const history = counter.inner.page.getByRole('region', { name: '联系与更改' });
    await history.getByText(/联系110：已到场（首次联系后 8 分钟）/).waitFor();
    await history.getByText(/联系110：警方已接手（首次联系后 10 分钟）/).waitFor();
    await counter.seeInner('police-came');
    await bing.takes('结束办理');
    await counter.choose('怎样结束', '警方接手');
    await counter.choose('依据哪一条', '民警到场，当面处理');
    await counter.seeInner('police-end');
    await counter.button('记录：结束办理').click();
    await counter.title('开始办理').waitFor();

    const events = lastCase(counter.server);
    const [called, came, tookOver] = ofKind(events, 'contact-made');
    expect(called).toMatchObject({
      actor: { staff: 'bing' },
      body: { contact: '110', result: 'on-the-way' },
    });
    expect(came).toMatchObject({ body: { contact: '110', result: 'arrived' }, private: { number: '0417' } });
    const minutes = (Date.parse(came?.at ?? '') - Date.parse(called?.at ?? '')) / MINUTE_MS;
    expect(minutes).toBe(8);
    expect(tookOver).toMatchObject({ body: { contact: '110', result: 'took-over' } });
    expect(events.at(-1)).toMatchObject({
      kind: 'case-closed',
      actor: { staff: 'bing', role: 'branch-head' },
      body: { outcome: 'O5', ending: 'O9', ground: 'officer-here' },
    });
    await counter.endOfJourney('j12');
  });
});

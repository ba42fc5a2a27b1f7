// J12: the branch head calls the police. Call, arrival and result are on record with their times, and the case is closed with a listed ground.
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
  test('call, arrival and number are recorded with their times, and the case ends by a decision of the police', async () => {
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
    await counter.answers({
      '联系派出所或 110': '已到场',
      提供保护措施: '都不需要',
      结束劝阻: '不予办理，交《措施告知单》',
    });
    const history = counter.inner.page.getByRole('region', { name: '联系与更改' });
    await history.getByText(/联系110：已到场（首次联系后 8 分钟）/).waitFor();
    await counter.seeInner('police-came');
    await bing.takes('结束办理');
    await counter.choose('怎样结束', '不予办理');
    await counter.choose('依据哪一条', '公安机关依法作出的决定');
    const record = counter.button('记录：结束办理');
    expect(await record.isDisabled()).toBe(true);
    await counter.inner.page.getByRole('checkbox', { name: /措施告知单.*已经交给客户/ }).check();
    await counter.seeInner('police-end');
    await record.click();
    await counter.title('开始办理').waitFor();

    const events = lastCase(counter.server);
    const [called, came] = ofKind(events, 'contact-made');
    expect(called).toMatchObject({
      actor: { staff: 'bing' },
      body: { contact: '110', result: 'on-the-way' },
    });
    expect(came).toMatchObject({ body: { contact: '110', result: 'arrived' }, private: { number: '0417' } });
    const minutes = (Date.parse(came?.at ?? '') - Date.parse(called?.at ?? '')) / MINUTE_MS;
    expect(minutes).toBe(8);
    expect(events.at(-1)).toMatchObject({
      kind: 'case-closed',
      actor: { staff: 'bing', role: 'branch-head' },
      body: { outcome: 'O5', ending: 'O6', ground: 'police-order' },
    });
    await counter.endOfJourney('j12');
  });
});

// J14: doubt without proof. The customer takes the next day's arrival: a delay, nothing stopped, and somebody calls them tomorrow.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase } from './ledger-checks.ts';
import { TaskRoom } from './task-room.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('J14 safer alternative', () => {
  test('the next day’s arrival is a delay and no stop, and tomorrow’s call stands in the supervisor’s list', async () => {
    await counter.openRemittance({ yuan: 20_000 });
    await counter.answers({
      收款人类别: '其他个人',
      资金用途: '还款借款',
      与收款人的关系: '朋友、同事',
      怎样认识: '长期熟人',
      资金往来: '没有',
      办理缘由: '自己决定',
      账号来源: '以前用过的老账号',
      户名与开户行: '清楚，而且一致',
      回拨核实: '已核实，属实',
      神态举止: '平静',
      通讯行为: '无',
      信息核对: '一致',
    });
    await counter.inner.page.getByText('建议延迟到账', { exact: true }).waitFor();
    await counter.title('到账方式').waitFor();
    await counter.seeInner('later-advised');
    await counter.answer('到账方式', '次日到账');
    await counter.customer.readsAndSigns();
    await counter.customer.confirms();
    await counter.finishes();
    const closed = lastCase(counter.server).at(-1);
    expect(closed).toMatchObject({
      kind: 'case-closed',
      body: {
        ...{ outcome: 'O1', ending: 'O1', arrival: 'next-day', added: ['O2'] },
        followUps: [{ code: 'next-day-call', due: '2026-11-22' }],
      },
    });

    const room = new TaskRoom(counter);
    await room.opensFor('网点负责人丙');
    await room.row('次日回访').getByText('2026-11-22').waitFor();
    await counter.seeInner('tasks');
    await room.settles('次日回访', '核实属实');
    await counter.inner.page.getByText('没有待办。').waitFor();
    await counter.endOfJourney('j14');
  });
});

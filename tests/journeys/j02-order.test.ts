// J02: the order does not matter: the customer may sign before the asking is done, or after.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { kindsOf, lastCase } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('J02 order does not matter', () => {
  test('a customer signs before the asking is done, and the timeline says so', async () => {
    await counter.openRemittance({ yuan: 8_000 });
    await counter.answer('收款人类别', '其他个人');
    await counter.customer.readsAndSigns();
    await counter.customer.title('请稍候').waitFor();
    await counter.inner.page.getByText('客户已看完告知书，在等您').waitFor();
    await counter.seeInner('customer-waits');
    await counter.answer('资金用途', '购物');
    await counter.answer('与收款人的关系', '亲属');
    await counter.answer('账号来源', '合同、票据上的');
    // Any open step may be taken first.
    await counter.turnTo('信息核对');
    await counter.answer('信息核对', '一致');
    await counter.look('神态举止', '平静');
    await counter.look('通讯行为', '无');
    await counter.answer('到账方式', '次日到账');
    await counter.customer.confirms();
    await counter.finishes();
    const kinds = kindsOf(lastCase(counter.server));
    expect(kinds.indexOf('ink-signed')).toBeLessThan(kinds.indexOf('observation-made'));
    expect(kinds.at(-1)).toBe('case-closed');
    await counter.endOfJourney('j02');
  });

  test('a customer signs after everything was asked, and the timeline says so', async () => {
    await counter.openRemittance({ yuan: 8_000 });
    await counter.asksPlainly();
    await counter.title('等客户阅读签名').waitFor();
    await counter.customer.readsAndSigns();
    await counter.customer.confirms();
    await counter.finishes();
    const kinds = kindsOf(lastCase(counter.server));
    expect(kinds.indexOf('ink-signed')).toBeGreaterThan(kinds.lastIndexOf('step-answered'));
    expect(kinds.at(-1)).toBe('case-closed');
    await counter.endOfJourney('j02');
  });
});

// Cash: below the tier two looks and a check, from the tier on the questions and a signed notice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { kindsOf, lastCase } from './ledger-checks.ts';

const LOOKS = { 神态与通讯: '平静，没有通话或看消息', 信息核对: '一致' } as const;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

const steps = () => counter.inner.page.getByRole('navigation', { name: '办理步骤' });

async function takesCash(yuan: number): Promise<void> {
  await counter.begins('大额取现与购金');
  await counter.fillVisitor();
  await counter.inner.page.getByLabel(/^金额/).fill(String(yuan));
  await counter.button('开始').click();
  await steps().waitFor();
  await counter.inner.forgetTaps();
}

describe('cash', () => {
  test('below 50,000 yuan nothing is asked and nothing is signed', async () => {
    await takesCash(49_999);
    await counter.title('神态与通讯').waitFor();
    await counter.seeInner('cash-below');
    for (const step of ['现金用途', '交给谁', '钱从哪里来'])
      expect(
        await steps()
          .getByRole('button', { name: new RegExp(step) })
          .count(),
      ).toBe(0);
    await counter.answers(LOOKS);
    await counter.finishes();
    expect(await counter.tapsSince()).toBeLessThanOrEqual(3);
    const kinds = kindsOf(lastCase(counter.server));
    expect(kinds).not.toContain('notice-shown');
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'O0', flags: [] } });
    await counter.endOfJourney('cash');
  });

  test('from 50,000 yuan on it is asked what for and for whom, and the notice is signed', async () => {
    await takesCash(50_000);
    await counter.answers({
      现金用途: '装修',
      与预约对照: '一致',
      交给谁: '熟识的商家',
      钱从哪里来: '积蓄',
      定期存款: '不是定期，或已到期',
      ...LOOKS,
    });
    await counter.customer.readsAndSigns();
    await counter.answer('用自己的话说一条', '说得清');
    await counter.title('可以完成').waitFor();
    await counter.seeInner('cash-ready');
    await counter.finishes();
    expect(kindsOf(lastCase(counter.server))).toContain('ink-signed');
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'O0', flags: [] } });
    await counter.endOfJourney('cash');
  });
});

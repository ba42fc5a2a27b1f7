// J26: a counter that is left alone in the middle of a case gives notice, locks, shows the customer nothing, and comes back as it was.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { lastCase } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ innerClock: true });
});
afterEach((context) => counter.close(context));

describe('J26 idle during a case', () => {
  test('a minute’s notice, then the lock and a neutral outer screen; after the PIN the same line is back', async () => {
    const { page } = counter.inner;
    const { customer } = counter;
    await counter.signInAs('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.answer('收款人类别', '其他个人');
    await counter.answer('资金用途', '购物');
    await counter.title('与收款人的关系').waitFor();
    await customer.button('下一页').click();
    await customer.page.getByText('第 2 / 5 页').waitFor();
    // The lock itself is on record in the case: reading stood still.
    const withoutHolds = () => lastCase(counter.server).filter(({ kind }) => kind !== 'reading-held');
    const before = withoutHolds().length;

    // The window's last word to the process comes up to twenty seconds after the last touch, and counts for both.
    await counter.passes(4 * 60_000 + 25_000);
    const notice = page.getByRole('dialog', { name: '您还在吗？' });
    await notice.waitFor();
    await counter.seeInner('idle-notice');
    await notice.getByRole('button', { name: '我还在' }).click();
    await notice.waitFor({ state: 'detached' });
    await counter.title('与收款人的关系').waitFor();

    await counter.passes(5 * 60_000 + 25_000);
    await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
    await counter.seeInner('locked');
    expect(await page.getByText('购物').count()).toBe(0);
    expect(await page.getByText('8,000').count()).toBe(0);
    await customer.title('请稍候').waitFor();
    await counter.seeOuter('locked');

    await page.getByLabel('PIN', { exact: true }).fill(PIN.柜员甲);
    await counter.button('解锁').click();
    await counter.title('与收款人的关系').waitFor();
    await customer.page.getByText('第 2 / 5 页').waitFor();
    expect(withoutHolds()).toHaveLength(before);
    await counter.answer('与收款人的关系', '朋友、同事');
    await counter.answer('账号来源', '以前用过的老账号');
    await counter.button('暂停').click();
    await counter.seeInner('dialog-pause');
    await page.getByRole('dialog').getByRole('button', { name: '客户在打电话核实' }).click();
    await counter.title(/^开始办理/).waitFor();
    await counter.seeInner('paused');
    await counter.button('继续办理').click();
    await counter.title('神态举止').waitFor();
    await counter.button('取消业务').click();
    await page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
    await counter.title(/^开始办理/).waitFor();
    const kinds = counter.server.station.open.store.seqsOfKinds(['locked', 'unlocked']);
    expect([...kinds]).toHaveLength(2);
    await counter.endOfJourney('j26');
  });
});

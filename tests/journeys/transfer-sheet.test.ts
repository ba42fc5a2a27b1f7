// The transfer with its sheet: the customer reads and answers while filling in the slip, the teller asks five questions, and what is
// confirmed is signed, because nothing else was.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TRANSFER_IN_WORDS } from './clean-answers.ts';
import { Counter } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens('转账风险询问', '开始');
});
afterEach((context) => counter.close(context));

describe('a transfer with its sheet', () => {
  test('the sheet is outside before there is a slip, the customer answers it alone and signs what is confirmed', async () => {
    const { customer } = counter;
    await counter.inner.page.getByText('单据还没有录入').waitFor();
    await counter.seeInner('transfer-no-slip');
    await customer.readsSheet({ onPage: (page) => counter.seeOuter(`sheet-${page}`) });
    await counter.seeOuter('sheet-choices');
    await customer.button('有一项像我的情况').click();
    await counter.seeOuter('sheet-like-mine');
    await customer.button('返回').click();
    await customer.button('以上情形都没有发生').click();
    await customer.title('请稍候').waitFor();
    await counter.button('录入单据').click();
    await counter.fillSlip({ yuan: 8_000 });
    await counter.seeInner('transfer-slip');
    await counter.inner.page.locator('form').getByRole('button', { name: '录入单据' }).click();
    await counter.answers({
      ...TRANSFER_IN_WORDS,
      到账方式: '普通到账',
    });
    await customer.title('请您核对，没有错再签名').waitFor();
    // The key alone is not enough.
    await customer.button('签好了，确认').click();
    await customer.page.getByText('框里还没有字，请先签名。').waitFor();
    await counter.seeOuter('confirmation-ink');
    await customer.confirmsInInk();
    await counter.finishes();
    const taps = await counter.tapsSince();
    expect(taps).toBeLessThanOrEqual(12);
    process.stdout.write(`transfer: ${taps} taps, of which two are for the slip\n`);
    const events = lastCase(counter.server);
    expect(ofKind(events, 'sheet-answered')[0]).toMatchObject({
      actor: { role: 'customer' },
      body: { options: ['none'] },
    });
    const kinds = kindsOf(events);
    expect(kinds.indexOf('sheet-answered')).toBeLessThan(kinds.indexOf('slip-filled'));
    expect(ofKind(events, 'confirmation-made')[0]?.body).toMatchObject({ by: 'ink', amountFen: 800_000 });
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0' } });
    await counter.endOfJourney('transfer');
  });

  test('a customer who finds their own day on the sheet stops the transfer, and nothing outside tells of it', async () => {
    const { customer } = counter;
    await customer.readsSheet();
    await customer.button('有一项像我的情况').click();
    await customer.button('一、要往“安全账户”转钱，或配合调查').click();
    await customer.title('请稍候').waitFor();
    await counter.concludes('暂缓并劝阻');
    await counter.seeInner('transfer-like-mine');
    await counter.button('客户放弃').click();
    await counter.choose('客户为什么放弃？', '经提示或劝阻，客户决定不办');
    await counter.title('开始办理').waitFor();
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'O7', flags: ['F03'] } });
    await counter.endOfJourney('transfer');
  });
});

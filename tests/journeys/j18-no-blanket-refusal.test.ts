// J18: nobody refuses an account for no reason. A teller can only propose it; the branch head needs a ground of the list, and may find none.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, AFTER_QUERY, DOCUMENT_FINE, IDENTITY, QUERY } from './account.ts';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens(ACCOUNT, DOCUMENT_FINE);
  await counter.answers({ ...IDENTITY, ...QUERY, ...AFTER_QUERY });
});
afterEach((context) => counter.close(context));

async function proposesRefusal(): Promise<void> {
  // What a teller can end alone is the customer's own wish.
  await counter.button('客户放弃').click();
  const own = counter.inner.page.getByRole('dialog');
  expect(await own.getByRole('button', { name: /拒绝/ }).count()).toBe(0);
  await own.getByRole('button', { name: '返回' }).click();
  await counter.button('更多').click();
  await counter.seeInner('dialog-more');
  await counter.inner.page.getByRole('dialog').getByRole('button', { name: '拒绝开户' }).click();
  const proposal = counter.inner.page.getByRole('dialog', { name: '提请：拒绝开户' });
  await proposal.getByText(/由网点负责人在本机决定/).waitFor();
  await counter.seeInner('dialog-propose');
  await proposal.getByRole('button', { name: '提请', exact: true }).click();
}

describe('J18 no blanket refusal', () => {
  test('the branch head cannot record a refusal without a ground and the paper, finds none that applies, and the account is opened', async () => {
    const bing = new SecondSeat(counter);
    await proposesRefusal();
    await bing.sitsDown('网点负责人丙');
    await counter.inner.page.getByText('柜员提请：拒绝开户。请您核对后自己选择。').waitFor();
    await counter.seeInner('review-proposed');
    await bing.takes('结束办理');
    const record = counter.button('记录：结束办理');
    expect(await record.isDisabled()).toBe(true);
    await counter.choose('怎样结束', '拒绝开户');
    expect(await record.isDisabled()).toBe(true);
    await counter.choose('依据哪一条', '开户理由不合理，复核后仍未说明');
    expect(await record.isDisabled()).toBe(true);
    await counter.seeInner('review-refusal');
    await counter.button('返回看回答').click();
    await bing.agreesBecause('已向客户解释清楚，客户愿意继续办理');
    await counter.customer.readsAndSigns();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'escalated')[0]?.body).toMatchObject({ proposed: 'A5' });
    expect(ofKind(events, 'supervisor-decided')).toMatchObject([
      { actor: { staff: 'bing' }, body: { decision: 'proceed', reason: 'explained-and-willing' } },
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'A0' } });
    await counter.endOfJourney('j18');
  });
});

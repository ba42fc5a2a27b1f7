// J10: going back and changing is free, names its cause, and asks again what rests on it; the signature stands as what it was.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

async function changePurpose(cause: '记录有误' | '客户改口'): Promise<void> {
  await counter.button('更改：资金用途').click();
  await counter.answer('资金用途', '医疗');
  const dialog = counter.inner.page.getByRole('dialog', { name: '为什么更改？' });
  await dialog.waitFor();
  await counter.seeInner('dialog-change');
  await dialog.getByRole('button', { name: new RegExp(`^${cause}`) }).click();
}

describe('J10 back and change', () => {
  test('old, new and cause are kept, what rests on it is asked again, and the signature is marked as earlier', async () => {
    await counter.openRemittance({ yuan: 8_000 });
    await counter.asksPlainly();
    await counter.customer.readsAndSigns();
    await counter.title('等客户确认').waitFor();
    await changePurpose('记录有误');
    await counter.title('信息核对').waitFor();
    await counter.inner.page.getByText(/^原来记录为“一致”。相关内容有更改/).waitFor();
    await counter.seeInner('ask-again');
    // Until it is answered the customer is not asked to confirm.
    await counter.customer.title('请稍候').waitFor();
    await counter.answer('信息核对', '一致');
    await counter.inner.page.getByText('签名在更改之前，告知书内容没有变化，签名仍然有效。').waitFor();
    await counter.inner.page.getByText('资金用途：购房装修 → 医疗（记录有误）').waitFor();
    await counter.seeInner('signed-before-change');
    await counter.customer.confirms();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'step-changed')[0]?.body).toMatchObject({
      step: 'REM-03',
      from: ['house-purchase'],
      to: ['medical'],
      cause: 'record-error',
    });
    expect(ofKind(events, 'verification-recorded').filter(({ body }) => body.step === 'REM-14')).toHaveLength(
      2,
    );
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0' } });
    await counter.endOfJourney('j10');
  });

  test('a customer who tells it otherwise raises a flag that the teller cannot take back', async () => {
    await counter.openRemittance({ yuan: 8_000 });
    await counter.asksPlainly();
    await changePurpose('客户改口');
    await counter.inner.page.getByText('用途前后不一，或与预约时不同').first().waitFor();
    await counter.seeInner('told-otherwise');
    await counter.button('取消业务').click();
    await counter.inner.page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
    await counter.title(/^开始办理/).waitFor();
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { flags: ['F02'], outcome: 'O3' } });
    await counter.endOfJourney('j10');
  });
});

// J20: a customer who refuses to sign, signs by mark, or signs on paper. Each way asks for what it needs and closes properly.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.asksPlainly();
  await counter.title('等客户阅读签名').waitFor();
});
afterEach((context) => counter.close(context));

describe('J20 refuses to sign or cannot', () => {
  test('a refusal asks the customer for a reason and a reviewer for a decision', async () => {
    const { customer } = counter;
    await customer.reads();
    await customer.button('我不想签').click();
    await counter.seeOuter('refuse');
    await customer.button('想再考虑').click();
    await customer.title('请稍候').waitFor();
    await counter.button('提请复核').waitFor();
    await counter.seeInner('refused');
    await counter.button('提请复核').click();
    await counter.takesOver('网点负责人丙');
    await counter.button(/^同意办理/).click();
    await counter.inner.page.getByRole('button', { name: '已看过合同或票据，内容相符' }).click();
    await counter.button('记录：同意办理').click();
    await counter.button('交还柜员').click();
    await customer.confirms();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'ink-refused')[0]).toMatchObject({
      actor: { role: 'customer' },
      body: { reason: 'think-again' },
    });
    expect(kindsOf(events)).not.toContain('ink-signed');
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O3' } });
    await counter.endOfJourney('j20');
  });

  test('a mark counts when somebody else has witnessed it with their own PIN', async () => {
    const { customer } = counter;
    await customer.reads();
    await customer.button('我不方便写字，用画押').click();
    await customer.title('请在框内画押').waitFor();
    await customer.writes([
      [
        [0.4, 0.4],
        [0.5, 0.3],
        [0.6, 0.4],
        [0.5, 0.6],
        [0.4, 0.4],
      ],
    ]);
    await counter.seeOuter('mark');
    await customer.button('签好了').click();
    await customer.title('谢谢，请稍候').waitFor();
    await counter.seeOuter('witness');
    await counter.title('等见证人').waitFor();
    await counter.seeInner('witness-needed');
    await counter.button('见证人输入 PIN').first().click();
    const dialog = counter.inner.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('radio', { name: /柜员甲/ }).count()).toBe(0);
    await counter.seeInner('dialog-witness');
    await counter.takesOver('大堂经理乙');
    await customer.confirms();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'ink-signed')[0]?.body.form).toBe('mark');
    expect(ofKind(events, 'mark-witnessed')[0]).toMatchObject({
      body: { witness: 'yi' },
      actor: { staff: 'yi' },
    });
    await counter.endOfJourney('j20');
  });

  test('a signature on paper is kept by the fingerprint of its scan, which stays where it is', async () => {
    await counter.button('纸质签名').click();
    const dialog = counter.inner.page.getByRole('dialog');
    await dialog.getByLabel('扫描件').setInputFiles({
      name: 'scan.png',
      mimeType: 'image/png',
      buffer: Buffer.from('a scan of a signed notice'),
    });
    await dialog.getByText(/^指纹 /).waitFor();
    await counter.seeInner('dialog-paper');
    await dialog.getByRole('button', { name: '记录纸质签名' }).click();
    await dialog.waitFor({ state: 'detached' });
    await counter.customer.confirms();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'paper-signed')[0]?.private?.scan).toBe(
      'eMZpya/QURY1j89QA0ou6XbJRt3d34txMBq7pO4nvIA=',
    );
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0' } });
    await counter.endOfJourney('j20');
  });
});

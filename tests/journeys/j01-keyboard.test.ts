// J01 ⌨: the same remittance with nothing but the keyboard at the teller's side. The customer signs with a pen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REMITTANCE_BY_DIGITS } from './clean-answers.ts';
import { Counter, SLIP } from './counter.ts';
import { PIN } from './journey-server.ts';
import { tabTo } from './keyboard.ts';
import { lastCase } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

describe('J01 by keyboard only', () => {
  test('a teller signs in, keys the slip, answers by digits and finishes without a pointer', async () => {
    const { page } = counter.inner;
    const { keyboard } = page;
    await page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await tabTo(page, /^柜员甲/);
    await keyboard.press('Enter');
    await keyboard.type(PIN.柜员甲);
    await keyboard.press('Enter');
    await counter.title('开始办理').waitFor();
    await keyboard.press('1');
    await counter.title('开始办理：个人汇款').waitFor();
    const fields: [RegExp, string][] = [
      [/^客户姓名/, SLIP.customer],
      [/^证件号码/, SLIP.document],
      [/^收款人户名/, SLIP.payee],
      [/^收款账号/, SLIP.account],
      [/^金额/, '8000'],
    ];
    for (const [label, text] of fields) {
      await tabTo(page, label);
      await keyboard.insertText(text);
    }
    await tabTo(page, /^否/);
    await keyboard.press('Space');
    await tabTo(page, /^证件核对无误/);
    await keyboard.press('Enter');

    for (const [step, keys] of REMITTANCE_BY_DIGITS) {
      await counter.title(step).waitFor();
      for (const key of keys) await keyboard.press(key);
    }
    await counter.title('等客户阅读签名').waitFor();
    await counter.customer.readsAndSigns();
    await counter.customer.confirms();
    await counter.title('可以完成').waitFor();
    await tabTo(page, /^完成$/);
    await keyboard.press('Enter');
    await counter.title(/^开始办理/).waitFor();
    expect(await counter.tapsSince()).toBe(0);
    expect(lastCase(counter.server).at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0' } });
    await counter.endOfJourney('j01-keyboard');
  });
});

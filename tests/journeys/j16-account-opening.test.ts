// J16 ⌨: an account is opened in five tasks, by touch and by keyboard alone. Of what other systems said, the result is kept and no more.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, AFTER_QUERY, DOCUMENT_FINE, IDENTITY, QUERY } from './account.ts';
import { ACCOUNT_BY_DIGITS } from './clean-answers.ts';
import { Counter, SLIP } from './counter.ts';
import { PIN } from './journey-server.ts';
import { tabTo } from './keyboard.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

const steps = () => counter.inner.page.getByRole('navigation', { name: '办理步骤' });
const stands = (step: string, state: string) =>
  steps()
    .getByRole('button', { name: new RegExp(`${step}.*${state}`) })
    .waitFor();

function expectOpened(): void {
  const events = lastCase(counter.server);
  const verified = ofKind(events, 'verification-recorded').map(({ body }) => body);
  expect(verified).toContainEqual({ step: 'ACC-03', options: ['clear'] });
  expect(verified).toContainEqual({ step: 'ACC-04', options: ['own'] });
  expect(ofKind(events, 'ink-signed')).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { outcome: 'A0', ending: 'A0' } });
}

describe('J16 account opening', () => {
  test('five tasks change their state as they are done, the notice is signed, and the account is opened in 16 taps', async () => {
    await counter.signInAs('柜员甲');
    await counter.begins(ACCOUNT);
    await counter.seeInner('account-start');
    await counter.fillVisitor();
    await counter.button(DOCUMENT_FINE).click();
    await counter.title('本人核对').waitFor();
    await counter.inner.forgetTaps();
    await stands('核对证件', '已答');
    await stands('云互联查询', '待办');
    await counter.seeInner('account-opened');
    const reading = counter.customer.reads({ onPage: (page) => counter.seeOuter(`account-notice-${page}`) });
    await counter.answers({ ...IDENTITY, ...QUERY });
    await stands('云互联查询', '已答');
    await counter.answers(AFTER_QUERY);
    await reading;
    await counter.customer.signs();
    await counter.title('可以完成').waitFor();
    await stands('签署提示书', '已签');
    await counter.seeInner('account-ready');
    await counter.finishes();
    const taps = await counter.tapsSince();
    expect(taps).toBeLessThanOrEqual(16);
    process.stdout.write(`J16: ${taps} taps\n`);
    expectOpened();
    await counter.endOfJourney('j16');
  });

  test('the same by keyboard alone', async () => {
    const { page } = counter.inner;
    const { keyboard } = page;
    await page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await tabTo(page, /^柜员甲/);
    await keyboard.press('Enter');
    await keyboard.type(PIN.柜员甲);
    await keyboard.press('Enter');
    await counter.title('开始办理').waitFor();
    await keyboard.press('4');
    await counter.title(`开始办理：${ACCOUNT}`).waitFor();
    await tabTo(page, /^证件号码/);
    await keyboard.insertText(SLIP.document);
    await tabTo(page, /^客户姓名/, 'Shift+Tab');
    await keyboard.insertText(SLIP.customer);
    await tabTo(page, new RegExp(`^${DOCUMENT_FINE}`));
    await keyboard.press('Enter');
    for (const [step, pressed] of ACCOUNT_BY_DIGITS) {
      await counter.title(step).waitFor();
      for (const key of pressed) await keyboard.press(key);
    }
    await counter.title('等客户阅读签名').waitFor();
    await counter.customer.readsAndSigns();
    await counter.title('可以完成').waitFor();
    await tabTo(page, /^完成$/);
    await keyboard.press('Enter');
    await counter.title('开始办理').waitFor();
    expect(await counter.tapsSince()).toBe(0);
    expectOpened();
    await counter.endOfJourney('j16-keyboard');
  });
});

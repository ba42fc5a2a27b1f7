// J41 ⌨: one hand, no mouse. A teller does a remittance (J01) and an account (J16), an auditor exports both (J27), at one counter and in one
// day; on every screen in between the focus is walked round, is seen wherever it rests, and goes as the screen is read.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACCOUNT, DOCUMENT_FINE } from './account.ts';
import { ACCOUNT_BY_DIGITS, REMITTANCE_BY_DIGITS } from './clean-answers.ts';
import { Counter, SLIP } from './counter.ts';
import { type PersonName, PIN } from './journey-server.ts';
import { picks, press, tabTo, types, walkThrough } from './keyboard.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

const page = () => counter.inner.page;

async function signsIn(name: PersonName): Promise<void> {
  await page().getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await press(page(), new RegExp(`^${name}`));
  await walkThrough(page(), `PIN of ${name}`);
  await tabTo(page(), /^PIN/);
  await page().keyboard.type(PIN[name]);
  await page().keyboard.press('Enter');
  await counter.button('退出登录').waitFor();
}

/** Digits and nothing else; every step is walked round before it is answered. */
async function answersByDigits(answers: typeof REMITTANCE_BY_DIGITS): Promise<void> {
  for (const [step, keys] of answers) {
    await counter.title(step).waitFor();
    await walkThrough(page(), step);
    for (const key of keys) await page().keyboard.press(key);
  }
}

async function isReadSignedAndFinished(confirmed: boolean): Promise<void> {
  await counter.title('等客户阅读签名').waitFor();
  await walkThrough(page(), 'while the customer reads');
  await counter.customer.readsAndSigns();
  if (confirmed) await counter.customer.confirms();
  await counter.title('可以完成').waitFor();
  await walkThrough(page(), 'ready to finish');
  await press(page(), /^完成$/);
  await counter.title('开始办理').waitFor();
}

// Some twenty screens, each walked round: more than any other journey.
const LONG_MS = 180_000;

test('J41 J01, J16 and J27 in one sitting, with the focus always visible and in order', {
  timeout: LONG_MS,
}, async () => {
  await signsIn('柜员甲');
  await counter.title('开始办理').waitFor();
  await page().keyboard.press('1');
  await counter.title('开始办理：个人汇款').waitFor();
  await types(page(), /^客户姓名/, SLIP.customer);
  await types(page(), /^证件号码/, SLIP.document);
  await types(page(), /^收款人户名/, SLIP.payee);
  await types(page(), /^收款账号/, SLIP.account);
  await types(page(), /^金额/, '8000');
  await picks(page(), /^否/);
  await press(page(), /^证件核对无误/);
  await answersByDigits(REMITTANCE_BY_DIGITS);
  await isReadSignedAndFinished(true);

  await page().keyboard.press('4');
  await counter.title(`开始办理：${ACCOUNT}`).waitFor();
  await walkThrough(page(), 'opening of an account');
  await types(page(), /^客户姓名/, SLIP.customer);
  await types(page(), /^证件号码/, SLIP.document);
  await press(page(), new RegExp(`^${DOCUMENT_FINE}`));
  await answersByDigits(ACCOUNT_BY_DIGITS);
  await isReadSignedAndFinished(false);
  await press(page(), /^退出登录$/);

  await signsIn('审计戊');
  await page().getByRole('navigation', { name: '审计页面' }).waitFor();
  await press(page(), /^导出$/);
  await counter.title('导出证据包').waitFor();
  await press(page(), /^近 7 天$/);
  await types(page(), /^交给谁/, '总行审计部');
  await types(page(), /^用途/, '月度检查');
  const preview = page().getByRole('region', { name: '将要导出' });
  await preview.getByText('2 笔').waitFor();
  await walkThrough(page(), 'export');
  await press(page(), /^导出脱敏证据包$/);
  await page().getByRole('heading', { name: '证据包已生成' }).waitFor();
  await walkThrough(page(), 'exported');

  const { ledger, store } = counter.server.station.open;
  const sealed = (kind: string) => [...store.seqsOfKinds([kind])].map((seq) => ledger.event(seq));
  expect(sealed('case-closed').map(({ body }) => body)).toMatchObject([{ ending: 'O0' }, { ending: 'A0' }]);
  expect(sealed('exported')).toHaveLength(1);
  expect(await counter.tapsSince(), 'no pointer was used').toBe(0);
  await counter.endOfJourney('j41');
});

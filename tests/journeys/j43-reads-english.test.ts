// J43: a customer who reads English better finds it in the middle of the Chinese notice, reads on in English from its first page, answers, signs and
// confirms. The teller sees which language is on; what was signed, and what the certificate shows, is the English text.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ENGLISH } from '../../renderer/customer/sentences-en.ts';
import { noticeShownOn } from '../../shared/procedure/languages.ts';
import { readPdf } from '../services/read-pdf.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { choosesLanguage, saidIn } from './language-of.ts';
import { command, lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

async function certificate(): Promise<string> {
  const stream = await counter.server.calls.auditor.exportBundle({
    ...{ command: command(), from: '2026-11-21', to: '2026-11-21', recipient: '总行', purpose: '核对' },
    ...{ masking: 'full', certificates: true, approver: 'ding', pin: PIN.合规丁 },
  });
  for await (const progress of stream) {
    if (progress.state !== 'done') continue;
    const files = Object.entries(unzipSync(readFileSync(progress.file)));
    const [printed] = files.filter(([path]) => path.startsWith('certificates/'));
    return readPdf(printed?.[1] ?? new Uint8Array()).text.replaceAll('\n', '');
  }
  throw new Error('the export did not end');
}

test('J43 English is chosen in the middle of the notice, read, signed and on the certificate', async () => {
  const { customer, inner, outer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await customer.button('下一页').click();
  await customer.waitsForPage(2);
  await counter.seeOuter('language-key');
  await choosesLanguage(counter, 'en');
  await customer.waitsForPage(1);
  const language = inner.page.getByRole('region', { name: '客户屏幕的文字' });
  await language.getByText('English').waitFor();
  await inner.page.getByText('客户正在看：告知书第 1 页').waitFor();
  await counter.seeInner('reads-english');
  await customer.reads({ onPage: (page) => counter.seeOuter(`english-${page}`) });
  await counter.seeOuter('english-sign');
  await customer.signs();

  await counter.answers({
    资金用途: '购房装修',
    与收款人的关系: '朋友、同事',
    账号来源: '以前用过的老账号',
    神态举止: '平静',
    通讯行为: '无',
    信息核对: '一致',
    到账方式: '普通到账',
  });
  await customer.title(ENGLISH.confirm.title.key).waitFor();
  await customer.page.getByText(saidIn(counter, 'en', '普通到账')).waitFor();
  await counter.seeOuter('english-confirmation');
  await customer.confirms();
  await counter.finishes();
  await customer.title(ENGLISH.thanks.title).waitFor();

  const events = lastCase(counter.server);
  const [chinese, english] = ofKind(events, 'notice-shown').map(({ body }) => body);
  expect(chinese?.language).toBeUndefined();
  expect(english).toMatchObject({ language: 'en', code: chinese?.code });
  const [signed] = ofKind(events, 'ink-signed');
  expect(signed?.body.notice).toBe(english?.notice.sha256);
  const read = ofKind(events, 'notice-page-read').filter(
    ({ body }) => body.notice === english?.notice.sha256,
  );
  expect(new Set(read.map(({ body }) => body.page)).size, 'every page of it').toBe(english?.pages);
  const text = noticeShownOn(counter.pack, english?.code ?? '', '2026-11-21', 'en');
  const hash = createHash('sha256')
    .update(text?.text ?? '')
    .digest('base64');
  expect(hash, 'what was signed is what the pack says in English').toBe(english?.notice.sha256);

  await counter.signInAs('审计戊');
  const printed = (await certificate()).replaceAll(' ', '');
  for (const line of text?.pages.flat() ?? []) expect(printed).toContain(line.replaceAll(' ', ''));
  expect(outer.errors).toEqual([]);
  await counter.endOfJourney('j43');
});

test('J43 the teller chooses English for who asks in words, and the next person begins in Chinese', async () => {
  const { customer, inner, outer } = counter;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.button('换一种').click();
  await counter.seeInner('choose-language-for-them');
  await inner.page
    .getByRole('region', { name: '客户屏幕的文字' })
    .getByRole('button', { name: 'English' })
    .click();
  await customer.page.getByText(ENGLISH.notice.page(1, 0).replace(/ of 0$/, ''), { exact: false }).waitFor();
  expect(await outer.page.locator('.outer-window').getAttribute('lang')).toBe('en');
  const [chosen] = ofKind(lastCase(counter.server), 'language-chosen');
  expect(chosen?.actor).toMatchObject({ role: 'teller' });
  await counter.button('取消业务').click();
  await inner.page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
  await customer.title('您好').waitFor();
});

// J40: names that many systems cut or print as boxes: long ones with ·, and characters beyond the usual tables. On both screens, in what is
// searched, on the certificate and in the export they stand whole.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPdf } from '../services/read-pdf.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { command } from './ledger-checks.ts';

const LONG = '买买提·吐尔逊·阿不都热西提';
const RARE = '𠮷䶮㛃';
let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

async function exported(): Promise<Record<string, Uint8Array>> {
  const { auditor } = counter.server.calls;
  const stream = await auditor.exportBundle({
    ...{ command: command(), from: '2026-11-21', to: '2026-11-21', recipient: '总行', purpose: '核对' },
    ...{ masking: 'full', certificates: true, approver: 'ding', pin: PIN.合规丁 },
  });
  for await (const progress of stream)
    if (progress.state === 'done') return unzipSync(readFileSync(progress.file));
  throw new Error('the export did not end');
}

test.each([
  [LONG, RARE],
  [RARE, LONG],
])('J40 %s remits to %s, and both names stay whole wherever they stand', async (customer, payee) => {
  const { page } = counter.inner;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000, customer, payee });
  await page.getByText(payee).first().waitFor();
  await counter.seeInner(`rare-payee-${payee.length}`);
  await counter.asksPlainly({ 到账方式: '次日到账' });
  await counter.customer.readsAndSigns();
  await counter.customer.title('请您核对').waitFor();
  await counter.seeOuter(`rare-payee-${payee.length}`);
  await counter.customer.confirms();
  await counter.finishes();

  await counter.signInAs('审计戊');
  const search = page.getByRole('searchbox', { name: /^姓名、金额/ });
  for (const words of [[...customer].slice(0, 2).join(''), [...payee].slice(-2).join('')]) {
    await search.fill(words);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('heading', { name: /共 1 笔/ }).waitFor();
  }
  await page.getByRole('button', { name: /^查看 / }).click();
  await page.getByRole('heading', { name: '经过' }).waitFor();
  await counter.seeInner(`rare-case-${payee.length}`);

  const files = await exported();
  const [certificate] = Object.entries(files).filter(([path]) => path.startsWith('certificates/'));
  const printed = readPdf(certificate?.[1] ?? new Uint8Array()).text.replaceAll('\n', '');
  const table = Buffer.from(files['tables/cases.csv'] ?? []).toString('utf8');
  const disclosed = Buffer.from(files['disclosures.jsonl'] ?? []).toString('utf8');
  for (const name of [customer, payee]) {
    expect(printed).toContain(name);
    expect(disclosed).toContain(name);
  }
  expect(printed, 'no code point stands for a character that the font has').not.toContain('〔U+');
  expect(table, 'masked, and the character whole').toContain(`,${[...customer][0]}**`);
  await counter.endOfJourney('j40');
});

// J42: a drill beside a live counter. Every screen of both windows and every file says 演练, and the live ledger is not touched by it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DRILL_SET_UP } from '../../electron/services/demo-branch.ts';
import { Counter, SENT_TO_PRINTER } from './counter.ts';
import { ComplianceRoom } from './head-office.ts';
import { journeyFolder } from './journey-server.ts';
import { kindsOf, lastCase } from './ledger-checks.ts';

const MARK = '演练 · 不是真实业务';
const NEW = '这笔钱打算用来做什么？';

let folder: string;
let counter: Counter;
beforeEach(async () => {
  folder = journeyFolder();
  counter = await Counter.open({ folder });
});
afterEach(async (context) => {
  await counter.close(context);
  rmSync(folder, { recursive: true, force: true });
});

/** The live counter closes for the day, and the drill begins beside it. */
async function beginsDrill(): Promise<void> {
  await counter.close();
  counter = await Counter.open({ folder, mode: 'drill', setUp: DRILL_SET_UP });
  await counter.inner.page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
}

/** What lies in the live station's folder, byte by byte. */
function liveLedger(): string {
  const hash = createHash('sha256');
  const entries = readdirSync(join(folder, 'live'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

async function seeBoth(name: string): Promise<void> {
  for (const { page } of [counter.inner, counter.outer]) await page.getByText(MARK).first().waitFor();
  await counter.seeInner(`drill-${name}`);
  await counter.seeOuter(`drill-${name}`);
}

async function leaves(): Promise<void> {
  await counter.button('客户放弃').click();
  await counter.choose('客户为什么放弃？', '客户要先核实，改日再说');
  await counter.title('开始办理').waitFor();
}

describe('J42 rehearsal', () => {
  test('a transfer, its paper and its export in a drill all say so, and the live ledger stays as it was', async () => {
    await beginsDrill();
    const before = liveLedger();
    const { customer } = counter;
    const { page } = counter.inner;
    await seeBoth('sign-in');
    await counter.signInAs('柜员甲');
    await counter.opens('转账风险询问', '开始');
    await customer.readsSheet({ onPage: (at) => counter.seeOuter(`drill-sheet-${at}`) });
    await seeBoth('choices');
    await customer.button('以上情形都没有发生').click();
    await counter.button('录入单据').click();
    await counter.fillSlip({ yuan: 8_000 });
    await page.locator('form').getByRole('button', { name: '录入单据' }).click();
    await counter.title('收款人类别').waitFor();
    await seeBoth('asking');
    await page.evaluate(() => Object.assign(window, { print: () => undefined }));
    await counter.button('打印').click();
    await counter.choose('打印哪一份', '劝阻记录');
    await page.getByText(SENT_TO_PRINTER).waitFor();
    await page
      .getByRole('dialog')
      .getByRole('row', { name: `标注 ${MARK}` })
      .waitFor();
    await counter.seeInner('drill-paper');
    await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
    await leaves();
    expect(kindsOf(lastCase(counter.server))).toContain('paper-printed');

    await counter.endOfJourney('drill');
    const exported = readdirSync(join(folder, 'drill-exports'));
    expect(exported.filter((name) => name.endsWith('.zip'))).toEqual([expect.stringMatching(/^演练_/)]);
    expect(liveLedger()).toBe(before);
  });

  test('a draft that compliance offers is asked in the drill, while the live counter asks as before', async () => {
    const room = new ComplianceRoom(counter);
    await counter.signInAs('合规丁');
    await room.goesTo('编辑');
    await room.edits('个人汇款', '个人汇款 · 资金用途', '话术', NEW);
    await counter.button('演练草稿').click();
    await counter.inner.page.getByText('已备好，供下一次演练使用。').waitFor();
    await counter.seeInner('draft-rehearsed');
    const live = counter.pack;
    await beginsDrill();
    await counter.signInAs('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.answer('收款人类别', '其他个人');
    await counter.inner.page.getByText(NEW).waitFor();
    await leaves();
    expect(counter.pack.procedures.REM?.steps.find(({ id }) => id === 'REM-03')?.say).toBe(NEW);
    expect(live.procedures.REM?.steps.find(({ id }) => id === 'REM-03')?.say).not.toBe(NEW);
    await counter.endOfJourney('drill');
  });
});

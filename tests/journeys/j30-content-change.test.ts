// J30: compliance changes a question. One person alone publishes nothing; two do; the case that runs keeps the words it began with.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { ComplianceRoom, signedByHeadOffice, usesSmallPack } from './head-office.ts';
import { PIN } from './journey-server.ts';
import { command } from './ledger-checks.ts';

const OLD = '请问资金用途？';
const NEW = '这笔钱准备怎么用？';
const LIST = '选项 · 第 1 项“资金用途” · 选项';
const TUITION = { label: '交学费', code: 'tuition' };

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ prepare: usesSmallPack });
});
afterEach((context) => counter.close(context));

async function begins(): Promise<void> {
  await counter.title('开始办理：小额汇款').waitFor();
  await counter.fillVisitor();
  await counter.fillSlip({ yuan: 8_000 });
  await counter.button('无误').click();
  await counter.title('资金用途').waitFor();
}

async function leaves(): Promise<void> {
  await counter.button('取消业务').click();
  await counter.choose('为什么取消？', '其他');
  await counter.title(/^开始办理/).waitFor();
}

/** @returns the file that goes to head office */
async function draftsTheQuestion(room: ComplianceRoom): Promise<string> {
  const { page } = counter.inner;
  await room.goesTo('编辑');
  await room.edits('小额汇款', '小额汇款 · 资金用途', '话术', NEW);
  await room.adds(LIST, TUITION);
  await counter.button(`上移 ${TUITION.label}`).press('Enter');
  await page.getByText('次序已调整。').waitFor();
  await counter.seeInner('draft-options');
  await room.edits('内容包', '内容包', '版本', '1.1.0');
  await counter.seeInner('draft');
  await counter.button('导出待签').click();
  await page.getByText('已导出 1.1.0 版，还没有签名。').waitFor();
  await counter.seeInner('draft-exported');
  const text = (await page.getByRole('status').filter({ hasText: '已导出' }).textContent()) ?? '';
  return /(\/\S+?\.zip)/.exec(text)?.[1] ?? '';
}

describe('J30 content change', () => {
  test('alone it is refused, with a second person it works; the running case keeps the old words, the next has the new', async () => {
    const { page } = counter.inner;
    const room = new ComplianceRoom(counter);
    await counter.signInAs('柜员甲');
    await begins();
    await page.getByText(OLD).waitFor();
    await counter.button('暂停').click();
    await counter.choose('为什么暂停？', '其他');
    await counter.title(/^开始办理/).waitFor();

    await counter.signInAs('合规丁');
    const signed = signedByHeadOffice(await draftsTheQuestion(room));
    await room.brings(signed);
    await page.getByRole('heading', { name: '已导入 小内容包 1.1.0' }).waitFor();
    await counter.seeInner('imported');
    await counter.button('比较').click();
    await page.getByRole('row').filter({ hasText: 'tuition 交学费' }).first().waitFor();
    const row = page.getByRole('row').filter({ hasText: '资金用途 · 话术' });
    await row.getByText(NEW).waitFor();
    expect(await row.textContent()).toContain(OLD);
    await counter.seeInner('compare');

    // 丁 alone: not offered on screen, and refused where it is asked for all the same.
    await counter.button('由第二人复核并启用').click();
    const dialog = page.getByRole('dialog', { name: '第二人复核并启用' });
    expect(await dialog.getByText('合规丁').count()).toBe(0);
    await counter.seeInner('dialog-publish');
    const [known] = (await counter.server.calls.compliance.packs()).known;
    const alone = { sha256: known?.sha256 ?? '', approver: 'ding', pin: PIN.合规丁 };
    await expect(
      counter.server.calls.compliance.publishPack({ command: command(), ...alone }),
    ).rejects.toMatchObject({ code: 'SAME_PERSON' });
    expect(counter.pack.pack.version).toBe('1.0.0');

    await dialog.getByLabel('PIN', { exact: true }).fill(PIN.网点负责人丙);
    await dialog.getByRole('button', { name: '复核并启用' }).click();
    await page.getByText(/^已启用 小内容包 1\.1\.0。/).waitFor();
    await counter.seeInner('published');
    expect(counter.pack.pack.version).toBe('1.1.0');

    await counter.signInAs('柜员甲');
    await counter.button('继续办理').click();
    await page.getByText(OLD).waitFor();
    await leaves();
    await begins();
    await page.getByText(NEW).waitFor();
    await page.getByText(TUITION.label).waitFor();
    await leaves();
    await counter.endOfJourney('j30');
  });
});

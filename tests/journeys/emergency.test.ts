// RL9: no supervisor has come while a case waits for one. A colleague takes over by the code from the envelope, the case ends, an auditor looks.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { lastCase } from './ledger-checks.ts';

let browser: Browser;
let counter: Counter;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach((context) => counter.close(context));

const REASON = '主管生病没有来，客户在柜台等复核';
const inDialog = () => counter.inner.page.getByRole('dialog');

/** The administrator and the branch head make it; one of them writes it down. */
async function codeIsMade(): Promise<string> {
  const { page } = counter.inner;
  await counter.signInAs('管理员己');
  await counter.button('密钥和备份').click();
  const panel = page.getByRole('region', { name: '应急口令信封' });
  await panel.getByRole('button', { name: '制作应急口令' }).click();
  await inDialog().getByRole('radio', { name: '网点负责人丙' }).check();
  await inDialog().getByLabel('PIN', { exact: true }).fill(PIN.网点负责人丙);
  await inDialog().getByRole('button', { name: '复核并制作' }).click();
  const code = (await panel.locator('.fingerprint').innerText()).replaceAll(/\s+/g, ' ').trim();
  await counter.seeInner('emergency-code');
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: '已密封保管' }).click();
  return code;
}

async function caseWaits(): Promise<void> {
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.answer('资金用途', '购房装修');
  await counter.answer('与收款人的关系', '朋友、同事');
  await counter.answer('账号来源', '以前用过的老账号');
  await counter.look('神态举止', '慌张');
  await counter.answers({
    ...{ 怎样认识: '长期熟人', 资金往来: '有，多次', 办理缘由: '自己决定' },
    ...{ 户名与开户行: '清楚，而且一致', 回拨核实: '已核实，属实' },
  });
  await counter.look('通讯行为', '频繁看手机');
  await counter.answers({ 有无他人要求: '都没有', 信息核对: '一致', 到账方式: '普通到账' });
  await counter.title('请提请复核').waitFor();
  await counter.button('提请复核').click();
}

async function chooses(): Promise<void> {
  await inDialog().getByRole('radio', { name: '大堂经理乙' }).check();
  await inDialog().getByRole('radio', { name: '运营主管' }).check();
  await inDialog().getByLabel('为什么要应急进入').fill(REASON);
}

test('a colleague takes over by the code, the case closes, the auditor reviews, and the chain is intact', async () => {
  counter = await Counter.open({ browser });
  const { page } = counter.inner;
  const code = await codeIsMade();
  await counter.signsOut();
  await counter.button('应急进入').waitFor();
  await counter.seeInner('emergency-door');
  await caseWaits();
  await inDialog().getByRole('button', { name: '没有人能来复核：应急进入' }).click();
  await chooses();
  await counter.seeInner('emergency-who');
  await inDialog().getByRole('button', { name: '下一步' }).click();
  await inDialog().getByLabel('信封里的应急口令').fill('0000 0000 0000 0000');
  await inDialog().getByLabel('本人 PIN').fill(PIN.大堂经理乙);
  counter.expects(/409/);
  await inDialog().getByRole('button', { name: '应急进入' }).click();
  await inDialog().getByText('应急口令不正确，还可以再试 4 次。').waitFor();
  await counter.seeInner('emergency-prove');
  await inDialog().getByLabel('信封里的应急口令').fill(code.toLowerCase());
  await inDialog().getByLabel('本人 PIN').fill(PIN.大堂经理乙);
  await inDialog().getByRole('button', { name: '应急进入' }).click();
  await counter.title(/^复核人：大堂经理乙/).waitFor();
  await page.getByText('应急进入中：大堂经理乙，临时担任运营主管').waitFor();
  await counter.seeInner('emergency-review-of-case');
  await counter.button(/^结束办理/).click();
  await counter.choose('依据哪一条', '经提示或劝阻，客户决定不办');
  await counter.button('记录：结束办理').click();
  await counter.title(/^开始办理/).waitFor();
  expect(lastCase(counter.server).at(-1)).toMatchObject({
    kind: 'case-closed',
    actor: { staff: 'yi', role: 'supervisor' },
  });
  await counter.button('结束应急进入').click();
  await page.getByText('应急进入中').waitFor({ state: 'detached' });

  await counter.signsOut();
  const past = page.getByText('大堂经理乙应急担任过运营主管，等审计查看。');
  await past.waitFor();
  await counter.seeInner('emergency-past-door');
  await counter.signInAs('审计戊');
  await past.waitFor();
  await counter.button('应急进入').click();
  await page.getByText(`原因：${REASON}`).waitFor();
  await counter.button('查看这段时间做了什么').click();
  await page.getByRole('cell', { name: '凭应急口令临时担任一个岗位，口令从此作废' }).waitFor();
  await page.getByLabel('查看结果').fill('已和本人、网点负责人核对，情况属实');
  await counter.seeInner('emergency-auditor');
  await counter.button('记下查看结果').click();
  await page.getByText(/审计戊 已查看：已和本人/).waitFor();
  expect(await past.count()).toBe(0);
  await counter.seeInner('emergency-reviewed');
  const { store } = counter.server.station.open;
  for (const kind of ['emergency-begun', 'emergency-ended', 'emergency-reviewed'])
    expect(store.seqsOfKinds([kind]), kind).toHaveLength(1);
  await counter.endOfJourney('emergency');
});

test('the administrator is locked out: a second employee sets the PIN anew and finds nothing else open', async () => {
  counter = await Counter.open({ browser });
  const { page } = counter.inner;
  const code = await codeIsMade();
  await counter.signsOut();
  await counter.button('应急进入').click();
  await inDialog().getByRole('radio', { name: '大堂经理乙' }).check();
  await inDialog().getByRole('radio', { name: '管理员', exact: true }).check();
  await inDialog().getByLabel('为什么要应急进入').fill('唯一的管理员忘记了 PIN，需要重设');
  await inDialog().getByRole('button', { name: '下一步' }).click();
  await inDialog().getByLabel('信封里的应急口令').fill(code);
  await inDialog().getByLabel('本人 PIN').fill(PIN.大堂经理乙);
  await inDialog().getByRole('button', { name: '应急进入' }).click();
  await page.getByRole('button', { name: '重设 PIN：管理员己' }).waitFor();
  await counter.seeInner('emergency-admin');
  expect(await counter.button('密钥和备份').count()).toBe(0);
  expect(await page.getByRole('button', { name: '重设 PIN：审计戊' }).count()).toBe(0);
  await page.getByRole('button', { name: '重设 PIN：管理员己' }).click();
  await inDialog()
    .getByLabel(/^PIN（/)
    .fill('864209');
  await inDialog()
    .getByLabel(/再输一次/)
    .fill('864209');
  await inDialog().getByRole('button', { name: '重设 PIN' }).click();
  await inDialog().waitFor({ state: 'detached' });
  await counter.signsOut();
  await page.getByText('大堂经理乙应急担任过管理员，等审计查看。').waitFor();
  await counter.endOfJourney('emergency-admin');
});

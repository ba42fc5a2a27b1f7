// Every room without a pointer: its pages are walked through, its dialogs give the focus back, and its main act is done and on record.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { Counter } from './counter.ts';
import { type PersonName, PIN, WITH_ANOTHER_TELLER } from './journey-server.ts';
import { choosesFile, opensAndLeaves, picks, press, tabTo, types, walkThrough } from './keyboard.ts';

let browser: Browser;
let counter: Counter;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  counter = await Counter.open({ browser, setUp: WITH_ANOTHER_TELLER });
});
afterEach((context) => counter.close(context));

const page = () => counter.inner.page;
const keys = () => page().keyboard;

const kinds = () => {
  const { ledger } = counter.server.station.open;
  return Array.from({ length: ledger.size }, (_, at) => ledger.event(at).kind);
};

async function signsIn(name: PersonName, room?: string): Promise<void> {
  await page().getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await walkThrough(page(), 'sign-in');
  await press(page(), new RegExp(`^${name}`));
  if (room) await picks(page(), new RegExp(`^${room}$`));
  if (room) await tabTo(page(), /^PIN/);
  await keys().type(PIN[name]);
  await keys().press('Enter');
  await counter.button('退出登录').waitFor();
}

async function endsByKeyboard(name: string): Promise<void> {
  expect(await counter.tapsSince(), 'no pointer was used').toBe(0);
  await counter.endOfJourney(name);
}

describe('every room by keyboard', () => {
  test('the counter: a case put aside, the scam library, the lock', async () => {
    await signsIn('柜员甲');
    await counter.title('开始办理').waitFor();
    await walkThrough(page(), 'start page');
    await opensAndLeaves(page(), /查骗术/);
    await keys().press('1');
    await counter.title('开始办理：个人汇款').waitFor();
    await walkThrough(page(), 'opening form');
    await types(page(), /^客户姓名/, '林秋禾');
    await types(page(), /^证件号码/, '330106197001011234');
    await types(page(), /^收款人户名/, '周远山');
    await types(page(), /^收款账号/, '6222021234567890123');
    await types(page(), /^金额/, '8000');
    await picks(page(), /^否/);
    await press(page(), /^证件核对无误/);
    await counter.title('收款人类别').waitFor();
    await walkThrough(page(), 'case');
    await opensAndLeaves(page(), /^取消业务$/);
    await opensAndLeaves(page(), /^更多/);
    await opensAndLeaves(page(), /^换人办理/);
    await press(page(), /^暂停$/);
    await page().getByRole('dialog').waitFor();
    await walkThrough(page(), 'pause dialog');
    await press(page(), /^等家人到场$/);
    await counter.title('开始办理').waitFor();
    await press(page(), /^锁屏$/);
    await page().getByRole('heading', { name: /锁/ }).waitFor();
    await walkThrough(page(), 'lock page');
    await tabTo(page(), /^PIN/);
    await keys().type(PIN.柜员甲);
    await keys().press('Enter');
    await counter.title('开始办理').waitFor();
    await press(page(), /^继续办理$/);
    await counter.title('收款人类别').waitFor();
    await press(page(), /^取消业务$/);
    await press(page(), /客户离开/);
    await counter.title('开始办理').waitFor();
    expect(kinds()).toContain('case-resumed');
    await endsByKeyboard('keyboard-counter');
  });

  test('the second seat: a supervisor takes over, reads the answers, decides, and hands the counter back', async () => {
    await signsIn('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.title('收款人类别').waitFor();
    await press(page(), /^“安全账户”$/);
    await counter.button('提请复核').waitFor();
    await walkThrough(page(), 'case with something heard');
    await press(page(), /^提请复核/);
    await page().getByRole('dialog').waitFor();
    await walkThrough(page(), 'dialog of the second seat');
    await picks(page(), /网点负责人丙/);
    await types(page(), /^PIN/, PIN.网点负责人丙);
    await keys().press('Enter');
    await counter.title(/^复核人：网点负责人丙/).waitFor();
    await walkThrough(page(), 'second seat');
    await press(page(), /^登记联系/);
    await page().getByRole('group', { name: '联系谁' }).waitFor();
    await walkThrough(page(), 'a contact');
    await press(page(), /^返回看回答/);
    await press(page(), /^交还柜员$/);
    await page().getByRole('button', { name: '换人办理' }).waitFor();
    await press(page(), /^取消业务$/);
    await press(page(), /客户离开/);
    await counter.title('开始办理').waitFor();
    await endsByKeyboard('keyboard-second-seat');
  });

  test('the lobby: a reminder, a round, what the counter sent', async () => {
    await signsIn('大堂经理乙');
    await counter.title('一问二看三提醒').waitFor();
    await walkThrough(page(), 'reminder');
    await picks(page(), /大厅自助区/);
    await press(page(), /^取款$/);
    await counter.title('看神态').waitFor();
    await walkThrough(page(), 'a look');
    await press(page(), /^正常（/);
    await counter.title('看手机和纸条').waitFor();
    await keys().press('1');
    await counter.title('提醒防骗').waitFor();
    await keys().press('1');
    await counter.title('提醒确认后再办').waitFor();
    await keys().press('1');
    await counter.title('一问二看三提醒').waitFor();
    expect(kinds()).toContain('reminder-made');
    await press(page(), /^巡护$/);
    await counter.title('巡护一圈').waitFor();
    await walkThrough(page(), 'round');
    await press(page(), /^正常$/, 'Space');
    await press(page(), /^登记这一圈$/);
    await page().getByText('已登记：看了 1 台机具。').waitFor();
    await press(page(), /^柜台与交接$/);
    await walkThrough(page(), 'board');
    await endsByKeyboard('keyboard-lobby');
  });

  test('the supervisor: tasks, a case given to another teller, an objection registered and answered, the day closed', async () => {
    await signsIn('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.button('取消业务').press('Enter');
    await press(page(), /客户离开/);
    await counter.title('开始办理').waitFor();
    await keys().press('1');
    await counter.fillVisitor();
    await counter.fillSlip({ yuan: 8_000 });
    await press(page(), /^证件核对无误/);
    await counter.title('收款人类别').waitFor();
    await press(page(), /^暂停$/);
    await press(page(), /^等家人到场$/);
    await counter.title('开始办理').waitFor();
    await press(page(), /^退出登录$/);

    await counter.inner.forgetTaps();
    await signsIn('网点负责人丙', '运营主管');
    await counter.title('待办').waitFor();
    await walkThrough(page(), 'tasks');
    await press(page(), /^登记异议$/);
    await page().getByRole('dialog').waitFor();
    await press(page(), /^查找$/);
    await page().getByText('找到 2 笔').waitFor();
    await walkThrough(page(), 'dialog “登记客户异议”');
    await picks(page(), /个人汇款.*客户/);
    await picks(page(), /^没有给办/);
    await types(page(), /^客户的意见/, '等了很久，没有说清为什么。');
    await keys().press('Enter');
    await page().getByText('等候答复 1 项').waitFor();
    await walkThrough(page(), 'tasks with an objection');
    await opensAndLeaves(page(), /^答复：/);
    await press(page(), /^答复：/);
    await picks(page(), /^维持/);
    await types(page(), /^怎样答复客户/, '已当面说明。');
    await press(page(), /^记入台账$/);
    await page().getByText('答复已记入台账。').waitFor();
    expect(kinds()).toContain('objection-answered');

    await press(page(), /^等候的业务$/);
    await counter.title('等候的业务').waitFor();
    await walkThrough(page(), 'waiting cases');
    await opensAndLeaves(page(), /^转交：/);
    await press(page(), /^转交：/);
    await picks(page(), /^柜员辛/);
    await picks(page(), /下班|离开/);
    await press(page(), /^确认转交$/);
    await page().getByText('的业务已转给柜员辛。').waitFor();
    expect(kinds()).toContain('case-handed-on');
    await press(page(), /^返回待办$/);
    await counter.title('待办').waitFor();

    await press(page(), /^本机状况$/);
    await counter.title('运行状况').waitFor();
    await walkThrough(page(), 'health');
    await press(page(), /返回|回到/);
    await counter.title('待办').waitFor();
    await press(page(), /^日结$/);
    await counter.title('日结').waitFor();
    await walkThrough(page(), 'day');
    await opensAndLeaves(page(), /^日结$/);
    await press(page(), /^日结$/);
    await picks(page(), /柜员甲/);
    await types(page(), /^PIN/, PIN.柜员甲);
    await keys().press('Enter');
    await page().getByText('日结完成，已记入台账。请打印日结单。').waitFor();
    expect(kinds()).toContain('day-closed');
    await walkThrough(page(), 'day, closed');
    await endsByKeyboard('keyboard-supervisor');
  });

  test('compliance: a question is reworded and each page walked through', async () => {
    await signsIn('合规丁');
    await counter.title('使用中的内容包').waitFor();
    await walkThrough(page(), 'packs');
    for (const place of ['导入', '本网点内容', '演练', '保存与销毁']) {
      await press(page(), new RegExp(`^${place}$`));
      await page().locator('main h1').first().waitFor();
      await walkThrough(page(), place);
    }
    await press(page(), /^本网点内容$/);
    await opensAndLeaves(page(), /^添加案例$/);
    await press(page(), /^编辑$/);
    await counter.title('编辑草稿').waitFor();
    await page().getByRole('navigation', { name: '可以改的内容' }).waitFor();
    await walkThrough(page(), 'draft');
    await press(page(), /^个人汇款/);
    await types(page(), /^在这一份里查找/, '资金用途');
    await types(page(), /话术/, '这笔钱准备怎么用？');
    await keys().press('Control+Enter');
    await press(page(), /^保存 /);
    await page()
      .getByText(/草稿改了 1 处/)
      .waitFor();
    await walkThrough(page(), 'draft, changed');
    await press(page(), /^检查$/);
    // The button that was pressed is out of use now; the way out has the focus.
    await page().getByText('正在走遍每个流程…').waitFor();
    await keys().press('Enter');
    await page().getByText('正在走遍每个流程…').waitFor({ state: 'detached' });
    await opensAndLeaves(page(), /^放弃草稿$/);
    expect(kinds()).toContain('draft-edited');
    await endsByKeyboard('keyboard-compliance');
  });

  test('the auditor: a case is found and read, a bundle compared with the log, each page walked through', async () => {
    await signsIn('大堂经理乙');
    await page().getByRole('button', { name: '巡护', exact: true }).waitFor();
    await press(page(), /^巡护$/);
    await press(page(), /^正常$/);
    await press(page(), /^登记这一圈$/);
    await page().getByText('已登记：看了 1 台机具。').waitFor();
    await press(page(), /^退出登录$/);
    await signsIn('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await press(page(), /^取消业务$/);
    await press(page(), /客户离开/);
    await counter.title('开始办理').waitFor();
    await press(page(), /^退出登录$/);
    await counter.inner.forgetTaps();
    await signsIn('审计戊');
    await page().getByRole('navigation', { name: '审计页面' }).waitFor();
    await walkThrough(page(), 'search');
    await press(page(), /^近 7 天$/);
    await page()
      .getByRole('heading', { name: /共 1 笔/ })
      .waitFor();
    await walkThrough(page(), 'found');
    await press(page(), /^查看 /);
    await page().getByRole('heading', { name: '经过' }).waitFor();
    await walkThrough(page(), 'case record');
    await press(page(), /^返回查询结果$/);
    await tabTo(page(), /^查看 /);
    await press(page(), /^导出$/);
    await counter.title('导出证据包').waitFor();
    await walkThrough(page(), 'export');
    await types(page(), /^交给谁/, '总行审计部');
    await types(page(), /^用途/, '月度检查');
    await press(page(), /^导出脱敏证据包$/);
    await counter.title('证据包已生成').waitFor();
    await walkThrough(page(), 'exported');
    const text = (await page().getByRole('region', { name: '证据包已生成' }).textContent()) ?? '';
    const file = /(\/\S+?\.zip)/.exec(text)?.[1] ?? '';
    await press(page(), /^大堂记录$/);
    await counter.title('大堂记录').waitFor();
    await press(page(), /^近 7 天$/);
    await page()
      .getByRole('region', { name: /共 1 条$/ })
      .waitFor();
    await walkThrough(page(), 'records of the lobby');
    await counter.seeInner('auditor-lobby');
    await press(page(), /^核对$/);
    await counter.title('核对台账').waitFor();
    await walkThrough(page(), 'check');
    await press(page(), /^比对证据包$/);
    await counter.title('比对证据包').waitFor();
    await walkThrough(page(), 'compare');
    const bundle = { name: '一.zip', mimeType: 'application/zip', buffer: readFileSync(file) };
    await choosesFile(page(), /^选择证据包$/, bundle);
    await press(page(), /^开始比对$/);
    await counter.title('比对结果：1 个文件').waitFor();
    await walkThrough(page(), 'compared');
    await press(page(), /^本机状况$/);
    await walkThrough(page(), 'health');
    expect(kinds()).toContain('heads-compared');
    await endsByKeyboard('keyboard-auditor');
  });

  test('the administrator: a person is entered, the idle lock set, each page and dialog walked through', async () => {
    await signsIn('管理员己');
    await counter.title('人员').waitFor();
    await walkThrough(page(), 'people');
    await opensAndLeaves(page(), /^从文件更新$/);
    await opensAndLeaves(page(), /^修改 柜员甲$/);
    await opensAndLeaves(page(), /^重设 PIN：柜员甲$/);
    await opensAndLeaves(page(), /^添加人员$/);
    await press(page(), /^添加人员$/);
    await types(page(), /^工号/, 'geng');
    await types(page(), /^姓名/, '柜员庚');
    await press(page(), /^柜员$/, 'Space');
    await types(page(), /^PIN/, '602214');
    await types(page(), /^再输一次 PIN/, '602214');
    await press(page(), /^添加$/);
    await page().getByText('已添加 柜员庚').waitFor();
    await press(page(), /^本机$/);
    await walkThrough(page(), 'this machine');
    await counter.seeInner('admin-station');
    await press(page(), /^密钥和备份$/);
    await page().getByRole('button', { name: '立即备份' }).waitFor();
    await walkThrough(page(), 'keys and copies');
    await counter.seeInner('admin-keys');
    await opensAndLeaves(page(), /^制作恢复密钥$|^另制一把/);
    await press(page(), /^总行和大堂$/);
    await page().getByRole('button', { name: '登记这台机具' }).waitFor();
    await walkThrough(page(), 'head office and the lobby');
    await counter.seeInner('admin-branch');
    await opensAndLeaves(page(), /^登记总行公钥$/);
    await press(page(), /^运行状况$/);
    await walkThrough(page(), 'health');
    await press(page(), /^参数$/);
    await counter.title('参数').waitFor();
    await walkThrough(page(), 'settings');
    await types(page(), /分钟/, '5');
    await keys().press('Enter');
    await page()
      .getByText(/5 分钟/)
      .first()
      .waitFor();
    expect(kinds()).toContain('staff-changed');
    await endsByKeyboard('keyboard-admin');
  });
});

// Every room behind the counter at a hundred and at two hundred percent, from the first start on: nothing cut, nothing out of reach, no sideways
// scrolling. What is found wrong on the way is said at its end.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shanghaiDate } from '../../shared/words/time.ts';
import { Counter } from './counter.ts';
import { Gallery } from './gallery.ts';
import { type PersonName, PIN } from './journey-server.ts';

const LONG = '买买提·吐尔逊·阿不都热西提';
const RARE = '𠮷䶮㛃';

let counter: Counter;
let gallery: Gallery;
beforeEach(() => {
  gallery = new Gallery();
});
afterEach((context) => counter.close(context));

const see = (name: string) => gallery.inside(counter.inner, name);

/** Each of a room's tabs in turn. */
async function seeRoom(name: PersonName, room: string, tabs: readonly string[]): Promise<void> {
  const { page } = counter.inner;
  await counter.signInAs(name);
  for (const tab of tabs) {
    const key = page.getByRole('navigation').getByRole('button', { name: tab, exact: true });
    await key.click();
    await page.locator('main h1').first().waitFor();
    await page.getByText(/^正在(读取|查看)…$/).waitFor({ state: 'detached' });
    await see(`${room}-${tab}`);
  }
}

async function seeDialog(key: string | RegExp, name: string): Promise<void> {
  const dialog = counter.inner.page.getByRole('dialog');
  await counter.button(key).first().click();
  await dialog.waitFor();
  await see(name);
  await dialog.getByRole('button', { name: '返回', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Something for the rooms to show: a case that waits, one that is put off, and one that has ended. */
async function somethingHappens(): Promise<void> {
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000, customer: LONG, payee: RARE });
  await counter.asksPlainly({ 到账方式: '次日到账' });
  await counter.customer.readsAndSigns();
  await counter.customer.confirms();
  await counter.finishes();
  await counter.openRemittance({ yuan: 9_000, customer: RARE, payee: LONG });
  await counter.answer('收款人类别', '其他个人');
  await counter.button('暂停').click();
  await counter.inner.page.getByRole('dialog').getByRole('button').first().click();
  await counter.title('开始办理').waitFor();
}

test('the rooms of supervisor, compliance, auditor, administrator and lobby', {
  timeout: 400_000,
}, async () => {
  counter = await Counter.open();
  const { page } = counter.inner;
  await somethingHappens();

  await counter.signInAs('网点负责人丙', '运营主管');
  await counter.title('待办').waitFor();
  await see('supervisor-tasks');
  for (const [key, name] of [
    ['等候的业务', 'waiting'],
    ['本机状况', 'health'],
    ['日结', 'day'],
  ] as const) {
    await counter.button(new RegExp(key)).first().click();
    await page.locator('main h1').first().waitFor();
    await page.getByText(/^正在(读取|查看)…$/).waitFor({ state: 'detached' });
    await see(`supervisor-${name}`);
    await counter
      .button(/返回|回到/)
      .first()
      .click();
    await counter.title('待办').waitFor();
  }

  await seeRoom('合规丁', 'compliance', ['内容包', '导入', '本网点内容', '编辑', '演练', '保存与销毁']);
  await seeRoom('审计戊', 'auditor', [
    '查阅',
    '大堂记录',
    '应急进入',
    '导出',
    '核对',
    '比对证据包',
    '本机状况',
  ]);
  await page.getByRole('navigation').getByRole('button', { name: '查阅', exact: true }).click();
  await page.getByRole('searchbox', { name: /^姓名、金额/ }).fill('买买');
  await counter.button('查询').click();
  await page.getByRole('heading', { name: /共 \d 笔/ }).waitFor();
  await see('auditor-found');
  await page
    .getByRole('button', { name: /^查看 / })
    .first()
    .click();
  await page.getByRole('heading', { name: '经过' }).waitFor();
  await see('auditor-case');
  const places = ['人员', '本机', '密钥和备份', '总行和大堂', '运行状况', '参数'];
  await seeRoom('管理员己', 'admin', places);
  await seeRoom('大堂经理乙', 'lobby', ['柜台与交接', '巡护', '机具提醒']);
  const { station } = counter.server;
  for (const machine of ['hall', 'cash-recycler'])
    station.sealAsSystem({ kind: 'call-signalled', body: { machine }, private: {} });
  await page.getByRole('button', { name: '去看看' }).nth(1).waitFor();
  await see('lobby-signals');
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: '没有人通话' }).nth(left).click();
    await expect.poll(() => page.getByRole('button', { name: '没有人通话' }).count()).toBe(left);
  }
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: '转给熟人' }).click();
  await counter.title('看神态').waitFor();
  await see('lobby-step');
  await counter.answer('看神态', '使用外文界面');
  await counter.answer('看手机和纸条', '边打电话');
  await page.getByText('请客户暂停操作，陪同到柜台').waitFor();
  await see('lobby-suggests');
  await counter.button('现在就交接到柜台').click();
  await counter.title('请陪客户到柜台').waitFor();
  await see('lobby-code');
  expect(gallery.faults).toEqual([]);
  process.stdout.write(`gallery: ${gallery.looks} pages of rooms looked at\n`);
});

/** Goes to one of the room's tabs. */
async function goesTo(tab: string, title: string): Promise<void> {
  const { page } = counter.inner;
  await page.getByRole('navigation').getByRole('button', { name: tab, exact: true }).click();
  await page.getByRole('heading', { name: title }).first().waitFor();
}

test('the dialogs of administrator, compliance, branch head and auditor, those for a second person among them', {
  timeout: 300_000,
}, async () => {
  counter = await Counter.open();
  const { page } = counter.inner;
  const dialog = page.getByRole('dialog');
  await somethingHappens();
  // Nothing is left to do of it: it could be erased.
  await counter.openRemittance({ yuan: 7_000, customer: LONG, payee: RARE });
  await counter.button('取消业务').click();
  await dialog.getByRole('button', { name: '客户离开' }).click();
  await counter.title('开始办理').waitFor();
  await counter.signInAs('管理员己');
  await goesTo('人员', '人员');
  await seeDialog('添加人员', 'admin-add');
  await seeDialog(/^修改/, 'admin-change');
  await seeDialog(/^重设 PIN/, 'admin-pin');
  await seeDialog('从文件更新', 'admin-roster');
  await goesTo('密钥和备份', '备用密钥');
  await seeDialog(/^(另制一把|制作恢复密钥)/, 'admin-recovery-second');
  await seeDialog('设置口令', 'admin-passphrase');
  await goesTo('总行和大堂', '总行公钥');
  await seeDialog('登记总行公钥', 'admin-head-office');
  await seeDialog('登记一台设备', 'admin-station');
  await goesTo('参数', '本机参数');
  await page.getByLabel('无人操作多少分钟后锁屏').fill('15');
  await seeDialog('由第二人复核', 'admin-idle-lock-second');

  await counter.signInAs('合规丁');
  await goesTo('保存与销毁', '保存与销毁');
  await page.getByLabel('看哪些业务').selectOption('按日期查找');
  // The windows have the machine's own clock, the station the journey's.
  const day = shanghaiDate(new Date(counter.server.clock.now()).toISOString());
  await page.getByLabel('从', { exact: true }).fill(day);
  await page.getByLabel('到', { exact: true }).fill(day);
  await counter.button('查找').click();
  await page.getByText(/，共 \d 笔/).waitFor();
  for (const [act, name] of [
    ['销毁', 'erase'],
    ['保全', 'hold'],
    ['限制处理', 'restrict'],
  ] as const) {
    const key = counter.button(new RegExp(`^${act}：`)).first();
    await key.click();
    await dialog.waitFor();
    await see(`compliance-${name}`);
    await dialog.getByRole('radio').first().check();
    await dialog.locator('button[type=submit]').click();
    await dialog.getByLabel('PIN').waitFor();
    await see(`compliance-${name}-second`);
    await dialog.getByRole('button', { name: '返回', exact: true }).click();
    await dialog.getByRole('button', { name: '返回', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  await counter.signInAs('网点负责人丙', '网点负责人');
  await counter.button('日结').click();
  await counter.title('日结').waitFor();
  await seeDialog('日结', 'day-close-second');

  await counter.signInAs('审计戊');
  await goesTo('导出', '导出证据包');
  await page.getByLabel('开始日期').fill(day);
  await page.getByLabel('结束日期').fill(day);
  await page.getByLabel(/^交给谁/).fill('总行审计部');
  await page.getByLabel(/^用途/).fill('抽查');
  await page.getByRole('radio', { name: /^完整/ }).check();
  await seeDialog('导出完整证据包', 'auditor-export-second');
  expect(gallery.faults).toEqual([]);
});

test('displays that nobody has confirmed, and a station that has stopped', {
  timeout: 200_000,
}, async () => {
  counter = await Counter.open();
  const { app } = counter.server;
  app.screens.found({ inner: '1'.repeat(16), outer: '2'.repeat(16) }, () => app.announcer.announce());
  app.announcer.announce();
  await counter.title('请确认客户屏幕').waitFor();
  await see('screens');
  await counter.customer.title('请工作人员确认').waitFor();
  await gallery.outside(counter.outer, 'screens');
  await counter.customer.button('客户在这一边').click();
  await counter.customer.title('您好').waitFor();

  app.stop();
  app.announcer.announce();
  await counter.inner.page.getByRole('alert').getByRole('heading', { level: 1 }).waitFor();
  await see('stopped');
  expect(gallery.faults).toEqual([]);
});

test('the first start, from the empty form to the recovery key', { timeout: 200_000 }, async () => {
  counter = await Counter.open({ setUp: null });
  const { page } = counter.inner;
  await counter.title('首次启用').waitFor();
  await see('set-up');
  for (const [place, code, name] of [
    ['银行', 'yh', '样例银行'],
    ['网点', 'hz-01', '湖滨支行'],
    ['本机', 'c01', '一号柜台'],
  ] as const) {
    const group = page.getByRole('group', { name: place });
    await group.getByLabel('代码').fill(code);
    await group.getByLabel('中文名称').fill(name);
  }
  const admin = page.getByRole('group', { name: '第一位管理员' });
  await admin.getByLabel('工号').fill('ji');
  await admin.getByLabel('姓名').fill(LONG);
  await admin.getByLabel(/^PIN/).fill(PIN.管理员己);
  await admin.getByLabel('再输一次 PIN').fill(PIN.柜员甲);
  await counter.button('启用本机').click();
  await page.getByText('两次输入的 PIN 不一样。').waitFor();
  await see('set-up-fault');
  await admin.getByLabel('再输一次 PIN').fill(PIN.管理员己);
  await counter.button('启用本机').click();
  await counter.title('本机已启用').waitFor();
  await see('identity');
  await counter.button('已抄好，下一步').click();
  await counter.title('恢复密钥').waitFor();
  await see('recovery-key');
  await page.getByRole('checkbox', { name: /由两人签封/ }).check();
  await counter.button('已保管，去登录').click();
  await page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await see('door-of-one');
  expect(gallery.faults).toEqual([]);
});

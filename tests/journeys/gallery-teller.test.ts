// Every page that a teller and their second person have before them, at a hundred and at two hundred percent: nothing cut, nothing out of reach,
// and no sideways scrolling. What is found wrong on the way is said at its end.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { Customer } from './customer.ts';
import { Gallery } from './gallery.ts';
import { PIN } from './journey-server.ts';
import { SecondSeat } from './second-seat.ts';

const LONG = '买买提·吐尔逊·阿不都热西提';
const RARE = '𠮷䶮㛃';

let counter: Counter;
let gallery: Gallery;
beforeEach(async () => {
  counter = await Counter.open();
  gallery = new Gallery();
});
afterEach((context) => counter.close(context));

const see = (name: string) => gallery.inside(counter.inner, `teller-${name}`);
const dialog = () => counter.inner.page.getByRole('dialog');

/** Opens a dialog of the case, looks at it, and goes back. */
async function seeDialog(key: string | RegExp, name: string): Promise<void> {
  await counter.button(key).first().click();
  await dialog().waitFor();
  await see(name);
  await dialog().getByRole('button', { name: '返回', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

test('the door, the start and a case under way hold at once and twice as large', {
  timeout: 300_000,
}, async () => {
  const { page } = counter.inner;
  await page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  await see('door');
  await page.getByRole('button', { name: /^柜员甲/ }).click();
  await page.getByLabel('PIN', { exact: true }).waitFor();
  await see('pin');
  await page.getByLabel('PIN', { exact: true }).fill(PIN.柜员甲);
  await counter.button('登录').click();
  await counter.title('开始办理').waitFor();
  await see('start');
  await counter.openRemittance({ yuan: 500, payee: LONG });
  await counter.answer('收款人类别', '其他个人');
  await counter.title('资金用途').waitFor();
  await counter.button('暂停').click();
  await dialog().waitFor();
  await see('dialog-pause');
  await dialog().getByRole('button').first().click();
  await counter.title('开始办理').waitFor();
  await see('start-one-waits');

  await counter.begins('个人汇款');
  await counter.fillVisitor({ customer: LONG, document: '110105194912310021' });
  await counter.fillSlip({ yuan: 8_765, payee: RARE });
  await see('slip');
  await counter.button('证件核对无误').click();
  await counter.answer('收款人类别', '其他个人');
  await counter.title('资金用途').waitFor();
  await see('step');
  await page.getByText('为什么问', { exact: false }).first().click();
  await see('step-why');
  await counter.customer.button('我想问').click();
  await counter.outer.page.getByRole('button', { name: '有人在电话里听' }).click();
  await page.getByText('客户点了“有人在电话里听”。').waitFor();
  await counter.customer.button('返回').click();
  await see('silent-help');
  await seeDialog('查骗术', 'dialog-library');
  await seeDialog('沟通办法', 'dialog-aids');
  await seeDialog(/^换到另一笔/, 'dialog-switch');
  await seeDialog('取消业务', 'dialog-cancel');
  await seeDialog('客户放弃', 'dialog-withdraw');
  await seeDialog('更正单据', 'dialog-correct');
  await seeDialog('换人办理', 'dialog-hand-on');
  await counter.button('锁屏').click();
  await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor();
  await see('locked');
  expect(gallery.faults).toEqual([]);
});

test('what is decided about a case, and its end, hold too', { timeout: 300_000 }, async () => {
  const bing = new SecondSeat(counter);
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000, customer: RARE, payee: LONG });
  await counter.answers({
    收款人类别: '其他个人',
    资金用途: '购房装修',
    与收款人的关系: '朋友、同事',
    账号来源: '以前用过的老账号',
    神态举止: '慌张',
    怎样认识: '长期熟人',
    资金往来: '有，多次',
    办理缘由: '自己决定',
    户名与开户行: '清楚，而且一致',
    回拨核实: '已核实，属实',
    通讯行为: '频繁看手机',
    有无他人要求: '都没有',
    信息核对: '一致',
    到账方式: '普通到账',
  });
  await counter.title('请提请复核').waitFor();
  await see('check-to-review');
  await counter.button('提请复核').first().click();
  await dialog().waitFor();
  await see('dialog-take-over');
  await bing.sitsDown('网点负责人丙');
  await see('review');
  for (const action of ['同意办理', '结束办理', '登记联系'] as const) {
    await bing.takes(action);
    await see(`review-${action}`);
    await counter.button('返回看回答').click();
  }
  await bing.agreesBecause('家人当面确认属实');
  await see('decided');
  await counter.customer.reads();
  await counter.customer.button('我不方便写字，用画押').click();
  await counter.customer.writes();
  await counter.customer.button('签好了').click();
  await counter.title('等见证人').waitFor();
  await see('witness-needed');
  await counter.button('见证人输入 PIN').first().click();
  await dialog().waitFor();
  await see('dialog-witness');
  await counter.takesOver('大堂经理乙');
  await counter.customer.confirms();
  await counter.title('可以完成').waitFor();
  await see('ready');
  await counter.button('打印').click();
  await dialog().waitFor();
  await see('dialog-print');
  await dialog()
    .getByRole('button', { name: /客户留存联/ })
    .click();
  await dialog().getByRole('region', { name: '客户留存联' }).waitFor();
  await see('customer-copy');
  await dialog().getByRole('button', { name: '返回', exact: true }).click();
  await counter.finishes();
  await see('ended');
  expect(gallery.faults).toEqual([]);
  process.stdout.write(`gallery: ${gallery.looks} pages of a decided case looked at\n`);
  await counter.endOfJourney('gallery-teller');
});

test('one screen for two holds for whoever reads on it, and for whoever takes it back', {
  timeout: 200_000,
}, async () => {
  const { inner, outer } = counter;
  await outer.page.goto('about:blank');
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await inner.page.getByText('客户屏幕未连接').waitFor();
  await see('no-customer-screen');
  await counter.button('转给客户看').click();
  const customer = new Customer(inner.page, (ms) => counter.passes(ms));
  await customer.button('下一页').waitFor();
  await gallery.outside(inner, 'turned-notice', { seat: 'inner', rolls: true });
  await customer.reads();
  await gallery.outside(inner, 'turned-sign', { seat: 'inner', rolls: true });
  await counter.button('工作人员：转回屏幕').click();
  await inner.page.getByLabel('PIN').fill(PIN.柜员甲);
  await see('turned-back');
  expect(gallery.faults).toEqual([]);
});

// Every page that a customer can have before them, in every size and every pair of colours, at a hundred and at two hundred percent, with the names
// that many systems cut. One walk: what is found wrong on the way is said at its end.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TRANSFER_IN_WORDS } from './clean-answers.ts';
import { Counter } from './counter.ts';
import { Gallery } from './gallery.ts';

const LONG = '买买提·吐尔逊·阿不都热西提';
const RARE = '𠮷䶮㛃';

let counter: Counter;
let gallery: Gallery;
beforeEach(async () => {
  counter = await Counter.open();
  gallery = new Gallery();
});
afterEach((context) => counter.close(context));

const see = (name: string, how?: { rolls: boolean }) => gallery.outside(counter.outer, name, how);

/** Runs in the page: the machine speaks Chinese by itself, or no longer does. */
function haveVoice(has: boolean): void {
  const voice = { lang: 'zh-CN', localService: true, name: 'of this machine' };
  speechSynthesis.getVoices = () => (has ? [voice as SpeechSynthesisVoice] : []);
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
}

async function seeNotice(): Promise<void> {
  const { customer } = counter;
  await customer.page.getByText(/第 1 \/ \d+ 页/).waitFor();
  await see('notice-first');
  await customer.page.evaluate(haveVoice, true);
  await customer.button('音量').click();
  await see('sound');
  await customer.button('好了，返回').click();
  await customer.page.getByText(/第 1 \/ \d+ 页/).waitFor();
  await see('notice-with-voice');
  await customer.page.evaluate(haveVoice, false);
  await customer.button('请柜员读给我听').click();
  await customer.page.getByText('柜员会读给您听').waitFor();
  await see('notice-teller-reads');
  await customer.button('字号颜色').click();
  await see('reading');
  await customer.button('好了，返回').click();
  await customer.button('我想问').click();
  for (const question of ['为什么问这个', '我可以不答吗', '大概多久']) {
    await customer.button(question).click();
    await see(`ask-${question}`);
  }
  await customer.button('返回').click();
  while ((await customer.button('下一页').count()) > 0) await customer.button('下一页').click();
  await see('notice-last');
  await counter.passes(60_000);
}

/** Staff put a reason, and a type of fraud, between. */
async function seeWhatStaffShow(): Promise<void> {
  const { customer, inner } = counter;
  await inner.page.getByText('为什么问', { exact: false }).first().click();
  await counter.button('给客户看为什么问').click();
  await customer.title('为什么问这个').waitFor();
  // Laws by their full names, in large text.
  await see('reason', { rolls: true });
  await customer.button('看完了').click();
  await counter.button('查骗术').click();
  const dialog = inner.page.getByRole('dialog', { name: '查骗术' });
  await dialog.getByLabel('客户怎么说').fill('安全账户');
  await dialog.getByText(/^找到 \d+ 类/).waitFor();
  await inner.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '给客户看' }).click();
  await customer.title('冒充公检法').waitFor();
  await see('scam');
  await customer.button('看完了').click();
  await dialog.getByRole('button', { name: '返回' }).click();
}

async function seeTeachBack(): Promise<void> {
  const { customer } = counter;
  await customer.button('去签名').click();
  await customer.page.getByRole('heading', { level: 1, name: /怎么办？$/ }).waitFor();
  await see('teach-back');
  await customer.button('按他说的转').click();
  await customer.page.getByText('没关系，再想一想。也可以再看一遍提示。').waitFor();
  await see('teach-back-again');
  await customer.button('先转一点试试').click();
  await customer.title('请工作人员给您讲一讲').waitFor();
  await see('teach-back-explain');
  await customer.button('听明白了').click();
}

async function seeSigning(): Promise<void> {
  const { customer } = counter;
  await customer.title('请在框内签名').waitFor();
  await customer.button('签好了').click();
  await customer.page.getByText('框里还没有字，请先签名。').waitFor();
  await see('sign-said');
  await customer.button('我不想签').click();
  await see('refuse');
  await customer.button('返回签名').click();
  await customer.button('我不方便写字，用画押').click();
  await customer.writes();
  await see('mark');
  await customer.button('签好了').click();
  await customer.title('谢谢，请稍候').waitFor();
  await see('witness');
}

const THE_REST = {
  资金用途: '购房装修',
  与收款人的关系: '朋友、同事',
  账号来源: '以前用过的老账号',
  神态举止: '平静',
  通讯行为: '无',
  信息核对: '一致',
  到账方式: '普通到账',
};

/** Runs in the page: its thanks stay until it is loaded anew. Everything else that waits goes on. */
function holdThanks(): void {
  const { setTimeout } = window;
  const held = (then: TimerHandler, ms?: number) => (ms === 2000 ? 0 : setTimeout(then, ms));
  Object.assign(window, { setTimeout: held });
}

test('a customer’s pages hold in every size, in all colours and twice as large', {
  timeout: 400_000,
}, async () => {
  const { customer, outer } = counter;
  await see('idle');
  await counter.signInAs('柜员甲');
  await counter.button('用银行卡校准').click();
  await outer.page.locator('[data-card]').waitFor();
  await see('calibrate');
  await customer.button('一样大了').click();
  await customer.title('您好').waitFor();

  await counter.openRemittance({ yuan: 9_876, customer: LONG, payee: RARE });
  await counter.answer('收款人类别', '其他个人');
  await seeNotice();
  await seeWhatStaffShow();
  await counter.button('锁屏').click();
  await customer.title('请稍候').waitFor();
  await see('paused');
  await counter.inner.page.getByLabel('PIN', { exact: true }).fill('271828');
  await counter.inner.page.keyboard.press('Enter');
  await counter.title('资金用途').waitFor();
  await seeTeachBack();
  await seeSigning();
  await counter.answers(THE_REST);
  await counter.button('见证人输入 PIN').first().click();
  await counter.takesOver('大堂经理乙');
  await customer.title('请您核对').waitFor();
  await see('confirmation');
  await customer.confirms();
  await see('wait');
  await outer.page.evaluate(holdThanks);
  await counter.finishes();
  await customer.title('谢谢您').waitFor();
  await see('thanks');
  await outer.page.reload();
  await customer.title('您好').waitFor();

  expect(gallery.faults).toEqual([]);
  process.stdout.write(`gallery: ${gallery.looks} pages of the customer looked at\n`);
  await counter.endOfJourney('gallery-customer');
});

test('a sheet that is answered, and a last look that is signed, hold too', { timeout: 200_000 }, async () => {
  const { customer } = counter;
  await counter.signInAs('柜员甲');
  await counter.opens('转账风险询问', '开始', { customer: RARE });
  await customer.readsSheet();
  await see('sheet');
  await customer.button('有一项像我的情况').click();
  await see('sheet-like-mine');
  await customer.button('返回').click();
  await customer.button('我不想选').click();
  await see('sheet-refuse');
  await customer.button('返回').click();
  await customer.button('以上情形都没有发生').click();
  await counter.button('录入单据').click();
  await counter.fillSlip({ yuan: 98_765_432, payee: LONG });
  await counter.inner.page.locator('form').getByRole('button', { name: '录入单据' }).click();
  await counter.answers({
    ...TRANSFER_IN_WORDS,
    到账方式: '次日到账',
  });
  await customer.title('请您核对，没有错再签名').waitFor();
  await customer.button('签好了，确认').click();
  await customer.page.getByText('框里还没有字，请先签名。').waitFor();
  await see('confirmation-ink');
  await customer.writes();
  await see('confirmation-signed');
  await counter.server.host.close();
  await customer.page.getByText('屏幕正在恢复，请稍候。').waitFor();
  await see('lost');
  expect(gallery.faults).toEqual([]);
});

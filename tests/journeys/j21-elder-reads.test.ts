// J21: an elder reads at their own size. Nothing has to be scrolled in any of the four sizes, no colours fall short, and nobody is hurried.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SIZE_NAMES, TEXT_SIZES, THEME_NAMES, THEMES } from '../../shared/words/reading.ts';
import { Counter, PATIENT } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
});
afterEach((context) => counter.close(context));

const outer = () => counter.outer.page.locator('.outer-window');
async function chooses(key: string, attribute: 'data-size' | 'data-theme', value: string): Promise<void> {
  const { customer } = counter;
  await customer.button('字号颜色').click();
  await counter.outer.page.getByRole('button', { name: new RegExp(`^${key}$`) }).click();
  await expect.poll(() => outer().getAttribute(attribute), PATIENT).toBe(value);
  await counter.seeOuter(`reading-${value}`);
  await customer.button('好了，返回').click();
}

test('J21 elder reads: large text, no scrolling, no hurry, and what was chosen is on record before what was read', async () => {
  const { customer } = counter;
  await chooses('大', 'data-size', '40');
  await customer.reads({
    secondsAPage: 60,
    onPage: (page) => counter.seeOuter(`reads-40-${page}`),
  });
  await counter.seeOuter('sign-40');
  // Ten minutes over the pen, beside a teller who is there: the page stays.
  for (let minute = 0; minute < 10; minute += 1) {
    await counter.passes(60_000);
    await counter.server.calls.station.stayAwake();
  }
  await customer.title('请在框内签名').waitFor();
  const kinds = lastCase(counter.server).map(({ kind }) => kind);
  expect(kinds.indexOf('reading-set')).toBeLessThan(kinds.indexOf('notice-page-read'));
  const [asked] = ofKind(lastCase(counter.server), 'teach-back-answered');
  expect(asked?.body.right).toBe(true);
});

test('every page fits in every size, and axe finds no colours too weak in any theme', async () => {
  const { customer } = counter;
  await customer.reads();
  for (const size of TEXT_SIZES) {
    if (size !== '32') await chooses(SIZE_NAMES[size], 'data-size', size);
    await counter.seeOuter(`sign-${size}`);
    await customer.button('我想问').click();
    await counter.seeOuter(`ask-${size}`);
    await customer.button('返回').click();
    await customer.button('我不想签').click();
    await counter.seeOuter(`refuse-${size}`);
    await customer.button('返回签名').click();
    await customer.button('再看一遍').click();
    while ((await customer.button('上一页').count()) > 0) await customer.button('上一页').click();
    await counter.seeOuter(`key-layer-${size}`);
    while ((await customer.button('下一页').count()) > 0) await customer.button('下一页').click();
    await customer.button('去签名').click();
  }
  for (const theme of THEMES) {
    if (theme !== 'paper') await chooses(THEME_NAMES[theme], 'data-theme', theme);
    await counter.seeOuter(`theme-${theme}`);
  }
  await customer.signs();
  await counter.answers({
    资金用途: '家人生活费',
    与收款人的关系: '亲属',
    账号来源: '以前用过的老账号',
    神态举止: '平静',
    通讯行为: '无',
    信息核对: '一致',
    到账方式: '普通到账',
  });
  await customer.title('请您核对').waitFor();
  await counter.seeOuter('confirm-52-yellow');
  await customer.confirms();
  await counter.seeOuter('wait-52-yellow');
});

// The demo says 演示 on every screen of both windows, and nothing is pushed off the page by it.
import { afterEach, beforeEach, describe, test } from 'vitest';
import { DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import { Counter } from './counter.ts';

const MARK = '演示 · 数据不真实';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ mode: 'demo', setUp: DEMO_SET_UP });
});
afterEach((context) => counter.close(context));

async function seeBoth(name: string): Promise<void> {
  for (const { page } of [counter.inner, counter.outer]) await page.getByText(MARK).first().waitFor();
  await counter.seeInner(`demo-${name}`);
  await counter.seeOuter(`demo-${name}`);
}

describe('demo', () => {
  test('a whole remittance in the demo is marked on every screen and still fits', async () => {
    const { customer } = counter;
    await counter.inner.page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await seeBoth('sign-in');
    await counter.signInAs('柜员甲');
    await counter.title(/^开始办理/).waitFor();
    await seeBoth('start');
    await counter.openRemittance({ yuan: 8_000 });
    await seeBoth('opened');
    await counter.answer('收款人类别', '其他个人');
    await counter.title('资金用途').waitFor();
    await customer.reads({ onPage: (page) => seeBoth(`notice-${page}`) });
    await customer.writes();
    await seeBoth('signing');
    await customer.button('签好了').click();
    await customer.title('请稍候').waitFor();
    for (const [step, option] of [
      ['资金用途', '购房装修'],
      ['与收款人的关系', '朋友、同事'],
      ['账号来源', '以前用过的老账号'],
      ['神态举止', '平静'],
      ['通讯行为', '无'],
      ['信息核对', '一致'],
      ['到账方式', '普通到账'],
    ] as const)
      await counter.answer(step, option);
    await customer.title('请您核对').waitFor();
    await seeBoth('confirmation');
    await customer.confirms();
    await counter.finishes();
    await customer.title('您好').waitFor();
    await counter.endOfJourney('demo');
  });
});

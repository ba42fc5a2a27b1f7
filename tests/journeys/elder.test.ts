// What an older customer is offered (ELD): by the teller who sees the need, never by the program because of an age.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

/** Born in 1941, by the number. */
const OLDER = { document: '330106194101011234' };

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000, ...OLDER });
});
afterEach((context) => counter.close(context));

const prompts = () => counter.inner.page.getByRole('region', { name: '提醒' });
async function entersCare(): Promise<void> {
  await counter.button('更多').click();
  await counter.choose('更多', '老年客户附加服务');
  await counter.inner.page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('an older customer', () => {
  test('is offered nothing because of an age; the teller enters it, and it takes nobody else where all is well', async () => {
    await counter.answer('收款人类别', '其他个人');
    expect(await prompts().textContent()).not.toMatch(/老年|大字/);
    await counter.button('更多').click();
    const offer = counter.inner.page.getByRole('dialog').getByRole('button', { name: /老年客户附加服务/ });
    await offer.waitFor();
    expect(await offer.textContent()).not.toContain('建议');
    await counter.seeInner('elder-more');
    await offer.click();
    await counter.answers({
      资金用途: '家人生活费',
      与收款人的关系: '亲属',
      账号来源: '以前用过的老账号',
      神态举止: '平静',
      通讯行为: '无',
      信息核对: '一致',
      到账方式: '普通到账',
    });
    await counter.title('大字和朗读').waitFor();
    await counter.seeInner('elder-type');
    await counter.customer.readsAndSigns();
    await counter.answers({
      大字和朗读: '大字和朗读',
      用自己的话说一说: '说得清',
      陪同的人: '配偶或子女',
      签名方式: '签名',
      给一张大字提示: '已给',
    });
    await counter.customer.confirms();
    await counter.seeInner('elder-ready');
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'procedure-entered')).toMatchObject([{ actor: { staff: 'jia' } }]);
    expect(events.at(-1)).toMatchObject({ body: { ending: 'O0', flags: [] } });
    await counter.endOfJourney('elder');
  });

  test('who came with somebody newly met is talked with alone, and the supervisor looks at it', async () => {
    const bing = new SecondSeat(counter);
    await entersCare();
    await counter.asksPlainly();
    await counter.answers({ 大字和朗读: '大字', 用自己的话说一说: '说得清', 陪同的人: '新认识的人' });
    await counter.concludes('主管复核');
    // A strong sign asks for the whole of the asking, whatever the sum.
    await counter.answers({
      怎样认识: '长期熟人',
      资金往来: '有，多次',
      办理缘由: '自己决定',
      户名与开户行: '清楚，而且一致',
      回拨核实: '已核实，属实',
      有无他人要求: '都没有',
    });
    await counter.answers({ 单独核对一分钟: '已单独核对', 联系家人: '已联系' });
    await counter.answers({ 签名方式: '签名', 缓一缓: '接受', 给一张大字提示: '已给' });
    await counter.customer.readsAndSigns();
    await counter.seeInner('elder-companion');
    await bing.isAskedFor('网点负责人丙');
    await bing.agreesBecause('家人当面确认属实');
    await counter.customer.confirms();
    await counter.finishes();
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'O3', flags: ['F17'] } });
    await counter.endOfJourney('elder-companion');
  });
});

// Help with stopping a payment (STOP), for a customer whose money is already on its way: first what can be undone, then 110, then the rest.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, SENT_TO_PRINTER } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens('紧急止付协助', '开始');
});
afterEach((context) => counter.close(context));

async function prints(paper: string): Promise<void> {
  const { page } = counter.inner;
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await counter.button('打印').click();
  await counter.choose('打印哪一份', paper);
  await page.getByText(SENT_TO_PRINTER).waitFor();
  await counter.seeInner(`stop-${paper}`);
  await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
}

const SENT = {
  转出时间: '不到 30 分钟（马上报警）',
  转出渠道: '手机银行',
  是否还能撤销: '已汇出',
  报警: '已报警',
} as const;

describe('help with stopping a payment', () => {
  test('goes from when and how to the police, the sheet and what is left, in nine taps and without anybody’s leave', async () => {
    await counter.title('转出时间').waitFor();
    await counter.seeInner('stop-first');
    await counter.answers(SENT);
    await counter.answers({ 填写资料单: '完整，已签名' });
    await counter.answer('保护剩下的钱', '改密码', '卸载远程软件');
    await counter.answer('交代后续事项', '《后续事项》已给客户');
    await counter.title('可以完成').waitFor();
    // Seven answers, one of them of two measures and a 下一步.
    expect(await counter.tapsSince()).toBeLessThanOrEqual(9);
    await counter.seeInner('stop-ready');
    await prints('止付资料单');
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(kindsOf(events)).not.toContain('escalated');
    expect(events.at(-1)).toMatchObject({ body: { ending: 'E0', flags: [] } });
    await counter.endOfJourney('stop');
  });

  test('where a fee is asked for getting it back, nothing new is done before the talk, and what is urgent goes on', async () => {
    const bing = new SecondSeat(counter);
    await counter.answers(SENT);
    await counter.button('先交费才能追回或解冻').click();
    await counter.concludes('暂缓并劝阻');
    await counter.seeInner('stop-fee');
    await bing.isAskedFor('网点负责人丙');
    await counter.answers({ 请客户稍坐: '同意', 请到安静处单独沟通: '已分开，或没有人陪同' });
    await counter.answers({ 听客户讲来龙去脉: '冒充公检法及政府', 说明手法并核实: '客户醒悟' });
    await counter.answers({ 提供保护措施: '都不需要', 结束劝阻: '核实属实，正常办理' });
    await bing.agreesBecause('已向客户解释清楚，客户愿意继续办理');
    await counter.answers({ 填写资料单: '有缺项，先交后补', 保护剩下的钱: '都不需要' });
    await counter.answer('交代后续事项', '《后续事项》已给客户');
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'procedure-entered').map(({ body }) => body.procedure)).toEqual(['DIS']);
    expect(events.at(-1)).toMatchObject({ actor: { staff: 'jia' }, body: { ending: 'E4', flags: ['F03'] } });
    await counter.endOfJourney('stop-fee');
  });
});

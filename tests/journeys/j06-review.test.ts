// J06 and J11: a coached victim cannot be waved through, and a supervisor who takes over stays in the record beside the teller.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

/** Every answer sounds perfect; what is seen does not. */
async function coachedVictim(): Promise<void> {
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.answer('资金用途', '购房装修');
  await counter.answer('与收款人的关系', '朋友、同事');
  await counter.answer('账号来源', '以前用过的老账号');
  await counter.look('神态举止', '慌张');
  // A look opens the questions that are kept for when something is odd; the answers are as good as the others.
  await counter.answer('怎样认识', '长期熟人');
  await counter.answer('资金往来', '有，多次');
  await counter.answer('办理缘由', '自己决定');
  await counter.answer('户名与开户行', '清楚，而且一致');
  await counter.answer('回拨核实', '已核实，属实');
  await counter.look('通讯行为', '频繁看手机');
  await counter.answer('有无他人要求', '都没有');
  await counter.answer('信息核对', '一致');
  await counter.answer('到账方式', '普通到账');
}

describe('J06 coached victim', () => {
  test('perfect answers with a strong look cannot be finished without a reviewer, and one sentence says why', async () => {
    await coachedVictim();
    await counter.title('请提请复核').waitFor();
    expect(await counter.button('完成').count()).toBe(0);
    const outcome = counter.inner.page.getByRole('region', { name: '结论' });
    await outcome.getByText(/因为：.*办理时一直通话，或看着消息、纸条办理.*。/).waitFor();
    await outcome.getByText('由运营主管决定').waitFor();
    await counter.seeInner('review-needed');
    // The customer signs meanwhile: it changes nothing, and nothing outside tells of it.
    await counter.customer.readsAndSigns();
    await counter.title('请提请复核').waitFor();
    expect(await counter.button('完成').count()).toBe(0);
    await counter.button('提请复核').click();
    await counter.inner.page.getByRole('dialog').waitFor();
    await counter.seeInner('dialog-take-over');
    await counter.takesOver('网点负责人丙');
    await counter.title(/^复核人：网点负责人丙/).waitFor();
    await counter.seeInner('review');
    await counter.button(/^结束办理/).click();
    await counter.choose('怎样结束', '客户放弃');
    await counter.choose('依据哪一条', '经提示或劝阻，客户决定不办');
    await counter.seeInner('review-end');
    await counter.button('记录：结束办理').click();
    await counter.title(/^开始办理/).waitFor();
    expect(lastCase(counter.server).at(-1)).toMatchObject({
      kind: 'case-closed',
      actor: { staff: 'bing' },
      body: { ending: 'O7', ground: 'persuaded', flags: ['F15', 'F16'] },
    });
    // The next customer is the teller's again.
    await counter.openRemittance({ yuan: 500 });
    await counter.button('取消业务').click();
    await counter.inner.page.getByRole('dialog').getByRole('button', { name: '重复开始' }).click();
    await counter.title(/^开始办理/).waitFor();
    await counter.endOfJourney('j06');
  });
});

describe('J11 supervisor takes over', () => {
  test('the supervisor’s steps carry the supervisor’s name, the teller stays first handler and goes on without a new sign-in', async () => {
    await coachedVictim();
    await counter.button('提请复核').click();
    await counter.takesOver('网点负责人丙');
    await counter.button(/^登记联系/).click();
    await counter.choose('联系谁', '收款人');
    await counter.choose('结果怎样', '已核实，属实');
    await counter.seeInner('review-contact');
    await counter.button('记录：登记联系').click();
    await counter.inner.page.getByText('已记录。').waitFor();
    await counter.button('返回看回答').click();
    await counter.button(/^同意办理/).click();
    await counter.choose('理由', '已用原号码核实属实');
    await counter.button('记录：同意办理').click();
    await counter.inner.page.getByText('您的意见已经记录，请交还柜员继续。').waitFor();
    await counter.seeInner('review-done');
    await counter.button('交还柜员').click();
    await counter.title('等客户阅读签名').waitFor();
    await counter.customer.readsAndSigns();
    await counter.customer.confirms();
    await counter.finishes();

    const events = lastCase(counter.server);
    const [decided] = ofKind(events, 'supervisor-decided');
    expect(decided).toMatchObject({
      actor: { staff: 'bing' },
      body: { decision: 'proceed', reason: 'verified-known-number' },
    });
    expect(ofKind(events, 'contact-made')[0]).toMatchObject({ actor: { staff: 'bing' } });
    expect(events[0]).toMatchObject({ kind: 'case-opened', actor: { staff: 'jia', role: 'teller' } });
    expect(events.at(-1)).toMatchObject({
      kind: 'case-closed',
      actor: { staff: 'jia', role: 'teller' },
      body: { ending: 'O3' },
    });
    const { store } = counter.server.station.open;
    expect([...store.seqsOfKinds(['sign-in'])]).toHaveLength(2);
    await counter.endOfJourney('j11');
  });
});

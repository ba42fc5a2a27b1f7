// J03–J05: the exemption for one's own family: with evidence, refused without it, withdrawn by what is seen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

const ASKED_IN_FULL = ['REM-03', 'REM-04', 'REM-05', 'REM-06', 'REM-07', 'REM-08', 'REM-09'];

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

const steps = () => counter.inner.page.getByRole('navigation', { name: '办理步骤' });
const answered = () =>
  lastCase(counter.server).flatMap((event) => ('step' in event.body ? [event.body.step] : []));

describe('J03–J05 exemption', () => {
  test('J03: with evidence the questions are skipped, two looks and the check remain, and the evidence is on record', async () => {
    await counter.openRemittance({ yuan: 30_000 });
    await counter.answer('收款人类别', '配偶');
    await counter.seeInner('step-evidence');
    await counter.answer('配偶凭据', '结婚证上的配偶是收款人');
    await counter.title('神态举止').waitFor();
    await counter.inner.page.getByText('免问详细问题').first().waitFor();
    await counter.seeInner('exempt');
    await counter.inner.forgetTaps();
    await counter.look('神态举止', '平静');
    await counter.look('通讯行为', '无');
    await counter.answer('信息核对', '一致');
    await counter.title('到账方式').waitFor();
    const taps = await counter.tapsSince();
    expect(taps).toBeLessThanOrEqual(3);
    await counter.answer('到账方式', '实时到账');
    await counter.customer.readsAndSigns();
    await counter.customer.confirms();
    await counter.finishes();
    expect(answered().filter((step) => ASKED_IN_FULL.includes(step))).toEqual([]);
    const [, evidence] = ofKind(lastCase(counter.server), 'verification-recorded');
    expect(evidence?.body).toEqual({ step: 'REM-01S', options: ['marriage-certificate'] });
    process.stdout.write(`J03: exempt in ${taps} taps\n`);
    await counter.endOfJourney('j03');
  });

  test('J04: without evidence the exemption is not offered and the questions open', async () => {
    await counter.openRemittance({ yuan: 60_000 });
    await counter.answer('收款人类别', '子女');
    await counter.answer('子女凭据', '没有凭据，或姓名不是收款人');
    await counter.title('资金用途').waitFor();
    await counter.inner.page.getByText('还没有核对到相符的户名或凭据，这笔汇款照常询问。').waitFor();
    for (const step of ['资金用途', '与收款人的关系', '怎样认识', '资金往来', '办理缘由', '账号来源'])
      await steps()
        .getByRole('button', { name: new RegExp(`${step}.*待办`) })
        .waitFor();
    await counter.seeInner('exemption-refused');
    await counter.button('客户放弃').click();
    await counter.seeInner('dialog-withdraw');
    await counter.inner.page
      .getByRole('dialog')
      .getByRole('button', { name: '客户要先核实，改日再说' })
      .click();
    await counter.title(/^开始办理/).waitFor();
    expect(lastCase(counter.server).at(-1)).toMatchObject({
      kind: 'case-closed',
      body: { ending: 'O7', ground: 'verify-first' },
    });
    await counter.endOfJourney('j04');
  });

  test('J05: a telephone at the ear withdraws the exemption with a reason and keeps what was entered', async () => {
    await counter.openRemittance({ yuan: 30_000 });
    await counter.answer('收款人类别', '配偶');
    await counter.answer('配偶凭据', '户口簿上的配偶是收款人');
    await counter.look('神态举止', '平静');
    await counter.look('通讯行为', '通话中');
    await counter.title('资金用途').waitFor();
    await counter.inner.page
      .getByText('出现需要留意的情况，不再免问；已经填写的内容都保留，请把问题问完。')
      .waitFor();
    for (const step of ['收款人类别', '配偶凭据', '神态举止', '通讯行为'])
      await steps()
        .getByRole('button', { name: new RegExp(`${step}.*已答`) })
        .waitFor();
    for (const step of ['资金用途', '与收款人的关系', '怎样认识', '资金往来', '办理缘由', '有无他人要求'])
      await steps()
        .getByRole('button', { name: new RegExp(`${step}.*待办`) })
        .waitFor();
    await counter.seeInner('exemption-withdrawn');
    await counter.button('取消业务').click();
    await counter.seeInner('dialog-cancel');
    await counter.inner.page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
    await counter.title(/^开始办理/).waitFor();
    const last = lastCase(counter.server).at(-1);
    expect(last).toMatchObject({
      kind: 'case-abandoned',
      body: { reason: 'customer-left', flags: ['F16'], outcome: 'O3' },
    });
    await counter.endOfJourney('j05');
  });
});

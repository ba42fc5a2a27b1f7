// J07: what a customer says does not fit together. The teller is told and given a question; nobody else is, and it is not forgotten.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

const BECAUSE = '说是亲友或生意伙伴，却没有当面见过。';
const ASK = '您刚才说是熟人，最近一次当面见到是什么时候？';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 20_000 });
});
afterEach((context) => counter.close(context));

const prompts = () => counter.inner.page.getByRole('region', { name: '提醒' });

async function oldClassmateFromLastWeek(): Promise<void> {
  await counter.answers({
    收款人类别: '其他个人',
    资金用途: '购房装修',
    与收款人的关系: '朋友、同事',
    怎样认识: '网上认识，没有见过',
  });
  await prompts().getByText(BECAUSE).waitFor();
}

async function tellsItOtherwise(cause: '客户改口' | '记录有误'): Promise<void> {
  await counter.turnTo('怎样认识');
  await counter.answer('怎样认识', '长期熟人');
  const dialog = counter.inner.page.getByRole('dialog', { name: '为什么更改？' });
  await dialog.getByRole('button', { name: new RegExp(`^${cause}`) }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function leaves(): Promise<void> {
  await counter.button('客户放弃').click();
  await counter.choose('客户为什么放弃？', '客户要先核实，改日再说');
  await counter.title('开始办理').waitFor();
}

describe('J07 contradiction', () => {
  test('a friend who was never met is said to the teller alone, with a question to ask, and stays when the story changes', async () => {
    await oldClassmateFromLastWeek();
    await prompts().getByText('说法对不上').waitFor();
    await prompts().getByText(ASK).waitFor();
    // The place in the questions is kept.
    await counter.title('资金往来').waitFor();
    await counter.seeInner('contradiction');
    await tellsItOtherwise('客户改口');
    await prompts().getByText('关系与认识经过对不上（客户后来改口）。').waitFor();
    await counter.seeInner('contradiction-kept');
    await leaves();
    const [changed] = ofKind(lastCase(counter.server), 'step-changed');
    expect(changed?.body).toMatchObject({ step: 'REM-05', cause: 'customer-changed' });
    expect(lastCase(counter.server).at(-1)).toMatchObject({
      kind: 'case-closed',
      body: { ending: 'O7', flags: expect.arrayContaining(['C01']) },
    });
    counter.said.add(BECAUSE).add(ASK);
    await counter.endOfJourney('j07');
  });

  test('it is taken back where the teller had only written it down wrongly', async () => {
    await oldClassmateFromLastWeek();
    await tellsItOtherwise('记录有误');
    await prompts().getByText(BECAUSE).waitFor({ state: 'detached' });
    await leaves();
    expect(lastCase(counter.server).at(-1)).toMatchObject({ body: { ending: 'O7', flags: [] } });
    await counter.endOfJourney('j07');
  });
});

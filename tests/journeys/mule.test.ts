// A customer is paid for passing money on (F28). The branch head looks at it quietly: the customer's screen stays as it was, to the pixel,
// and nobody is accused anywhere.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

const LOOKS: readonly (readonly [step: string, ...options: string[]])[] = [
  ['请客户稍等', '愿意等'],
  ['查看账户进出', '当天进出，或多人转入转出'],
  ['资金来去', '卡或账户借给别人在用'],
  ['是否可能受骗', '没有看到这样的情况'],
  ['告诉了谁', '反诈中心，未接通', '110，已告知'],
  ['结束核对', '不予办理，交《措施告知单》'],
];

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.customer.page.getByText(/^第 1 \/ \d 页$/).waitFor();
});
afterEach((context) => counter.close(context));

const picture = (): Promise<Buffer> => counter.customer.page.screenshot({ animations: 'disabled' });
/** What is written on the customer's screen and what is painted on it. */
async function expectUntouched(before: Buffer, when: string): Promise<void> {
  // Whatever was to come outside has come by now: the outer window follows within 150 ms.
  await counter.customer.page.waitForTimeout(250);
  expect((await picture()).equals(before), `the customer’s screen ${when}`).toBe(true);
}

describe('a customer who is paid for passing money on', () => {
  test('is looked at quietly: nothing changes on the customer’s screen until the case is over', async () => {
    const { page } = counter.inner;
    const bing = new SecondSeat(counter);
    await counter.seeOuter('mule-before');
    const before = await picture();
    await counter.button('帮人转钱有好处费').click();
    await counter.concludes('警银联动');
    await expectUntouched(before, 'once it was heard');
    await bing.isAskedFor('网点负责人丙');
    await expectUntouched(before, 'once the procedure was entered');
    await counter.seeInner('mule-steps');
    for (const [step, ...options] of LOOKS) {
      await counter.answer(step, ...options);
      await expectUntouched(before, `after “${step}”`);
    }
    await counter.seeOuter('mule-after');
    await bing.contacts('110', '已派警', { number: '20261122-0417' });
    await counter.seeInner('mule-recorded');

    await counter.button('打印').click();
    const dialog = page.getByRole('dialog');
    for (const paper of ['坚持办理确认书', '措施告知单', '警银联动登记'])
      await dialog.getByRole('button', { name: new RegExp(`${paper}$`) }).waitFor();
    expect(await dialog.getByRole('group', { name: '打印哪一份' }).getByRole('button').count()).toBe(3);
    await counter.seeInner('mule-papers');
    await page.keyboard.press('Escape');
    await counter.button('查骗术').click();
    await dialog.getByRole('button', { name: /代收款与跑分/ }).click();
    await dialog.getByRole('heading', { name: '代收款与跑分' }).waitFor();
    expect(await dialog.getByRole('button', { name: /给客户看/ }).count()).toBe(0);
    await counter.seeInner('mule-library');
    await page.keyboard.press('Escape');
    await expectUntouched(before, 'after all that was looked up and printed');

    await bing.takes('结束办理');
    await counter.choose('怎样结束', '不予办理');
    await counter.choose('依据哪一条', '公安机关依法作出的决定');
    await page.getByRole('checkbox', { name: /措施告知单.*已经交给客户/ }).check();
    await bing.records('结束办理');
    await counter.title('开始办理').waitFor();

    const events = lastCase(counter.server);
    expect(ofKind(events, 'procedure-entered').map(({ body }) => body)).toEqual([{ procedure: 'MUL' }]);
    expect(kindsOf(events)).not.toEqual(expect.arrayContaining(['scam-shown']));
    expect(kindsOf(events)).not.toEqual(expect.arrayContaining(['reason-shown']));
    expect(events.at(-1)).toMatchObject({
      actor: { staff: 'bing', role: 'branch-head' },
      body: { outcome: 'O5', ending: 'O6', ground: 'police-order', flags: ['F20', 'F28'] },
    });
    await counter.endOfJourney('mule');
  });

  test('who may be deceived themselves is helped: the talk is entered, and only then are they shown something', async () => {
    const { page } = counter.inner;
    const bing = new SecondSeat(counter);
    const before = await picture();
    await counter.button('帮人转钱有好处费').click();
    await bing.isAskedFor('网点负责人丙');
    await counter.answers({ 请客户稍等: '愿意等', 查看账户进出: '与平时相符' });
    await counter.answers({ 资金来去: '办贷款，对方让走流水' });
    await counter.answer('是否可能受骗', '可能也受骗，转入劝阻一起核实');
    await expectUntouched(before, 'once it is known');
    await counter.seeInner('mule-deceived');
    await counter.button('交还柜员').click();
    await counter.button(/劝阻与警银联动/).click();
    await counter.seeInner('mule-talk');
    await counter.button('查骗术').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /代收款与跑分/ }).click();
    await dialog.getByRole('button', { name: '给客户看' }).click();
    await counter.customer.title('代收款与跑分').waitFor();
    await counter.seeOuter('mule-shown');
    await page.keyboard.press('Escape');
    await counter.button('客户放弃').click();
    await dialog.getByRole('button', { name: '经提示或劝阻，客户决定不办' }).click();
    await counter.title('开始办理').waitFor();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'procedure-entered').map(({ body }) => body.procedure)).toEqual(['MUL', 'DIS']);
    expect(events.at(-1)).toMatchObject({ body: { ending: 'O7', outcome: 'O5', flags: ['F28'] } });
    await counter.endOfJourney('mule-deceived');
  });
});

// A higher limit (LIM): the papers are told once, and a second person looks at it whether or not anything is amiss.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, SENT_TO_PRINTER } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens('提高限额', '开始');
});
afterEach((context) => counter.close(context));

/** The list of papers, as it comes out of the printer. */
async function printsList(): Promise<void> {
  const { page } = counter.inner;
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await counter.button('打印').click();
  await counter.choose('打印哪一份', '提额所需资料清单');
  await page.getByText(SENT_TO_PRINTER).waitFor();
  await counter.seeInner('limits-list');
  await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
}

describe('a higher limit', () => {
  test('is agreed to by a second person, until a day, and then closed by the teller', async () => {
    const bing = new SecondSeat(counter);
    await counter.answer('提额原因', '购房');
    await counter.title('告知资料').waitFor();
    await counter.seeInner('limits-papers');
    await printsList();
    await counter.answer('告知资料', '已一次告知，清单已打印');
    await counter.concludes('办结');
    expect(await counter.button('完成').count()).toBe(0);
    await counter.inner.page.getByText('要由复核人来看，不是因为有风险提示。').waitFor();
    await counter.seeInner('limits-second-look');
    await bing.isAskedFor('网点负责人丙');
    await counter.seeInner('limits-review');
    await counter.answer('审核', '同意至到期日');
    await counter.button('交还柜员').click();
    await counter.finishes();
    const events = lastCase(counter.server);
    expect(ofKind(events, 'verification-recorded')).toMatchObject([
      { actor: { staff: 'bing' }, body: { step: 'LIM-03', options: ['agreed-until'] } },
    ]);
    expect(ofKind(events, 'paper-printed')).toMatchObject([{ body: { paper: 'LIM1' } }]);
    expect(events.at(-1)).toMatchObject({ actor: { staff: 'jia' }, body: { ending: 'E0', flags: [] } });
    // Nothing of it is the customer's to read or to sign.
    expect(kindsOf(events)).not.toContain('notice-shown');
    await counter.endOfJourney('limits');
  });

  test('that somebody else asked for is not agreed to: told with its basis, on paper', async () => {
    const bing = new SecondSeat(counter);
    await counter.answers({ 提额原因: '别人要求提高', 告知资料: '已一次告知，清单已打印' });
    await counter.concludes('主管复核');
    await bing.isAskedFor('网点负责人丙');
    await counter.answer('审核', '不同意，交《措施告知单》');
    await bing.takes('结束办理');
    await counter.choose('怎样结束', '不予开通或提额');
    await counter.choose('依据哪一条', '资料与需要不相符');
    const record = counter.button('记录：结束办理');
    expect(await record.isDisabled()).toBe(true);
    await counter.inner.page.getByRole('checkbox', { name: /措施告知单.*已经交给客户/ }).check();
    await counter.seeInner('limits-refused');
    await record.click();
    await counter.title('开始办理').waitFor();
    expect(lastCase(counter.server).at(-1)).toMatchObject({
      actor: { staff: 'bing' },
      body: { ending: 'E6', ground: 'need-not-shown', outcome: 'E3', flags: ['F30'] },
    });
    await counter.endOfJourney('limits-refused');
  });
});

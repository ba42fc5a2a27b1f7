// The day is closed at the counter: two people, the sheet on A5 with its QR code and the code to be read out, the next act opens the next
// day, and a bundle verified over the roll with the sheet's checkpoint as the known head.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { shortCode } from '../../shared/ledger/short-code.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

/** A customer who leaves again: enough for a day to have something in it. */
async function oneCase(): Promise<void> {
  await counter.openRemittance({ yuan: 8_000 });
  await counter.button('客户放弃').click();
  await counter.choose('客户为什么放弃？', '客户要先核实，改日再说');
  await counter.title('开始办理').waitFor();
}

describe('closing the day', () => {
  test('takes two people, gives a sheet to keep elsewhere, and the next act opens the next day', async () => {
    const { page } = counter.inner;
    const { station } = counter.server;
    await counter.signInAs('柜员甲');
    await oneCase();
    await counter.signInAs('网点负责人丙', '网点负责人');
    await counter.button('日结').click();
    await counter.title('日结').waitFor();
    await counter.seeInner('day-close');
    await counter.button('日结').click();
    const dialog = page.getByRole('dialog', { name: '日结要两个人' });
    await dialog.getByRole('radio', { name: /柜员甲/ }).check();
    await dialog.getByLabel('PIN', { exact: true }).fill(PIN.柜员甲);
    await dialog.getByRole('button', { name: '确认日结' }).click();
    await page.getByText('日结完成，已记入台账。请打印日结单。').waitFor();
    await page.getByText('上次日结以后还没有人办过事，不用再结。').waitFor();
    const [closed] = station.state.day.closed;
    expect(closed).toMatchObject({ by: 'bing', approver: 'jia', late: false });

    await page.getByRole('button', { name: /^打印 .* 的日结单$/ }).click();
    const sheet = page.getByRole('article');
    await sheet.getByText(shortCode(nodeCrypto, closed?.closing ?? ''), { exact: true }).waitFor();
    await sheet.getByRole('img', { name: /二维码里是整张日结检查点/ }).waitFor();
    await counter.seeInner('day-sheet');
    await page.keyboard.press('Escape');
    expect(station.open.store.seqsOfKinds(['day-sheet-printed'])).toHaveLength(1);
    expect(station.state.day.openedAt, 'to print the sheet begins no day').toBeUndefined();

    await counter.signInAs('柜员甲');
    expect(station.state.day.openedAt).toBeDefined();
    await oneCase();
    // The journey ends with a bundle of everything, verified: it spans both days.
    await counter.endOfJourney('day-close');
    expect(station.open.store.seqsOfKinds(['day-opened'])).toHaveLength(1);
  });
});

// J23: an ordinary reminder at a machine: one ask, two looks, three reminders. Five taps, ten seconds, one entry, and nobody is named.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';

/** A tablet held in one hand. */
const TABLET = { width: 800, height: 1280 };
const UPPER_EDGE_OF_REACH = 0.35;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

const entriesOf = (kind: string) => {
  const { store, ledger } = counter.server.station.open;
  return [...store.seqsOfKinds([kind])].map((seq) => ledger.event(seq));
};

const taps = async (step: string, option: string, next: string) => {
  const key = counter.inner.page
    .getByRole('group', { name: step, exact: true })
    .getByRole('button', { name: option });
  const box = await key.boundingBox();
  const { height } = counter.inner.page.viewportSize() ?? TABLET;
  expect(box?.height, 'as high as a thumb is wide').toBeGreaterThanOrEqual(60);
  expect((box?.y ?? 0) / height, 'within reach of the thumb').toBeGreaterThan(UPPER_EDGE_OF_REACH);
  await key.click();
  await counter.title(next).waitFor();
};

async function remindsOnce(look: (name: string) => Promise<void>): Promise<void> {
  await look('lobby-ask');
  await taps('客户的回答', '取款', '看神态');
  await look('lobby-manner');
  await taps('看神态', '正常', '看手机和纸条');
  await taps('看手机和纸条', '无', '提醒防骗');
  await look('lobby-remind');
  await taps('提醒防骗', '已提醒', '提醒确认后再办');
  await taps('提醒确认后再办', '已确认办理', '一问二看三提醒');
}

describe('J23 an ordinary reminder', () => {
  test('takes five taps and ten seconds with one hand, and seals one entry that names nobody', async () => {
    await counter.inner.page.setViewportSize(TABLET);
    await counter.signInAs('大堂经理乙');
    const { page } = counter.inner;
    await page.getByRole('radio', { name: /大厅自助区/ }).check();
    const { size } = counter.server.station.open.ledger;
    await remindsOnce((name) => counter.seeInner(`tablet-${name}`));
    await page.getByText('已登记：巡查登记。没有记录客户身份。').waitFor();
    expect(counter.server.station.open.ledger.size - size, 'taps stay in the window').toBe(1);
    const [made] = entriesOf('reminder-made');
    expect(made?.body).toMatchObject({ machine: 'hall', outcome: 'M0', flags: [] });

    // The next customer at the same machine.
    await counter.inner.forgetTaps();
    const began = performance.now();
    await remindsOnce(async () => undefined);
    expect(await counter.tapsSince()).toBeLessThanOrEqual(5);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(entriesOf('reminder-made')).toHaveLength(2);
    await counter.endOfJourney('j23');
  });

  test('given up half-way leaves nothing behind, and the screen says so; mis-taps can be taken back', async () => {
    await counter.signInAs('大堂经理乙');
    const { page } = counter.inner;
    await page.getByRole('radio', { name: /大厅自助区/ }).check();
    const { size } = counter.server.station.open.ledger;
    await page.getByRole('button', { name: '取款' }).click();
    await counter.title('看神态').waitFor();
    await counter.seeInner('lobby-manner');
    await counter.button('上一步').click();
    await counter.title('一问二看三提醒').waitFor();
    await page.getByRole('button', { name: '存款' }).click();
    await counter.title('看神态').waitFor();
    await counter.button('不登记，退出').click();
    await page.getByText('这次提醒没有登记。点过的内容都没有保留。').waitFor();
    expect(counter.server.station.open.ledger.size).toBe(size);

    await counter.button('巡护').click();
    await counter.title('巡护一圈').waitFor();
    for (const machine of ['大厅自助区', '存取款一体机'])
      await page.getByRole('group', { name: machine }).getByRole('button', { name: '正常' }).click();
    await counter.seeInner('lobby-round');
    await counter.button('登记这一圈').click();
    await page.getByText('已登记：看了 2 台机具。').waitFor();
    expect(entriesOf('patrol-made')).toHaveLength(1);
  });
});

// J24: an English screen and a call. The lobby is told to pause and to go to the counter together; the teller there opens the same thread.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, SLIP } from './counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  counter.expects(/Failed to load resource.*\/rpc\/teller\/openCase/);
});
afterEach((context) => counter.close(context));

const bodyOf = (kind: string) => {
  const { store, ledger } = counter.server.station.open;
  const [seq] = store.seqsOfKinds([kind]);
  return seq === undefined ? undefined : ledger.event(seq);
};

async function handsOver(): Promise<string> {
  const { page } = counter.inner;
  await page.getByRole('radio', { name: /大厅自助区/ }).check();
  await page.getByRole('button', { name: '转给熟人' }).click();
  await counter.title('看神态').waitFor();
  await counter.answer('看神态', '使用外文界面');
  await counter.title('看手机和纸条').waitFor();
  await counter.answer('看手机和纸条', '边打电话');
  await page.getByText('请客户暂停操作，陪同到柜台').waitFor();
  await page.getByText('请客户先暂停操作，陪同到柜台，请运营主管一起核实').waitFor();
  await counter.seeInner('lobby-suggests-counter');
  await counter.button('现在就交接到柜台').click();
  await counter.title('请陪客户到柜台').waitFor();
  await counter.seeInner('lobby-code');
  const shown = await page.locator('.lobby-code').innerText();
  return shown.replaceAll(' ', '');
}

describe('J24 an English screen and a call', () => {
  test('leads to the counter, where the teller opens the same thread with its code', async () => {
    await counter.signInAs('大堂经理乙');
    const code = await handsOver();
    await counter.signInAs('柜员甲');
    const { page } = counter.inner;
    await page.getByRole('heading', { name: '大堂交接过来的客户' }).waitFor();
    await counter.seeInner('counter-awaits-from-lobby');
    await counter.begins('个人汇款');
    await counter.fillVisitor();
    await counter.fillSlip({ yuan: 8_000 });
    await page.getByLabel('大堂交接码').fill('00000');
    await counter.button('证件核对无误').click();
    await page.getByText('今天没有这个交接码，或者已经用过。').waitFor();
    await page.getByLabel('大堂交接码').fill(code);
    await counter.button('证件核对无误').click();
    await counter.title('收款人类别').waitFor();
    await page.getByRole('region', { name: '大堂看到' }).waitFor();
    await counter.concludes('暂缓并劝阻');
    await counter.seeInner('case-from-lobby');
    const [handedOver, opened] = [bodyOf('handed-over'), bodyOf('case-opened')];
    expect(handedOver?.kind === 'handed-over' && handedOver.body.thread).toBe(opened?.case);
    expect(opened?.body).toMatchObject({ lobby: { machine: 'hall', flags: ['F16', 'F34'] } });

    // The lobby learns that the customer arrived, and what the counter stopped, without a name.
    await counter.signInAs('大堂经理乙');
    await counter.button('柜台与交接').click();
    await page.getByText('柜员已接办').waitFor();
    await counter.seeInner('lobby-board');
    expect(await page.locator('main').innerText()).not.toContain(SLIP.customer);
  });
});

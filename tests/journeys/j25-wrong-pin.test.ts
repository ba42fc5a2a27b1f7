// J25: five wrong PINs make this person wait, longer each time, and nobody else. Each try is on record.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, PATIENT } from './counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ innerClock: true });
  // The browser tells of each refused call.
  counter.expects(/Failed to load resource.*\/rpc\/station\/signIn/);
});
afterEach((context) => counter.close(context));

async function tries(pin: string): Promise<void> {
  await counter.inner.page.getByLabel('PIN', { exact: true }).fill(pin);
  await counter.button('登录').click();
}

const reads = (sentence: string) => counter.inner.page.getByText(sentence).waitFor();

/** Lets the waiting time go by; the field opens by itself when it is over, and not before. */
async function waits(seconds: number): Promise<void> {
  const field = counter.inner.page.getByLabel('PIN', { exact: true });
  await counter.passes((seconds - 5) * 1000);
  expect(await field.isDisabled()).toBe(true);
  await expect
    .poll(async () => {
      await counter.passes(1_000);
      return field.isEnabled();
    }, PATIENT)
    .toBe(true);
}

const refusals = () => {
  const { store, ledger } = counter.server.station.open;
  return [...store.seqsOfKinds(['sign-in-refused'])].map((seq) => ledger.event(seq)?.body);
};

describe('J25 wrong PIN', () => {
  test('five wrong PINs cost 15 seconds, the next one 30, and other people sign in meanwhile', async () => {
    const { page } = counter.inner;
    const choose = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await choose('柜员甲');
    for (const left of [4, 3, 2, 1]) {
      await tries('112358');
      await reads(`PIN 不正确，还可以再试 ${left} 次。`);
    }
    await counter.seeInner('pin-wrong');
    await tries('112358');
    await reads('输错次数过多，请等 15 秒后再试。');
    await counter.seeInner('pin-locked');
    expect(await page.getByLabel('PIN', { exact: true }).isDisabled()).toBe(true);

    // Others are not kept waiting.
    await counter.button('换一个人').click();
    await counter.signInAs('大堂经理乙');
    await counter.seeInner('lobby-start');
    await counter.button('退出登录').click();

    // Leaving the page and coming back forgives nothing.
    await choose('柜员甲');
    await tries('112358');
    await reads('输错次数过多，请等 15 秒后再试。');
    await waits(15);
    await tries('112358');
    await reads('输错次数过多，请等 30 秒后再试。');
    await waits(30);
    await counter.button('换一个人').click();
    await counter.signInAs('柜员甲');
    await counter.title(/^开始办理/).waitFor();

    const wrong = { staff: 'jia', why: 'wrong-pin' };
    expect(refusals()).toEqual([wrong, wrong, wrong, wrong, wrong, { staff: 'jia', why: 'waiting' }, wrong]);
    await counter.endOfJourney('j25');
  });
});

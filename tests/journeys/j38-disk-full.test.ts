// J38: the disk is full in the middle of a case. Nothing is shown as done that was not sealed, and with room again the case goes on where it was.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter, PATIENT } from './counter.ts';
import { kindsOf, lastCase } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

function fillDisk(): void {
  const { db } = counter.server.station.open.store;
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
}
const makeRoom = () => counter.server.station.open.store.db.pragma('max_page_count = 1000000');

/** The page that the store still holds in reserve takes the first acts: answers go on until one is refused. */
async function answersUntilRefused(
  steps: readonly (readonly [step: string, option: string])[],
): Promise<string> {
  for (const [step, option] of steps) {
    const before = lastCase(counter.server).length;
    await counter.answer(step, option);
    await expect
      .poll(async () => lastCase(counter.server).length > before || (await isStopped()), PATIENT)
      .toBe(true);
    if (await isStopped()) return step;
  }
  throw new Error('the disk was never full');
}
const isStopped = async () => (await counter.inner.page.getByText('磁盘已满').count()) > 0;

const ASKED = [
  ['收款人类别', '其他个人'],
  ['资金用途', '购物'],
  ['与收款人的关系', '亲属'],
  ['账号来源', '合同、票据上的'],
  ['神态举止', '平静'],
  ['通讯行为', '无'],
  ['信息核对', '一致'],
  ['到账方式', '次日到账'],
] as const;

test('J38 on a full disk nothing counts as done, the screen says what to do, and with room the case goes on', async () => {
  await counter.openRemittance({ yuan: 8_000 });
  counter.expects(/50\d|NOT_SEALED|STOPPED/);
  const [first, ...asked] = ASKED;
  await counter.answer(...first);
  await counter.customer.button('下一页').waitFor();
  fillDisk();
  const refused = await answersUntilRefused(asked);
  await counter.inner.page.getByText('刚才的操作没有记录成功，不算办完。').first().waitFor();
  await counter.title(refused).waitFor();
  expect(await counter.inner.page.locator('.choice[aria-pressed="true"]').count(), 'a tick').toBe(0);
  await counter.seeInner('disk-full');
  const sealed = lastCase(counter.server).length;
  // Neither side gets any further.
  await counter.answer(refused, asked.find(([step]) => step === refused)?.[1] ?? '');
  await counter.customer.button('下一页').click();
  await counter.title(refused).waitFor();
  expect(lastCase(counter.server)).toHaveLength(sealed);
  expect(await counter.button('完成').count()).toBe(0);

  makeRoom();
  for (const [step, option] of asked.slice(asked.findIndex(([step]) => step === refused)))
    await counter.answer(step, option);
  await counter.inner.page.getByText('磁盘已满').waitFor({ state: 'detached' });
  // The page that they turned was not sealed as read.
  await counter.customer.button('上一页').click();
  await counter.customer.readsAndSigns();
  await counter.customer.confirms();
  await counter.finishes();
  const kinds = kindsOf(lastCase(counter.server));
  expect(kinds.at(-1)).toBe('case-closed');
  const answered = lastCase(counter.server).flatMap(({ body }) => ('options' in body ? [body.step] : []));
  expect(new Set(answered).size, 'each step was sealed once').toBe(answered.length);
  const told = counter.server.log.splice(0);
  expect(told.filter((line) => !/^not sealed in .*: not sealed: full: /.test(line))).toEqual([]);
  await counter.endOfJourney('j38');
});

// J29: an administrator has no power over records. Every button of their room and every call of the contract is tried from their own window:
// what is another's is refused and on record, and no record of a case is changed, taken out or dated back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallMeta } from '../../shared/contract/call.ts';
import { CALLS, inputOf, wellFormed } from '../support/call-inputs.ts';
import { Counter } from './counter.ts';
import { command, lastCase } from './ledger-checks.ts';
import { sendFromPage } from './lying-window.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

test('J29 nothing in the administrator’s room and no call from it reaches a record of a case', async () => {
  const { page } = counter.inner;
  const { station } = counter.server;
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  const caseId = lastCase(counter.server)[0]?.case ?? '';
  // That nobody could read while the teller was away is the system's own note.
  const record = () => JSON.stringify(lastCase(counter.server).filter(({ kind }) => kind !== 'reading-held'));
  const before = record();

  await counter.signInAs('管理员己');
  await counter.title('人员').waitFor();
  await counter.seeInner('admin');
  const buttons = await page.getByRole('button').allTextContents();
  expect(buttons.filter((text) => /业务|记录|台账.*(改|删)|导出/.test(text))).toEqual([]);

  counter.expects(/Failed to load resource: .* 409 /);
  const inputs = wellFormed(caseId, () => ({ command: command() }));
  const others = CALLS.filter(({ definition }) => {
    const { window, who } = definition.meta as CallMeta;
    return window === 'outer' || (typeof who !== 'string' && !who.includes('admin'));
  });
  const { size } = station.open.ledger;
  for (const call of others) {
    const { window } = call.definition.meta as CallMeta;
    expect(await sendFromPage(page, `${call.group}/${call.call}`, inputOf(inputs, call)), call.name).toBe(
      window === 'outer' ? 'WRONG_WINDOW' : 'NOT_YOUR_ROLE',
    );
  }
  const refused = Array.from({ length: station.open.ledger.size - size }, (_, place) =>
    station.open.ledger.event(size + place),
  ).filter(({ kind }) => kind === 'call-refused');
  expect(others.length).toBeGreaterThan(60);
  expect(
    refused.map(({ body }) => (body as { call: string }).call),
    'each is on record under its name',
  ).toEqual(others.map(({ name }) => name));
  expect(record(), 'the case is as it was').toBe(before);

  await counter.signInAs('柜员甲');
  await counter.button('取消业务').click();
  await page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
  await counter.title(/^开始办理/).waitFor();
  await counter.endOfJourney('j29');
});

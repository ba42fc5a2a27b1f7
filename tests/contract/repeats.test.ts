// A window that lost an answer asks once more under the same number (renderer/state/send.ts). It gets the first answer, whatever became of
// seat and case meanwhile; nobody is written down as refused; and under that number nothing else can be had.
import { expect, test } from 'vitest';
import {
  outcomeOf,
  PIN,
  remittance,
  type StationDriver,
  slipOf,
  station,
} from '../support/station-driver.ts';

async function underReview(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.hears('investigation');
  await counter.escalates();
  return counter.takesOver('branch-head');
}

test('a reviewer’s command that ended their seat is answered again, and is no refusal of anybody', async () => {
  const counter = await underReview();
  const { reviewer } = counter.inner;
  const leave = counter.command();
  const left = await reviewer.handBack(leave);
  let { size } = counter;
  expect(await reviewer.handBack(leave)).toEqual(left);
  expect(counter.size).toBe(size);
  await counter.takesOver('branch-head');
  const end = { ...counter.atCase(), ending: 'O7', ground: 'persuaded', paperHanded: true };
  const ended = await reviewer.end(end);
  ({ size } = counter);
  expect(await reviewer.end(end)).toEqual(ended);
  expect(await outcomeOf(reviewer.end({ ...end, ground: 'family-advice' }))).toBe('COMMAND_REUSED');
  const raise = { command: end.command, caseId: end.caseId, to: 'O5', reason: 'repeat-attempt' };
  expect(await outcomeOf(reviewer.raise(raise))).toBe('COMMAND_REUSED');
  expect(counter.size).toBe(size);
});

test('what an auditor looked at is not shown to somebody else who knows the number', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  const look = counter.atCase();
  await counter.signInAs('auditor');
  await counter.inner.auditor.readCase(look);
  await counter.signInAs('teller');
  expect(await outcomeOf(counter.inner.auditor.readCase(look))).toBe('NOT_YOUR_ROLE');
});

test('a customer’s confirmation is answered again after the case was closed and the next one is in hand', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answersAll();
  await counter.customerSigns();
  const shown = counter.outside;
  if (shown.phase !== 'confirmation') throw new Error(`the customer sees ${shown.phase}`);
  const { amountFen, payeeMask, arrival } = shown;
  const facts = { ...counter.command(), amountFen, payeeMask, arrival: arrival.code, by: 'key' as const };
  const confirmed = await counter.outer.customer.confirm(facts);
  await counter.inner.teller.closeCase(counter.atCase());
  await counter.openRemittance();
  const { size } = counter;
  expect(await counter.outer.customer.confirm(facts)).toEqual(confirmed);
  expect(await outcomeOf(counter.outer.customer.confirm({ ...facts, amountFen: 1 }))).toBe('COMMAND_REUSED');
  expect(counter.size).toBe(size);
});

test('an unlocking is answered again', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.inner.station.lock(counter.command());
  const unlock = { ...counter.command(), pin: PIN };
  const unlocked = await counter.inner.station.unlock(unlock);
  expect(await counter.inner.station.unlock(unlock)).toEqual(unlocked);
});

test('another slip, another opening, another change of a person under a used number is refused, not taken for the first', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  const { teller, admin } = counter.inner;
  const opening = { ...counter.command(), ...remittance() };
  await teller.openCase(opening);
  const correction = { ...counter.atCase(), saw: 0, cause: 'record-error' as const };
  const slip = slipOf({ yuan: 16_000 });
  const corrected = await teller.correctSlip({ ...correction, slip });
  const { size } = counter;
  expect(await teller.correctSlip({ ...correction, slip })).toEqual(corrected);
  const others = [slipOf(), slipOf({ yuan: 16_000, account: '6222020000009999999' })];
  expect(await outcomeOf(teller.openCase({ ...opening, slip: slipOf({ yuan: 1 }) }))).toBe('COMMAND_REUSED');
  for (const other of others) {
    expect(await outcomeOf(teller.correctSlip({ ...correction, slip: other }))).toBe('COMMAND_REUSED');
  }
  expect(counter.size).toBe(size);
  await counter.signInAs('admin');
  const change = { ...counter.command(), id: 'geng', name: '运营主管庚', status: 'active' as const };
  await admin.changeStaff({ ...change, roles: ['lobby'] });
  expect(await outcomeOf(admin.changeStaff({ ...change, roles: ['branch-head'] }))).toBe('COMMAND_REUSED');
});

test('a procedure by the name of something that every object has is unknown, not a fault', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  const opening = { ...counter.command(), ...remittance() };
  for (const procedure of ['constructor', 'toString', 'hasOwnProperty'])
    expect(await outcomeOf(counter.inner.teller.openCase({ ...opening, procedure }))).toBe('UNKNOWN_CODE');
  expect(counter.log).toEqual([]);
});

// What stands on the customer's screen is told inside to whoever serves them, and to nobody else.
import { expect, test } from 'vitest';
import { station } from '../support/station-driver.ts';

test('it is told while a customer is served, and not at a locked, an empty or another seat', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  expect(counter.view.outer).toBeUndefined();
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  expect(counter.view.outer).toEqual(counter.outside);
  expect(counter.view.outer?.phase).toBe('notice');
  await counter.inner.station.lock(counter.command());
  expect(counter.view.outer).toBeUndefined();
  await counter.signInAs('supervisor');
  expect(counter.view.outer).toBeUndefined();
});

test('a quiet procedure is nowhere to be seen: not a word of the customer’s screen', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.takesOver('supervisor');
  await counter.inner.teller.enterProcedure({
    ...counter.command(),
    caseId: counter.case.id,
    procedure: 'MUL',
  });
  expect(counter.case.quiet).toBe(true);
  expect(counter.view.outer).toBeUndefined();
});

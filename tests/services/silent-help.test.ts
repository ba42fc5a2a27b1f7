// Silent help at a whole station: sealed as the customer's, and whoever can come is called where they sit down (features.md I1, J08).
import { expect, test } from 'vitest';
import { outcomeOf, PIN, station } from '../support/station-driver.ts';

test('a customer who taps for help is on the list of the supervisor’s room until a reviewer has decided', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.outer.customer.askHelp({ ...counter.command(), signal: 'listened-to' });
  expect(counter.entries().at(-1)).toMatchObject({
    kind: 'help-asked-silently',
    actor: { role: 'customer' },
    body: { signal: 'listened-to', flag: 'F14' },
  });
  const { caseId } = counter.atCase();
  expect(counter.view.summons, 'the teller is told in the case').toBeUndefined();

  await counter.signInAs('supervisor');
  expect(counter.view.summons).toMatchObject([{ caseId, customer: expect.stringContaining('*') }]);
  await counter.inner.station.lock(counter.command());
  expect(counter.view.summons, 'not on a locked screen').toBeUndefined();

  await counter.signInAs('teller');
  await counter.escalates();
  await counter.takesOver('branch-head');
  await counter.dissuades();
  const agreed = { ...counter.atCase(), reason: 'family-confirmed', paperHanded: false };
  await counter.inner.reviewer.proceed(agreed);
  await counter.signInAs('supervisor');
  expect(counter.view.summons).toBeUndefined();
});

test('that all is well calls nobody, and a locked counter takes nothing in', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.outer.customer.askHelp({ ...counter.command(), signal: 'all-well' });
  await counter.inner.station.lock(counter.command());
  const ask = counter.outer.customer.askHelp({ ...counter.command(), signal: 'listened-to' });
  expect(await outcomeOf(ask)).toBe('NO_SUCH_CASE');
  expect(counter.outside).toEqual({ phase: 'wait', mode: 'demo' });
  await counter.inner.station.unlock({ ...counter.command(), pin: PIN });
  await counter.signInAs('supervisor');
  expect(counter.view.summons).toBeUndefined();
});

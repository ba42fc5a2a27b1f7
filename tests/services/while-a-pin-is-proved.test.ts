// A PIN takes a fifth of a second to prove. Whatever happens at the counter meanwhile counts, and not what was so when the call came in.
import { setImmediate as aMoment } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

async function underReview(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.hears('investigation');
  return counter.escalates();
}

test('a counter that was locked meanwhile has no second seat to take', async () => {
  const counter = await underReview();
  const { inner } = counter;
  const taking = inner.teller.takeOver({ ...counter.atCase(), staff: 'bing', pin: PIN });
  await aMoment();
  await inner.station.lock(counter.command());
  expect(await outcomeOf(taking)).toBe('NOT_SIGNED_IN');
  await counter.unlocks();
  expect(counter.view.reviewer).toBeNull();
});

test('a person who was disabled meanwhile does not sign in', async () => {
  const counter = await station();
  await counter.signInAs('admin');
  const { inner } = counter;
  const coming = inner.station.signIn({ ...counter.command(), staff: 'jia', pin: PIN });
  await aMoment();
  const leaver = { id: 'jia', name: '柜员甲', roles: ['teller' as const], status: 'disabled' as const };
  await inner.admin.changeStaff({ ...counter.command(), ...leaver });
  expect(await outcomeOf(coming)).toBe('NO_SUCH_PERSON');
  expect(counter.view.session).toMatchObject({ staff: 'ji' });
  expect(counter.entries().at(-1)).toMatchObject({ kind: 'sign-in-refused', body: { why: 'disabled' } });
});

test('an administrator who left meanwhile sets no PIN and adds nobody', async () => {
  const counter = await station();
  await counter.signInAs('admin');
  const { admin } = counter.inner;
  const adding = admin.addStaff({
    ...counter.command(),
    id: 'xin',
    name: '新人',
    roles: ['teller'],
    pin: PIN,
  });
  const setting = admin.resetPin({ ...counter.command(), id: 'jia', pin: '864209' });
  const ended = Promise.all([outcomeOf(adding), outcomeOf(setting)]);
  await aMoment();
  const { size } = counter;
  await counter.signOut();
  expect(await ended).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
  expect(counter.kinds(size)).toEqual(['sign-out']);
});

test('a PIN that is set does not take back a change of roles that came in between', async () => {
  const counter = await station();
  await counter.signInAs('admin');
  const { admin } = counter.inner;
  const setting = admin.resetPin({ ...counter.command(), id: 'geng', pin: '864209' });
  await aMoment();
  const change = { id: 'geng', name: '运营主管庚', roles: ['lobby' as const], status: 'active' as const };
  await admin.changeStaff({ ...counter.command(), ...change });
  expect(await outcomeOf(setting)).toBe('done');
  expect(counter.station.person('geng')?.roles).toEqual(['lobby']);
});

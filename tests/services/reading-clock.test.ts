// The time that a notice asks for stands still while nobody can read it (features.md NS3): put aside, locked, left, lost; and on record each time.
import { expect, test } from 'vitest';
import { INK, outcomeOf, type StationDriver, station } from '../support/station-driver.ts';

async function reading(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answersAll();
  return counter;
}
const left = ({ outside }: StationDriver) => (outside.phase === 'notice' ? outside.floorInMs : outside.phase);

test('a case put aside and taken up again has as long to read as before', async () => {
  const counter = await reading();
  const before = left(counter);
  const caseId = counter.case.id;
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  counter.wait(120);
  await counter.inner.teller.resumeCase({ ...counter.command(), caseId });
  expect(left(counter)).toBe(before);
  counter.wait(2);
  expect(left(counter)).toBe(Number(before) - 2_000);
});

test('a locked counter, and a screen that is gone, stop it too; signing is as far away as it was', async () => {
  const counter = await reading();
  const unplug = counter.app.connected('outer');
  const before = left(counter);
  await counter.inner.station.lock(counter.command());
  expect(left(counter)).toBe('wait');
  counter.wait(120);
  await counter.unlocks();
  expect(left(counter)).toBe(before);
  unplug();
  // Two seconds belong to a window that may only be loading anew.
  counter.wait(122);
  expect(counter.case.waiting).toContain('客户屏幕断开');
  counter.app.connected('outer');
  const then = Number(before) - 2_000;
  expect(left(counter)).toBe(then);
  const { sha256: notice, pages } = counter.case.notice;
  for (let page = 1; page <= pages; page += 1)
    await counter.outer.customer.turnPage({ ...counter.command(), notice, page, ms: 1_000 });
  const signature = { notice, form: 'ink' as const, clears: 0, ink: INK };
  const sign = () => outcomeOf(counter.outer.customer.sign({ ...counter.command(), ...signature }));
  counter.wait(then / 1000 - 1);
  expect(await sign()).toBe('TOO_SOON');
  counter.wait(1);
  expect(await sign()).toBe('done');
});

test('nobody, somebody else or a restart at the counter stop it, and the record says from when to when', async () => {
  const counter = await reading();
  const before = left(counter);
  const from = counter.size;
  await counter.signOut();
  counter.wait(60);
  await counter.signInAs('supervisor');
  counter.wait(60);
  await counter.restart();
  counter.wait(60);
  await counter.signInAs('teller');
  expect(left(counter)).toBe(before);
  const holds = counter.entries(from).filter(({ kind }) => kind === 'reading-held');
  expect(holds.map(({ actor, body }) => [actor.role, body])).toEqual([
    ['system', { to: 'held' }],
    ['system', { to: 'on' }],
  ]);
});

test('while the screen is turned to the customer it runs, also where their own was lost before', async () => {
  const counter = await reading();
  counter.app.connected('outer')();
  counter.wait(30);
  const before = Number(left(counter));
  await counter.inner.teller.turnScreen(counter.atCase());
  counter.wait(5);
  expect(counter.view.outer).toMatchObject({ phase: 'notice', floorInMs: before - 5_000 });
});

test('what was signed or refused is no longer read: a lock is then no line of the case', async () => {
  const counter = await reading();
  await counter.customerSigns();
  const from = counter.size;
  await counter.inner.station.lock(counter.command());
  await counter.unlocks();
  expect(counter.kinds(from)).toEqual(['locked', 'unlocked']);
});

// The customer's window is closed, unplugged or crashes while a case is in hand (features.md CS6, J36): it is recorded, said inside with
// what to do, and goes on at the same page.
import { expect, test } from 'vitest';
import { type StationDriver, station } from '../support/station-driver.ts';

const changes = (counter: StationDriver) =>
  counter
    .entries()
    .flatMap(({ kind, body }) => (kind === 'screen-changed' ? [(body as { to: string }).to] : []));

async function reading(): Promise<{ counter: StationDriver; unplug: () => void }> {
  const counter = await station();
  const unplug = counter.app.connected('outer');
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  const { sha256: notice } = counter.case.notice;
  await counter.outer.customer.turnPage({ ...counter.command(), notice, page: 1, ms: 3_000 });
  return { counter, unplug };
}

test('a window that is gone is said inside with the next step, and the page is the same when it is back', async () => {
  const { counter, unplug } = await reading();
  const before = counter.outside;
  unplug();
  expect(counter.view.customerWindow).toBe('missing');
  counter.wait(3);
  expect(changes(counter)).toEqual(['lost']);
  expect(counter.entries().at(-1)?.actor).toEqual({ role: 'system' });
  expect(counter.case).toMatchObject({ waitsFor: 'teller', waiting: expect.stringContaining('请接好线') });
  // The teller goes on with what is theirs.
  await counter.answer('REM-03', 'tuition');
  counter.app.connected('outer');
  expect(changes(counter)).toEqual(['lost', 'back']);
  expect(counter.case.waiting).not.toContain('客户屏幕断开');
  expect(counter.outside).toMatchObject({
    phase: 'notice',
    read: [1],
    notice: 'notice' in before ? before.notice : '',
  });
});

test('a window that is only loaded anew, or gone while nobody is served, is nothing to record', async () => {
  const { counter, unplug } = await reading();
  unplug();
  counter.wait(1);
  const again = counter.app.connected('outer');
  counter.wait(10);
  expect(changes(counter)).toEqual([]);
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  again();
  counter.wait(10);
  expect(changes(counter)).toEqual([]);
});

test('a screen that was lost in one start of the program comes back in the next', async () => {
  const { counter, unplug } = await reading();
  unplug();
  counter.wait(3);
  await counter.restart();
  await counter.signInAs('teller');
  expect(counter.case.waiting).toContain('客户屏幕断开');
  counter.app.connected('outer');
  expect(changes(counter)).toEqual(['lost', 'back']);
});

test('of two windows the last one counts', async () => {
  const { counter, unplug } = await reading();
  const second = counter.app.connected('outer');
  unplug();
  counter.wait(10);
  expect(changes(counter)).toEqual([]);
  second();
  counter.wait(10);
  expect(changes(counter)).toEqual(['lost']);
});

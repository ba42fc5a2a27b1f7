// Two displays of which nobody knows which is the customer's: neither shows anything until the customer's is touched (features.md CS6, KS4).
import { expect, test } from 'vitest';
import { outcomeOf, station } from '../support/station-driver.ts';

const DESK = '1'.repeat(16);
const CUSTOMERS = '2'.repeat(16);
const STRANGE = '3'.repeat(16);

async function reading() {
  const counter = await station();
  const left = counter.app.connected('outer');
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.answer('REM-02', 'read');
  const found = (inner?: string, outer?: string) =>
    counter.app.screens.found({ ...(inner && { inner }), ...(outer && { outer }) }, () =>
      found(outer, inner),
    );
  const touch = () => outcomeOf(counter.outer.customer.confirmScreen(counter.command()));
  const phases = () => [counter.view.phase, counter.outside.phase];
  return { counter, found, touch, phases, left };
}

test('until somebody touches the customer’s display neither window shows a case, a name or a person', async () => {
  const { counter, found, touch, phases } = await reading();
  expect(phases()).toEqual(['working', 'notice']);
  found(DESK, CUSTOMERS);
  expect(phases()).toEqual(['screens', 'screens']);
  expect(counter.view).toMatchObject({ session: null, current: null, people: [], station: null });
  expect(await touch()).toBe('done');
  expect(phases()).toEqual(['working', 'notice']);
  expect(counter.entries().findLast(({ kind }) => kind === 'screens-confirmed')).toMatchObject({
    actor: { role: 'system' },
    body: { inner: DESK, outer: CUSTOMERS },
  });
  expect(await touch()).toBe('SCREENS_SURE');
});

test('what was touched is known again after a restart, and in another order', async () => {
  const { counter, found, touch } = await reading();
  found(DESK, CUSTOMERS);
  await touch();
  await counter.restart();
  counter.app.screens.found({ inner: DESK, outer: CUSTOMERS }, () => undefined);
  expect(counter.view.phase).toBe('signed-out');
});

test('a display that nobody knows is not trusted: the case has lost its screen until it is touched', async () => {
  const { counter, found, touch, phases } = await reading();
  found(DESK, CUSTOMERS);
  await touch();
  const { id } = counter.case;
  found(DESK, STRANGE);
  counter.wait(3);
  const screen = () => counter.station.openCases.get(id)?.state.screenLost === true;
  expect([...phases(), screen()]).toEqual(['screens', 'screens', true]);
  expect(await touch()).toBe('done');
  expect([...phases(), screen()]).toEqual(['working', 'notice', false]);
  const changes = counter.entries().filter(({ kind }) => kind === 'screens-changed');
  expect(changes.map(({ body }) => body)).toEqual([
    { inner: DESK, outer: CUSTOMERS },
    { inner: DESK, outer: STRANGE },
  ]);
});

test('the wrong way round, staff swap them before anybody touches', async () => {
  const { counter, found, touch } = await reading();
  found(CUSTOMERS, DESK);
  for (const swap of [
    counter.inner.display.swap,
    counter.outer.customer.swapScreens,
    counter.inner.display.swap,
  ])
    expect(await outcomeOf(swap(counter.command()))).toBe('done');
  await touch();
  expect(counter.station.state.screens).toEqual({ inner: DESK, outer: CUSTOMERS });
  expect(await outcomeOf(counter.inner.display.swap(counter.command()))).toBe('SCREENS_SURE');
  expect(await outcomeOf(counter.outer.customer.swapScreens(counter.command()))).toBe('SCREENS_SURE');
});

test('one display alone needs no touch: nothing can be mistaken', async () => {
  const { found, phases } = await reading();
  found(DESK);
  expect(phases()).toEqual(['working', 'notice']);
});

test('the same displays told of again are no change', async () => {
  const { counter, found } = await reading();
  found(DESK, CUSTOMERS);
  const { size } = counter;
  found(DESK, CUSTOMERS);
  expect(counter.size).toBe(size);
});

// Two displays of which nobody knows which is the customer's: neither shows anything until the customer's is touched (features.md CS6, KS4).
import { expect, test, vi } from 'vitest';
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
  expect(counter.station.state.machine.screens).toEqual({ inner: DESK, outer: CUSTOMERS });
  expect(await outcomeOf(counter.inner.display.swap(counter.command()))).toBe('SCREENS_SURE');
  expect(await outcomeOf(counter.outer.customer.swapScreens(counter.command()))).toBe('SCREENS_SURE');
});

test('a window that opens on a display that nobody touched is not the customer’s: reading stands still until it is', async () => {
  const { counter, found, touch, left } = await reading();
  found(DESK, CUSTOMERS);
  await touch();
  const { id } = counter.case;
  const file = () => counter.station.openCases.get(id)?.state;
  // In their real order: its display is gone and so is its window; another one comes, is told, and then its window.
  left();
  found(DESK);
  counter.wait(1);
  found(DESK, STRANGE);
  const gone = counter.app.connected('outer');
  counter.wait(60);
  expect(file()?.screenLost).toBe(true);
  expect(counter.entries().findLast(({ kind }) => kind === 'screen-changed')?.body).toMatchObject({
    to: 'lost',
  });
  await touch();
  expect(file()?.screenLost).toBeFalsy();
  gone();
});

test('a wrong touch is taken back by staff, under their name, and the customer’s is touched anew', async () => {
  const { counter, found, touch, phases } = await reading();
  const doubt = () => outcomeOf(counter.inner.display.doubt(counter.command()));
  expect(await doubt()).toBe('SCREENS_UNKNOWN');
  found(CUSTOMERS, DESK);
  await touch();
  expect(counter.view.display?.touched).toBe(true);
  expect(await doubt()).toBe('done');
  expect(phases()).toEqual(['screens', 'screens']);
  expect(counter.entries().findLast(({ kind }) => kind === 'screens-doubted')?.actor).toMatchObject({
    staff: 'jia',
  });
  await counter.inner.display.swap(counter.command());
  await touch();
  expect(counter.station.state.machine.screens).toEqual({ inner: DESK, outer: CUSTOMERS });
  expect(phases()).toEqual(['working', 'notice']);
});

test('a start with only the customer’s display shows nothing on it, until its own is there or somebody says that it is the teller’s now', async () => {
  const { counter, found, touch } = await reading();
  found(DESK, CUSTOMERS);
  await touch();
  await counter.restart();
  const alone = () => counter.app.screens.found({ inner: CUSTOMERS }, () => undefined);
  alone();
  expect(counter.view).toMatchObject({ phase: 'screens', oneScreen: true, people: [] });
  counter.app.screens.found({ inner: DESK, outer: CUSTOMERS }, () => undefined);
  expect(counter.view.phase).toBe('signed-out');
  alone();
  await counter.inner.display.swap(counter.command());
  expect(counter.view.phase).toBe('signed-out');
});

test('a swap that is asked for once more is not done once more', async () => {
  const { counter, found, touch } = await reading();
  found(CUSTOMERS, DESK);
  const once = counter.command();
  await counter.inner.display.swap(once);
  await counter.inner.display.swap(once);
  await touch();
  expect(counter.station.state.machine.screens).toEqual({ inner: DESK, outer: CUSTOMERS });
});

test('a full disk says so on that page too', async () => {
  const { counter, found, touch } = await reading();
  found(DESK, CUSTOMERS);
  vi.spyOn(counter.station.open.store, 'insert').mockImplementation(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  expect(await touch()).toBe('NOT_SEALED');
  expect(counter.view).toMatchObject({ phase: 'screens', stop: { title: '磁盘已满' } });
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

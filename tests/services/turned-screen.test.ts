// One screen for two (features.md CS10): the staff's window is the customer's while it is turned to them, and the staff's again only by a PIN.
import { expect, test } from 'vitest';
import { INK, outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

async function turned(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answersAll();
  await counter.inner.teller.turnScreen(counter.atCase());
  return counter;
}
const back = (counter: StationDriver, pin = PIN) =>
  counter.inner.station.turnBack({ ...counter.command(), pin });

test('the customer reads and signs at the staff’s window, and the record says on which screen', async () => {
  const counter = await turned();
  const shown = counter.view.outer;
  if (shown?.phase !== 'notice') throw new Error(`the customer sees ${shown?.phase}`);
  const from = counter.size;
  for (let page = 1; page <= shown.pages.length; page += 1) {
    counter.wait(30);
    const read = { notice: shown.notice, page, ms: 20_000 };
    await counter.inner.customer.turnPage({ ...counter.command(), ...read });
  }
  const signature = { notice: shown.notice, form: 'ink' as const, clears: 0, ink: INK };
  await counter.inner.customer.sign({ ...counter.command(), ...signature });
  await back(counter);
  const said = counter.entries(from - 1).map(({ kind, actor, body }) => ({ kind, role: actor.role, body }));
  expect(said.at(0)).toEqual({ kind: 'screen-turned', role: 'teller', body: { to: 'customer' } });
  expect(said.at(-2)).toMatchObject({ kind: 'ink-signed', role: 'customer' });
  expect(said.at(-1)).toEqual({ kind: 'screen-turned', role: 'teller', body: { to: 'staff' } });
  expect(counter.case.notice.state).toBe('signed');
});

test('nothing of the staff’s is told to a turned window, and they can do nothing from it', async () => {
  const counter = await turned();
  const { outer, ...rest } = counter.view;
  expect(rest).toMatchObject({ phase: 'turned', station: null, session: null, current: null, people: [] });
  expect(rest).toMatchObject({ waiting: [], procedures: [], reviewer: null, stop: null });
  expect(JSON.stringify(outer)).not.toMatch(/赵铁柱|6222|柜员甲|F\d\d/);
  const { size } = counter;
  const caseId = counter.station.current()?.state.id ?? '';
  const calls = [
    counter.inner.teller.pauseCase({ ...counter.command(), caseId, reason: 'customer-rest' }),
    counter.inner.teller.library(),
    counter.inner.station.signOut(counter.command()),
    counter.inner.station.lock(counter.command()),
    counter.inner.station.stayAwake(),
  ];
  for (const call of calls) expect(await outcomeOf(call)).toBe('SCREEN_TURNED');
  expect(counter.size).toBe(size);
});

test('a wrong PIN is written down and takes nothing back; the right one does, once', async () => {
  const counter = await turned();
  expect(await outcomeOf(back(counter, '000000'))).toBe('PIN_WRONG');
  expect(counter.kinds().at(-1)).toBe('sign-in-refused');
  expect(counter.view.phase).toBe('turned');
  const asked = { ...counter.command(), pin: PIN };
  const first = await counter.inner.station.turnBack(asked);
  expect(counter.view.phase).toBe('working');
  expect(await counter.inner.station.turnBack(asked), 'asked again').toEqual(first);
  expect(await outcomeOf(back(counter))).toBe('NOT_TURNED');
});

test('a customer’s call from the staff’s window is refused before and after, and written down', async () => {
  const counter = await turned();
  const larger = () => ({ ...counter.command(), size: '52' as const, theme: 'paper' as const });
  expect(await outcomeOf(counter.outer.customer.setReading(larger())), 'from another window').toBe(
    'WRONG_WINDOW',
  );
  const shape = { pxPer100Mm: 495, width: 1280, height: 800, dprPercent: 100 };
  expect(await outcomeOf(counter.inner.customer.calibrate({ ...counter.command(), ...shape }))).toBe(
    'WRONG_WINDOW',
  );
  await counter.inner.customer.setReading(larger());
  await back(counter);
  expect(await outcomeOf(counter.inner.customer.setReading({ ...larger(), size: '28' }))).toBe(
    'WRONG_WINDOW',
  );
  expect(counter.entries().at(-1)).toMatchObject({
    kind: 'call-refused',
    body: { call: 'customer.setReading', why: 'window' },
  });
});

test('a second window that comes meanwhile waits, and ends nothing; where there is one, no screen is turned', async () => {
  const counter = await turned();
  counter.app.connected('outer');
  expect(counter.view.phase).toBe('turned');
  expect(counter.outside).toEqual({ phase: 'wait', mode: 'demo' });
  await back(counter);
  expect(counter.outside.phase).toBe('notice');
  expect(await outcomeOf(counter.inner.teller.turnScreen(counter.atCase()))).toBe('SCREEN_THERE');
});

test('it stays turned over a restart and under a lock, and another person finds their own room', async () => {
  const counter = await turned();
  await counter.restart();
  expect(counter.view.phase).toBe('signed-out');
  await counter.signInAs('teller');
  expect(counter.view.phase).toBe('turned');
  counter.wait(301);
  expect(counter.view).toMatchObject({ phase: 'locked', current: null });
  expect(counter.view.outer).toBeUndefined();
  await counter.signInAs('supervisor');
  expect(counter.view.phase).toBe('working');
});

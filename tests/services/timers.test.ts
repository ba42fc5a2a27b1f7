// What happens by itself as time passes: the ten minutes of a hard flag, also over a pause, a restart and a full disk.
import { expect, test } from 'vitest';
import { type StationDriver, station } from '../support/station-driver.ts';

async function stoppedCase(counter: StationDriver): Promise<StationDriver> {
  await counter.openRemittance();
  return counter.hears('investigation');
}

const reached = (counter: StationDriver) =>
  counter.entries().filter((entry) => entry.kind === 'time-reached');

/** Somebody stays at the counter while time goes by. */
function staying(counter: StationDriver, minutes: number): void {
  for (let passed = 0; passed < minutes; passed += 1) {
    counter.app.stayAwake();
    counter.wait(60);
  }
}

test('ten minutes under a hard flag are an entry of the system, once, and lift the outcome to the police', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await stoppedCase(counter);
  expect(counter.case.outcome.code).toBe('O4');
  staying(counter, 9);
  expect(reached(counter)).toHaveLength(0);
  staying(counter, 1);
  expect(reached(counter)).toMatchObject([
    { actor: { role: 'system' }, case: counter.case.id, body: { timer: 'H10' } },
  ]);
  expect(counter.case.outcome.code).toBe('O5');
  staying(counter, 30);
  expect(reached(counter)).toHaveLength(1);
});

test('it is reached also at a locked counter and after a restart, from the time of the flag', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await stoppedCase(counter);
  counter.wait(6 * 60);
  expect(counter.view.phase).toBe('locked');
  await counter.restart();
  expect(reached(counter)).toHaveLength(0);
  counter.wait(4 * 60);
  expect(reached(counter)).toHaveLength(1);
});

test('a case that is paused waits, and does not keep the time of another case from being reached', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await stoppedCase(counter);
  const paused = counter.case.id;
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'waiting-family' });
  staying(counter, 8);
  await stoppedCase(counter);
  const other = counter.case.id;
  staying(counter, 10);
  expect(reached(counter).map((entry) => entry.case)).toEqual([other]);
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'waiting-family' });
  await counter.inner.teller.resumeCase({ ...counter.command(), caseId: paused });
  counter.wait(1);
  expect(reached(counter).map((entry) => entry.case)).toEqual([other, paused]);
});

test('a disk that is full is tried again every half minute, not without end', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await stoppedCase(counter);
  staying(counter, 9);
  const { store } = counter.station.open;
  let tries = 0;
  store.insert = () => {
    tries += 1;
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  counter.app.stayAwake();
  counter.wait(4 * 60);
  expect(reached(counter)).toHaveLength(0);
  expect(counter.view.stop?.title).toBe('磁盘已满');
  expect(tries).toBeGreaterThan(3);
  expect(tries).toBeLessThan(12);
  Reflect.deleteProperty(store, 'insert');
  counter.wait(30);
  expect(reached(counter)).toHaveLength(1);
  expect(counter.view.stop).toBeNull();
});

test('a wall clock that runs behind the timer makes the ten minutes late by what it lacks, and never forgotten', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await stoppedCase(counter);
  await counter.inner.station.lock(counter.command());
  counter.wait(60);
  counter.clock.setWall(counter.clock.now() - 30);
  counter.wait(9 * 60);
  expect(reached(counter)).toHaveLength(0);
  counter.wait(1);
  expect(reached(counter)).toHaveLength(1);
});

// What a branch sets for its station: it holds at once and after a restart, and what makes it less safe takes two.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { idleTimes } from '../../shared/station/settings.ts';
import { shanghaiDate, shanghaiDay } from '../../shared/words/time.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

let counter: StationDriver;
beforeEach(async () => {
  counter = await (await station()).signInAs('admin');
});

const set = (minutes: number, second?: { approver: string; pin: string }) =>
  outcomeOf(counter.inner.settings.setIdleLock({ ...counter.command(), minutes, ...(second && { second }) }));

/** Minutes until nobody's counter locks. */
function locksAfter(): number {
  counter.app.stayAwake();
  for (let minute = 1; minute <= 40; minute += 1) {
    counter.wait(60);
    if (counter.view.phase === 'locked') return minute;
  }
  return Number.POSITIVE_INFINITY;
}

describe('the idle lock', () => {
  test('comes after five minutes, and after as many as the branch sets, at once and after a restart', async () => {
    expect(locksAfter()).toBe(5);
    await counter.unlocks();
    expect(await set(2)).toBe('done');
    expect(counter.view.session).toMatchObject({ noticeAfterMs: 60_000, lockAfterMs: 120_000 });
    expect(locksAfter()).toBe(2);
    await counter.restart();
    await counter.signInAs('teller');
    expect(locksAfter()).toBe(2);
  });

  test('that is made longer than ten minutes is agreed to by another person who may, and both are on record', async () => {
    const { size } = counter;
    expect(await set(11)).toBe('NEEDS_SECOND');
    expect(await set(11, { approver: 'ji', pin: PIN })).toBe('SAME_PERSON');
    expect(await set(11, { approver: 'jia', pin: PIN })).toBe('NOT_AN_APPROVER');
    expect([counter.size, counter.view.session?.lockAfterMs]).toEqual([size, 300_000]);
    expect(await set(11, { approver: 'bing', pin: PIN })).toBe('done');
    expect(counter.entries(size)).toMatchObject([
      { kind: 'idle-lock-set', actor: { staff: 'ji' }, body: { minutes: 11, approver: 'bing' } },
    ]);
    expect(locksAfter()).toBe(11);
  });

  test('of ten minutes the administrator sets alone', async () => {
    expect(await set(10)).toBe('done');
  });

  test.each([0, 31, 2.5])('of %d minutes is no setting', async (minutes) => {
    expect(await set(minutes)).toBe('BAD_REQUEST');
  });
});

describe('the nightly restart', () => {
  const HOUR_MS = 3_600_000;
  let restarts: number;
  const setRestart = (hour?: number) =>
    outcomeOf(
      counter.inner.settings.setRestart({ ...counter.command(), ...(hour !== undefined && { hour }) }),
    );
  let tomorrow: number;
  /** By and by, so that nothing is missed on the way. @param hour of the next morning in Shanghai */
  const untilTomorrowAt = (hour: number, minute = 0) => {
    const until = tomorrow + hour * HOUR_MS + minute * 60_000;
    while (counter.clock.now() < until) counter.wait(Math.min(60, (until - counter.clock.now()) / 1000));
  };
  beforeEach(() => {
    restarts = 0;
    const today = shanghaiDate(new Date(counter.clock.now()).toISOString());
    tomorrow = Date.parse(`${shanghaiDay(today, 1)}T00:00:00.000+08:00`);
    counter.app.restartsBy(() => {
      restarts += 1;
    });
  });

  test('comes in the hour that was set, once, and is on record', async () => {
    expect(await setRestart(3)).toBe('done');
    expect(counter.view.station?.restartHour).toBe(3);
    untilTomorrowAt(2, 59);
    expect(restarts).toBe(0);
    untilTomorrowAt(3, 1);
    expect(restarts).toBe(1);
    expect(counter.entries().findLast(({ kind }) => kind === 'nightly-restart')?.actor).toEqual({
      role: 'system',
    });
    await counter.restart();
    counter.app.restartsBy(() => {
      restarts += 1;
    });
    counter.wait(600);
    expect(restarts).toBe(1);
  });

  test('waits for a backup, a drill or an update that is under way', async () => {
    await setRestart(3);
    const { work } = counter.app;
    if (!work) throw new Error('the station is not open');
    const running = vi.spyOn(work.backups, 'isRunning', 'get').mockReturnValue(true);
    untilTomorrowAt(3, 30);
    expect(restarts).toBe(0);
    running.mockReturnValue(false);
    counter.wait(120);
    expect(restarts).toBe(1);
  });

  test('never comes where none was set, or it was taken back', async () => {
    await setRestart(3);
    expect(await setRestart()).toBe('done');
    expect(counter.view.station).not.toHaveProperty('restartHour');
    untilTomorrowAt(6);
    expect(restarts).toBe(0);
  });

  test('waits while a case is in hand, and lets the night go by rather than the case', async () => {
    await setRestart(3);
    await counter.signInAs('teller');
    await counter.openRemittance();
    untilTomorrowAt(4, 30);
    expect(restarts).toBe(0);
    expect(counter.view.phase).toBe('locked');
    await counter.unlocks();
    await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'waiting-family' });
    expect(restarts, 'somebody is signed in').toBe(0);
    counter.wait(6 * 60);
    expect(restarts).toBe(1);
  });

  test.each([-1, 7, 2.5])('at %d is no setting', async (hour) => {
    expect(await setRestart(hour)).toBe('BAD_REQUEST');
  });
});

describe('the telephone number for a window that stopped', () => {
  const setPhone = (phone: string) =>
    outcomeOf(counter.inner.settings.setHelpPhone({ ...counter.command(), phone }));

  test('is none until it was set, then stands in the window, after a restart too, and in no sealed byte', async () => {
    const { size } = counter;
    expect(counter.view.station).not.toHaveProperty('helpPhone');
    expect(await setPhone('0571-5555 0199转2')).toBe('done');
    expect(counter.view.station?.helpPhone).toBe('0571-5555 0199转2');
    expect(counter.entries(size)).toMatchObject([
      { kind: 'help-phone-set', actor: { staff: 'ji' }, body: {} },
    ]);
    const { store } = counter.station.open;
    expect(Buffer.from(store.bytesOf(size) ?? []).toString('utf8')).not.toContain('5555');
    await counter.restart();
    expect(counter.view.station?.helpPhone).toBe('0571-5555 0199转2');
  });

  test.each(['', '12', '找小王', '0571-5555转', '1'.repeat(30)])('is not “%s”', async (phone) => {
    expect(await setPhone(phone)).toBe('BAD_REQUEST');
  });
});

test('the notice comes a minute before the lock, and half-way where a minute is all', () => {
  expect(idleTimes(5)).toEqual({ noticeAfterMs: 240_000, lockAfterMs: 300_000 });
  expect(idleTimes(1)).toEqual({ noticeAfterMs: 30_000, lockAfterMs: 60_000 });
});

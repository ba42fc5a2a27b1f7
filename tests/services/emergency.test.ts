// Emergency access (RL9): a code that two made, used once by somebody who proves who they are, for half an hour, on record and announced.
import { beforeEach, describe, expect, test } from 'vitest';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { beginning, makesCode, REASON } from '../support/emergency.ts';
import { filesUnder } from '../support/ledger-files.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

let counter: StationDriver;
beforeEach(async () => {
  counter = await station();
});

const begins = (code: string, words: Parameters<typeof beginning>[2] = {}) =>
  counter.inner.emergency.begin(beginning(counter, code, words));
const tries = (code: string, words: Parameters<typeof beginning>[2] = {}) => outcomeOf(begins(code, words));
const dataOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    ({ code, data }: { code: string; data: unknown }) => ({ code, data }),
  );
/** Somebody stays at the counter while time goes by. */
const stays = (minutes: number) => {
  for (let passed = 0; passed < minutes; passed += 1) {
    counter.app.stayAwake();
    counter.wait(60);
  }
};
const ends = () =>
  counter.entries().flatMap(({ kind, body }) => (kind === 'emergency-ended' ? [body.why] : []));
function fillsDisk(): () => void {
  const { store } = counter.station.open;
  store.insert = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  return () => Reflect.deleteProperty(store, 'insert');
}
const refusals = () =>
  counter.entries().flatMap(({ kind, body }) => (kind === 'emergency-refused' ? [body.why] : []));

describe('making the code', () => {
  test('takes the administrator and the branch head or compliance, shows it once, and keeps it nowhere', async () => {
    await counter.signInAs('admin');
    const { emergency } = counter.inner;
    const make = (approver: string, pin = PIN) => emergency.makeCode({ ...counter.command(), approver, pin });
    expect(await outcomeOf(make('ji'))).toBe('SAME_PERSON');
    expect(await outcomeOf(make('geng')), 'a supervisor').toBe('NOT_AN_APPROVER');
    expect(await outcomeOf(make('bing', '864209'))).toBe('PIN_WRONG');
    expect(counter.view.emergency).toBeUndefined();
    const { size } = counter;
    const again = { ...counter.command(), approver: 'bing', pin: PIN };
    const { code } = await emergency.makeCode(again);
    expect(await outcomeOf(emergency.makeCode(again)), 'it is shown once').toBe('COMMAND_REUSED');
    const paper = { ...counter.command(), paper: 'A4' as const };
    expect(await counter.inner.station.printPage(paper)).toEqual({ result: 'by-window' });
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(counter.kinds(size)).toEqual(['emergency-code-set']);
    expect(counter.view.emergency).toMatchObject({ code: 'ready', unreviewed: 0 });
    for (const [path, bytes] of filesUnder(counter.folder))
      expect(Buffer.from(bytes).includes(code.slice(0, 9)), path).toBe(false);
  });

  test('anew makes the one before worthless, and setting somebody’s PIN does not lose it', async () => {
    const first = await makesCode(counter);
    const second = await makesCode(counter);
    await counter.signInAs('admin');
    await counter.inner.admin.resetPin({ ...counter.command(), id: 'jia', pin: '864209' });
    await counter.signOut();
    expect(await tries(first)).toBe('CODE_WRONG');
    expect(await tries(second.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe('done');
  });
});

describe('using it', () => {
  test('seats that person in that role, says so everywhere but before the customer, and writes why where it can be erased', async () => {
    const code = await makesCode(counter);
    const { size } = counter;
    expect(await tries(code)).toBe('done');
    expect(counter.view.session).toMatchObject({ staff: 'yi', room: 'supervisor', roles: ['lobby'] });
    expect(counter.view.emergency).toMatchObject({
      code: 'used',
      running: { name: '大堂经理乙', role: 'supervisor', until: '2026-11-21T02:00:00.000Z' },
    });
    expect(JSON.stringify(counter.outside)).not.toContain('应急');
    const [begun, signIn] = counter.entries(size);
    expect(begun).toMatchObject({ kind: 'emergency-begun', actor: { staff: 'yi', role: 'supervisor' } });
    expect(signIn).toMatchObject({ kind: 'sign-in', body: { seat: 'handler', room: 'supervisor' } });
    expect(JSON.stringify(begun), 'only a commitment to the reason').not.toContain(REASON);
  });

  test('takes the PIN and the code: neither alone opens anything, and a wrong PIN counts against the person', async () => {
    const code = await makesCode(counter);
    expect(await tries(code, { pin: '864209' })).toBe('PIN_WRONG');
    expect(await tries('7M3K-9QXR-2FVA-0HJT')).toBe('CODE_WRONG');
    expect(counter.station.state.people.get('yi')?.tries, 'their PIN was right').toBe(1);
    expect(counter.view.phase).toBe('signed-out');
    expect(counter.view.emergency?.code).toBe('ready');
  });

  test('wrong codes are counted for the station: five by five people, then everybody waits, also after a restart', async () => {
    const code = await makesCode(counter);
    for (const [index, staff] of ['yi', 'jia', 'geng', 'ding'].entries())
      expect(await dataOf(begins('WRONG', { staff, role: 'admin' }))).toEqual({
        ...{ code: 'CODE_WRONG', data: { triesLeft: 4 - index } },
      });
    const locked = (waitSeconds: number) => ({ code: 'CODE_LOCKED', data: { waitSeconds } });
    expect(await dataOf(begins('WRONG'))).toEqual(locked(15));
    counter.wait(5);
    await counter.restart();
    expect(await dataOf(begins(code, { staff: 'jia' })), 'the right one').toEqual(locked(10));
    counter.wait(10);
    expect(await dataOf(begins('WRONG'))).toEqual(locked(30));
    expect(refusals()).toEqual([...Array(5).fill('wrong-code'), 'waiting', 'wrong-code']);
    counter.wait(30);
    expect(await tries(code)).toBe('done');
  });

  test('is for nobody who audits, for no role that is theirs anyway, and not for two at a time', async () => {
    const code = await makesCode(counter);
    expect(await tries(code, { staff: 'wu' })).toBe('NOT_FOR_YOU');
    expect(await tries(code, { staff: 'geng' })).toBe('NOT_FOR_YOU');
    for (const role of ['auditor', 'compliance', 'teller'] as const)
      expect(await tries(code, { role: role as never })).toBe('BAD_REQUEST');
    expect(await tries(code, { reason: '主管生病' }), 'says too little').toBe('BAD_REQUEST');
    const both = await Promise.all([tries(code), tries(code, { staff: 'jia', role: 'branch-head' })]);
    expect(both, 'two windows, one code').toEqual(['done', 'EMERGENCY_RUNS']);
    const next = await makesCode(counter);
    expect(await tries(next, { staff: 'jia' })).toBe('EMERGENCY_RUNS');
    expect(counter.view.emergency?.code, 'and the next code lies there still').toBe('ready');
  });

  test('is answered once more where the answer was lost, and the code is used up all the same', async () => {
    const code = await makesCode(counter);
    const input = beginning(counter, code);
    const first = await counter.inner.emergency.begin(input);
    expect(await counter.inner.emergency.begin(input)).toEqual(first);
    await counter.signOut();
    expect(await tries(code)).toBe('NO_CODE');
    expect(refusals()).toEqual(['no-code']);
  });

  test('a person who was disabled gets nowhere with the code', async () => {
    const code = await makesCode(counter);
    await counter.signInAs('admin');
    const change = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const], status: 'disabled' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...change });
    expect(await tries(code)).toBe('NO_SUCH_PERSON');
  });
});

describe('it ends', () => {
  test('after thirty minutes by itself, whatever page is open, and a further call finds nobody', async () => {
    await begins(await makesCode(counter));
    stays(29);
    expect(counter.view.phase).toBe('working');
    stays(1);
    expect(counter.view.phase).toBe('signed-out');
    expect(ends()).toEqual(['time']);
    expect(counter.entries().at(-1)?.actor).toEqual({ role: 'system' });
    expect(await outcomeOf(counter.inner.task.list())).toBe('NOT_SIGNED_IN');
    const room = { staff: 'yi', pin: PIN, room: 'supervisor' as const };
    expect(await outcomeOf(counter.inner.station.signIn({ ...counter.command(), ...room }))).toBe(
      'NO_SUCH_PERSON',
    );
  });

  test('by leaving the seat, or when anybody here says so', async () => {
    await begins(await makesCode(counter));
    await counter.signOut();
    await begins(await makesCode(counter));
    await counter.signInAs('teller');
    expect(counter.view.emergency?.running?.staff, 'another person at the counter ends nothing').toBe('yi');
    await counter.inner.emergency.end(counter.command());
    expect(await outcomeOf(counter.inner.emergency.end(counter.command()))).toBe('NO_EMERGENCY');
    expect(ends()).toEqual(['signed-out', 'asked']);
    expect(counter.view.session?.staff).toBe('jia');
  });

  test('with the person: who is disabled meanwhile keeps neither seat nor role', async () => {
    await begins(await makesCode(counter));
    await counter.signInAs('admin');
    const change = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const], status: 'disabled' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...change });
    counter.wait(1);
    expect(ends()).toEqual(['disabled']);
    expect(counter.view.emergency?.running).toBeUndefined();
  });

  test('not by a lock or a restart: whoever began it comes back by their PIN, until the same time', async () => {
    await begins(await makesCode(counter));
    stays(5);
    await counter.inner.station.lock(counter.command());
    await counter.unlocks();
    expect(counter.view.session?.room).toBe('supervisor');
    await counter.restart();
    expect(counter.view.phase).toBe('signed-out');
    const room = { staff: 'yi', pin: PIN, room: 'supervisor' as const };
    await counter.inner.station.signIn({ ...counter.command(), ...room });
    stays(24);
    expect(counter.view.phase).toBe('working');
    stays(1);
    expect(ends()).toEqual(['time']);
  });

  test('with the restart, where its time was over before', async () => {
    await begins(await makesCode(counter));
    const at = counter.clock.now();
    counter.stop();
    counter.clock = new SteppedClock(at + 31 * 60_000, 'boot-2');
    await counter.start();
    counter.wait(1);
    expect(ends()).toEqual(['time']);
  });

  test.each([
    ['and nothing is sealed meanwhile', false],
    ['and that is on record', true],
  ])('no later where the clock is set back %s', async (_what, isSealed) => {
    await begins(await makesCode(counter));
    stays(10);
    counter.clock.setWall(counter.clock.now() - 3_600_000);
    if (isSealed) await counter.inner.station.lock(counter.command());
    if (isSealed) await counter.unlocks();
    expect(counter.kinds().includes('clock-moved')).toBe(isSealed);
    stays(19);
    expect(counter.view.phase).toBe('working');
    stays(1);
    expect(counter.view.phase).toBe('signed-out');
    expect(ends()).toEqual(['time']);
  });

  test('also where its end cannot be sealed: the seat is empty, and the entry follows', async () => {
    await begins(await makesCode(counter));
    stays(29);
    const heal = fillsDisk();
    stays(2);
    expect(ends()).toEqual([]);
    expect(counter.view.phase).toBe('signed-out');
    expect(await outcomeOf(counter.inner.task.list())).toBe('NOT_SIGNED_IN');
    expect(counter.view.emergency?.running).toBeUndefined();
    heal();
    counter.wait(30);
    expect(ends()).toEqual(['time']);
  });
});

test('where it cannot be sealed nobody gets in, and the code is not used up', async () => {
  const code = await makesCode(counter);
  const heal = fillsDisk();
  expect(await tries(code)).toBe('NOT_SEALED');
  expect(counter.view.phase).toBe('signed-out');
  expect(await outcomeOf(counter.inner.task.list())).toBe('NOT_SIGNED_IN');
  heal();
  expect(counter.view.emergency?.code).toBe('ready');
  expect(await tries(code)).toBe('done');
});

describe('what it does not open', () => {
  test('nobody becomes the second of two persons by it', async () => {
    await begins(await makesCode(counter), { role: 'branch-head' });
    await counter.signInAs('admin');
    const second = { ...counter.command(), approver: 'yi', pin: PIN };
    expect(await outcomeOf(counter.inner.emergency.makeCode(second))).toBe('NOT_AN_APPROVER');
    await counter.signInAs('supervisor');
    const close = { ...counter.command(), approver: 'yi', pin: PIN };
    expect(await outcomeOf(counter.inner.day.close(close))).toBe('NOT_AN_APPROVER');
  });

  test('nobody reviews a case that went through their own hands', async () => {
    const code = await makesCode(counter);
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    const forCase = counter.case.id;
    expect(await tries(code, { staff: 'jia', forCase })).toBe('OWN_CASE');
    expect(await tries(code, { role: 'admin', forCase })).toBe('NOT_FOR_YOU');
    expect(
      await tries('7M3K-9QXR-2FVA-0HJT', { staff: 'jia', forCase }),
      'before the code is looked at',
    ).toBe('OWN_CASE');
    expect(counter.view.emergency?.code, 'refused, and not used up').toBe('ready');
    expect(await tries(code, { staff: 'yi', forCase })).toBe('done');
    expect(counter.view.reviewer).toMatchObject({ staff: 'yi', role: 'supervisor' });
    await counter.inner.reviewer.handBack(counter.command());
    const takeOver = { ...counter.atCase(), staff: 'yi', pin: PIN };
    expect(await outcomeOf(counter.inner.teller.takeOver(takeOver)), 'once more within its time').toBe(
      'done',
    );
  });

  test('the one bad day that it is for: the only administrator’s PIN is set anew by a second employee', async () => {
    await begins(await makesCode(counter), { role: 'admin' });
    await counter.inner.admin.resetPin({ ...counter.command(), id: 'ji', pin: '864209' });
    for (const id of ['wu', 'ding', 'bing', 'geng'])
      expect(
        await outcomeOf(counter.inner.admin.resetPin({ ...counter.command(), id, pin: '864209' })),
        'with their PIN one person would act for two',
      ).toBe('NOT_IN_EMERGENCY');
    const tried = counter.entries().filter(({ kind }) => kind === 'call-refused');
    expect(tried, 'and each try is on record').toHaveLength(4);
    const own = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const, 'admin' as const] };
    const change = { ...counter.command(), ...own, status: 'active' as const };
    expect(await outcomeOf(counter.inner.admin.changeStaff(change)), 'and nobody keeps the role').toBe(
      'NOT_IN_EMERGENCY',
    );
    await counter.signOut();
    const signIn = { ...counter.command(), staff: 'ji', pin: '864209' };
    expect(await outcomeOf(counter.inner.station.signIn(signIn))).toBe('done');
  });
});

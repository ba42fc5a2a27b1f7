// Who sits at the counter: wrong PINs and their waits, the lock of an idle counter, the second seat (journeys J25 and J26).
import { describe, expect, test, vi } from 'vitest';
import { outcomeOf, PIN, type StationDriver, staffIn, station } from '../support/station-driver.ts';

const WRONG = '424201';

function tryPin(counter: StationDriver, pin: string, staff = 'jia') {
  return counter.inner.station.signIn({ ...counter.command(), staff, pin });
}

async function dataOf(call: Promise<unknown>): Promise<unknown> {
  const failed = await call.then(
    () => undefined,
    (error: { code: string; data: unknown }) => ({ code: error.code, data: error.data }),
  );
  return failed ?? 'done';
}

describe('wrong PINs', () => {
  test('after five wrong PINs a person waits 15 s, then 30 s; a restart forgives nothing; each try is an entry; others go on', async () => {
    const counter = await station();
    const before = counter.size;
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await dataOf(tryPin(counter, WRONG))).toEqual({ code: 'PIN_WRONG', data: { triesLeft } });
    }
    const locked = (waitSeconds: number) => ({ code: 'PIN_LOCKED', data: { waitSeconds } });
    expect(await dataOf(tryPin(counter, WRONG))).toEqual(locked(15));
    expect(await dataOf(tryPin(counter, PIN))).toEqual(locked(15));
    counter.wait(10);
    await counter.restart();
    expect(await dataOf(tryPin(counter, PIN)), 'the right PIN, after a restart').toEqual(locked(5));
    expect(await outcomeOf(tryPin(counter, PIN, 'geng'))).toBe('done');
    counter.wait(5);
    expect(await dataOf(tryPin(counter, WRONG))).toEqual(locked(30));
    counter.wait(30);
    expect(await outcomeOf(tryPin(counter, PIN))).toBe('done');
    expect(
      counter.entries(before).flatMap(({ kind, body }) => (kind === 'sign-in-refused' ? [body] : [])),
    ).toEqual([
      ...Array.from({ length: 5 }, () => ({ staff: 'jia', why: 'wrong-pin' })),
      ...Array.from({ length: 2 }, () => ({ staff: 'jia', why: 'waiting' })),
      { staff: 'jia', why: 'wrong-pin' },
    ]);
    expect(await dataOf(tryPin(counter, WRONG)), 'the right PIN starts the count anew').toEqual({
      code: 'PIN_WRONG',
      data: { triesLeft: 4 },
    });
  });

  test('a person who was disabled cannot sign in, and stays in the record', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const { id, name, roles } = counter.view.people.find((person) => person.id === 'jia')!;
    const change = { id, name, roles, status: 'disabled' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...change });
    expect(await outcomeOf(tryPin(counter, PIN))).toBe('NO_SUCH_PERSON');
    expect(counter.entries().at(-1)?.body).toEqual({ staff: 'jia', why: 'disabled' });
    expect(counter.view.people.map((person) => person.id)).not.toContain('jia');
    const listed = await counter.inner.admin.listStaff();
    expect(listed.find((person) => person.id === 'jia')?.status).toBe('disabled');
  });
});

describe('an idle counter', () => {
  test('locks after five minutes; the case is kept, the customer’s screen goes neutral, and after the PIN the same line is back', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.answer('REM-01', 'other-person');
    await counter.answer('REM-02', 'read');
    const { id } = counter.case;
    const step = counter.openStep?.id;
    expect(counter.outside.phase).toBe('notice');
    counter.wait(5 * 60 - 4);
    expect(counter.view.phase).toBe('working');
    counter.wait(4);
    expect(counter.view.phase).toBe('locked');
    expect(counter.view.current).toBeNull();
    expect(counter.outside, 'neutral').toEqual({ phase: 'wait', mode: 'demo' });
    // What was being read is held with it.
    const [locked, held] = counter.entries().slice(-2);
    expect(held?.kind).toBe('reading-held');
    expect({ actor: locked?.actor, kind: locked?.kind, body: locked?.body }).toEqual({
      actor: { role: 'system' },
      kind: 'locked',
      body: { staff: 'jia', why: 'idle' },
    });
    expect(await outcomeOf(counter.inner.station.unlock({ ...counter.command(), pin: WRONG }))).toBe(
      'PIN_WRONG',
    );
    await counter.unlocks();
    expect([counter.case.id, counter.openStep?.id]).toEqual([id, step]);
    expect(counter.outside.phase).toBe('notice');
    counter.wait(60);
    expect(counter.view.phase, 'a minute after the PIN').toBe('working');
  });

  test('a machine that is put to sleep leaves a locked counter, and a full disk does not keep it open', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.answer('REM-01', 'other-person');
    await counter.answer('REM-02', 'read');
    counter.app.machine.left();
    expect([counter.view.phase, counter.outside.phase]).toEqual(['locked', 'wait']);
    expect(counter.entries().findLast(({ kind }) => kind === 'locked')?.body).toEqual({
      ...{ staff: 'jia', why: 'machine' },
    });
    const { size } = counter;
    counter.app.machine.left();
    expect(counter.size, 'one lock is enough').toBe(size);
    await counter.unlocks();
    const full = vi.spyOn(counter.station.open.store, 'insert').mockImplementation(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    counter.app.machine.left();
    expect(counter.view.phase).toBe('locked');
    full.mockRestore();
    await counter.unlocks();
    const locks = counter.entries().filter(({ kind }) => kind === 'locked');
    expect(locks.map(({ body }) => (body as { why: string }).why)).toEqual(['machine', 'machine']);
  });

  test('the customer who reads keeps it awake', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.answer('REM-01', 'other-person');
    const { sha256: notice } = counter.case.notice;
    for (const page of [1, 2, 3]) {
      counter.wait(4 * 60);
      await counter.outer.customer.turnPage({ ...counter.command(), notice, page, ms: 15_000 });
    }
    expect(counter.view.phase).toBe('working');
    counter.wait(5 * 60);
    expect(counter.view.phase).toBe('locked');
  });

  test('a sign that somebody is there puts the lock off without an entry', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    const { size } = counter;
    counter.wait(4 * 60);
    await counter.inner.station.stayAwake();
    counter.wait(4 * 60);
    expect(counter.view.phase).toBe('working');
    expect(counter.size).toBe(size);
  });

  test('a window that watches, and a customer’s screen without a case, are nobody: neither puts the lock off', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    const watching = new AbortController();
    const views = await counter.inner.station.watch(undefined, { signal: watching.signal });
    const turn = { notice: `${'A'.repeat(43)}=`, page: 1, ms: 1 };
    for (let minute = 0; minute < 5; minute += 1) {
      await views.next();
      counter.wait(59);
      expect(await outcomeOf(counter.outer.customer.turnPage({ ...counter.command(), ...turn }))).toBe(
        'NO_SUCH_CASE',
      );
      // Each coming and going of the other window is shown in this one.
      const leave = counter.app.connected('outer');
      await views.next();
      leave();
      counter.wait(1);
    }
    expect(counter.view.phase).toBe('locked');
    watching.abort();
  });

  test('whoever signs in after the seat was empty for an hour is not locked out at once', async () => {
    const counter = await station();
    counter.wait(3_600);
    await counter.signInAs('teller');
    counter.wait(30);
    expect(counter.view.phase).toBe('working');
  });
});

describe('the second seat', () => {
  test('nobody reviews their own case, and a teller is no reviewer', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const both = { id: 'ren', name: '柜员兼主管任', roles: ['teller' as const, 'supervisor' as const] };
    await counter.inner.admin.addStaff({ ...counter.command(), ...both, pin: PIN });
    await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN, room: 'teller' });
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    const takeOver = (staff: string) =>
      counter.inner.teller.takeOver({ ...counter.atCase(), staff, pin: PIN });
    expect(await outcomeOf(takeOver('ren'))).toBe('OWN_CASE');
    expect(await outcomeOf(takeOver('jia'))).toBe('NOT_YOUR_ROLE');
    const own = { ...counter.atCase(), reason: 'family-confirmed', paperHanded: false };
    expect(await outcomeOf(counter.inner.reviewer.proceed(own))).toBe('NOT_YOUR_ROLE');
    await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN, room: 'supervisor' });
    expect(await outcomeOf(counter.inner.reviewer.proceed({ ...own, ...counter.command() }))).toBe(
      'OWN_CASE',
    );
  });

  test('ends with the person it was taken beside, so that nobody inherits a reviewer', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    await counter.takesOver('supervisor');
    expect(counter.view.reviewer).toMatchObject({ staff: staffIn('supervisor') });
    await counter.signInAs('admin');
    expect(counter.view.reviewer).toBeNull();
    await counter.signInAs('teller');
    const decision = { ...counter.atCase(), reason: 'family-confirmed', paperHanded: false };
    expect(await outcomeOf(counter.inner.reviewer.proceed(decision))).toBe('NOT_YOUR_ROLE');
  });
});

describe('the second seat, once it was taken', () => {
  test('ends where the case is put aside: whoever comes back to the case is alone with it', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    await counter.takesOver('branch-head');
    const at = { caseId: counter.case.id };
    const pause = { ...counter.command(), ...at, reason: 'waiting-family' };
    await counter.inner.teller.pauseCase(pause);
    await counter.inner.teller.resumeCase({ ...counter.command(), ...at });
    expect(counter.view.reviewer).toBeNull();
    const decision = { ...counter.command(), ...at, reason: 'papers-seen', paperHanded: false };
    expect(await outcomeOf(counter.inner.reviewer.proceed(decision))).toBe('NOT_YOUR_ROLE');
  });

  test('decides on the case it was taken for and on no other; nor does a witness help out in another teller’s', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const ren = { id: 'ren', name: '柜员任', roles: ['teller' as const], pin: PIN };
    await counter.inner.admin.addStaff({ ...counter.command(), ...ren });
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    const others = { caseId: counter.case.id };
    await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN });
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    await counter.takesOver('branch-head');
    await counter.dissuades();
    const { reviewer, teller } = counter.inner;
    const { size } = counter;
    const decision = { reason: 'papers-seen', paperHanded: false };
    expect(await outcomeOf(reviewer.proceed({ ...counter.command(), ...others, ...decision }))).toBe(
      'NO_SUCH_CASE',
    );
    const mark = { notice: `${'A'.repeat(43)}=`, witness: 'yi', pin: PIN };
    expect(await outcomeOf(teller.witnessMark({ ...counter.command(), ...others, ...mark }))).toBe(
      'NOT_YOUR_ROLE',
    );
    expect(counter.size).toBe(size);
    expect(await outcomeOf(reviewer.proceed({ ...counter.atCase(), ...decision }))).toBe('done');
  });
});

describe('staff', () => {
  test.each([
    ['admin', '管理员'],
    ['supervisor', '运营主管'],
    ['branch-head', '网点负责人'],
  ] as const)('an auditor cannot be %s as well', async (role, named) => {
    const counter = await station();
    await counter.signInAs('admin');
    const { size } = counter;
    const person = { id: 'xin', name: '新人', roles: ['auditor' as const, role], pin: PIN };
    expect(await dataOf(counter.inner.admin.addStaff({ ...counter.command(), ...person }))).toEqual({
      code: 'ROLES_CLASH',
      data: { sentence: `审计不能由${named}兼任。` },
    });
    const change = { id: 'wu', name: '审计戊', roles: ['auditor' as const, role], status: 'active' as const };
    expect(await outcomeOf(counter.inner.admin.changeStaff({ ...counter.command(), ...change }))).toBe(
      'ROLES_CLASH',
    );
    expect(counter.size).toBe(size);
  });

  test('weak PINs and a number that is taken are refused; the last administrator stays', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const { size } = counter;
    const { admin } = counter.inner;
    const person = { id: 'xin', name: '新人', roles: ['teller' as const] };
    for (const pin of ['000000', '123456', '987654', '11111111']) {
      expect(await outcomeOf(admin.addStaff({ ...counter.command(), ...person, pin })), pin).toBe('WEAK_PIN');
      expect(await outcomeOf(admin.resetPin({ ...counter.command(), id: 'jia', pin })), pin).toBe('WEAK_PIN');
    }
    expect(await outcomeOf(admin.addStaff({ ...counter.command(), ...person, id: 'jia', pin: PIN }))).toBe(
      'ID_TAKEN',
    );
    const last = { id: 'ji', name: '管理员己' };
    const changes = [
      { ...last, roles: ['teller' as const], status: 'active' as const },
      { ...last, roles: ['admin' as const], status: 'disabled' as const },
    ];
    for (const change of changes) {
      expect(await outcomeOf(admin.changeStaff({ ...counter.command(), ...change }))).toBe('LAST_ADMIN');
    }
    expect(await outcomeOf(admin.resetPin({ ...counter.command(), id: 'nobody', pin: PIN }))).toBe(
      'NO_SUCH_PERSON',
    );
    expect(counter.size).toBe(size);
  });

  test('a PIN that was reset is the only one that counts', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    await counter.inner.admin.resetPin({ ...counter.command(), id: 'jia', pin: '864209' });
    expect(await outcomeOf(tryPin(counter, PIN))).toBe('PIN_WRONG');
    expect(await outcomeOf(tryPin(counter, '864209'))).toBe('done');
    await counter.restart();
    expect(await outcomeOf(tryPin(counter, '864209'))).toBe('done');
  });
});

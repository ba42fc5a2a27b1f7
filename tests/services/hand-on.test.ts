// Quick change of person at the station (RL5): the second teller goes on at the same line with their own PIN, and the customer sees no change.
import { expect, test } from 'vitest';
import type { HandOnReason } from '../../shared/case/hand-on-reasons.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

/** A demo branch with a second teller, and a case in hand of the first. */
async function twoTellers(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('admin');
  const people = [
    { id: 'ren', name: '柜员任', roles: ['teller' as const] },
    { id: 'gui', name: '柜员癸', roles: ['teller' as const, 'supervisor' as const] },
  ];
  for (const person of people)
    await counter.inner.admin.addStaff({ ...counter.command(), ...person, pin: PIN });
  await counter.signInAs('teller');
  await counter.openRemittance();
  return counter;
}

const handingOn = (counter: StationDriver, staff: string, pin = PIN) => ({
  ...counter.atCase(),
  ...{ staff, pin, reason: 'shift-change' as HandOnReason },
});

const giving = (counter: StationDriver, caseId: string) => (staff: string) => {
  const input = { ...counter.command(), caseId, staff, reason: 'gone-home' as const };
  return outcomeOf(counter.inner.reviewer.assignCase(input));
};

async function isTakenUpByRen(counter: StationDriver, caseId: string): Promise<void> {
  await counter.signInAs('teller');
  expect([counter.view.current, counter.view.waiting]).toEqual([null, []]);
  await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN });
  expect(counter.view.current, 'it waits until it is taken up').toBeNull();
  expect(counter.view.waiting).toMatchObject([{ id: caseId, opener: '柜员甲', stage: 'paused' }]);
  await counter.inner.teller.resumeCase({ ...counter.command(), caseId });
  expect([counter.case.id, counter.case.opener]).toEqual([caseId, '柜员甲']);
}

test('the colleague goes on at the same line; the screen outside stays, and who left is on record', async () => {
  const counter = await twoTellers();
  await counter.answer('REM-01', 'other-person');
  const { id, steps } = counter.case;
  const seen: string[] = [];
  const watching = new AbortController();
  const looks = (async () => {
    for await (const view of await counter.outer.customer.watch(undefined, { signal: watching.signal }))
      seen.push(view.phase);
  })();
  const { size } = counter;
  const input = handingOn(counter, 'ren');
  const sealed = await counter.inner.teller.handOn(input);
  // Between the two the customer's reading stands still for a moment, which the system notes.
  const acts = counter.entries(size).filter(({ kind }) => kind !== 'reading-held');
  expect(acts.map(({ kind, actor, body }) => ({ kind, actor, body }))).toEqual([
    {
      kind: 'case-handed-on',
      actor: { staff: 'jia', role: 'teller' },
      body: { from: 'jia', to: 'ren', reason: 'shift-change' },
    },
    {
      kind: 'sign-out',
      actor: { staff: 'jia', role: 'teller' },
      body: { staff: 'jia', seat: 'handler' },
    },
    {
      kind: 'sign-in',
      actor: { staff: 'ren', role: 'teller' },
      body: { staff: 'ren', seat: 'handler', room: 'teller' },
    },
  ]);
  expect(counter.view.session).toMatchObject({ staff: 'ren', room: 'teller' });
  expect([counter.case.id, counter.case.steps]).toEqual([id, steps]);
  expect(counter.case.opener).toBe('柜员甲');
  expect(await counter.inner.teller.handOn(input), 'a repeat gets the first answer').toEqual(sealed);
  expect(counter.size).toBe(size + 5);
  await counter.finish();
  watching.abort();
  await looks;
  expect(new Set(seen.slice(0, seen.indexOf('confirmation'))), 'never blank').toEqual(new Set(['notice']));
  await counter.signInAs('teller');
  expect(counter.view.waiting).toEqual([]);
});

test('after a restart the case is the second teller’s, and the first has none', async () => {
  const counter = await twoTellers();
  const { id } = counter.case;
  await counter.inner.teller.handOn(handingOn(counter, 'ren'));
  await counter.restart();
  await counter.signInAs('teller');
  expect([counter.view.current, counter.view.waiting]).toEqual([null, []]);
  await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN });
  expect(counter.case.id).toBe(id);
});

test('neither of the two reviews it, though they may be supervisor elsewhere', async () => {
  const counter = await twoTellers();
  await counter.hears('investigation');
  await counter.inner.teller.handOn(handingOn(counter, 'gui'));
  await counter.inner.teller.handOn(handingOn(counter, 'ren'));
  await counter.escalates();
  const at = counter.atCase();
  await counter.inner.station.signIn({ ...counter.command(), staff: 'gui', pin: PIN, room: 'supervisor' });
  const proceed = { ...at, reason: 'family-confirmed', paperHanded: false };
  expect(await outcomeOf(counter.inner.reviewer.proceed(proceed))).toBe('OWN_CASE');
});

test('is refused, with nothing but the failed try on record, and the first teller still has the case', async () => {
  const counter = await twoTellers();
  await counter.signInAs('admin');
  const left = { id: 'gui', name: '柜员癸', roles: ['teller' as const], status: 'disabled' as const };
  await counter.inner.admin.changeStaff({ ...counter.command(), ...left });
  await counter.signInAs('teller');
  const { size } = counter;
  const tries = async (staff: string, pin = PIN) =>
    outcomeOf(counter.inner.teller.handOn(handingOn(counter, staff, pin)));
  expect(await tries('yi'), 'no teller').toBe('NOT_YOUR_ROLE');
  expect(await tries('jia'), 'to nobody else').toBe('NOTHING_CHANGED');
  expect(counter.size).toBe(size);
  expect(await tries('ren', '000111')).toBe('PIN_WRONG');
  expect(await tries('gui')).toBe('NO_SUCH_PERSON');
  expect(counter.kinds(size)).toEqual(['sign-in-refused', 'sign-in-refused']);
  expect(counter.view.session).toMatchObject({ staff: 'jia' });
  expect(counter.case.stage).toBe('asking');
});

test('waits until the reviewer has handed back, until the case goes on, and until the colleague has no other in hand', async () => {
  const counter = await twoTellers();
  const first = counter.case.id;
  const to = (caseId: string) =>
    outcomeOf(counter.inner.teller.handOn({ ...handingOn(counter, 'ren'), caseId }));
  await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN });
  await counter.openRemittance({ customer: '孙示丙', document: '990000197001014567' });
  const second = counter.case.id;
  await counter.signInAs('teller');
  expect(await to(first)).toBe('CASE_IN_HAND');
  await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: PIN });
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  await counter.signInAs('teller');
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  expect(await to(first)).toBe('REVIEWER_SEATED');
  await counter.inner.reviewer.handBack(counter.command());
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  const paused = { ...counter.command(), caseId: first, staff: 'ren', pin: PIN };
  expect(await outcomeOf(counter.inner.teller.handOn({ ...paused, reason: 'called-away' }))).toBe(
    'CASE_PAUSED',
  );
  await counter.inner.teller.resumeCase({ ...counter.command(), caseId: first });
  expect(await to(second)).toBe('CASE_CLOSED');
  expect(await to(first)).toBe('done');
});

test('a case whose teller went home goes to another, who takes it up with their own PIN', async () => {
  const counter = await twoTellers();
  const { id: caseId } = counter.case;
  const waits = async () => (await counter.inner.reviewer.waitingCases({ page: 0 })).cases;
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  await counter.signInAs('supervisor');
  const waiting = { caseId, customer: '赵**', teller: { id: 'jia', name: '柜员甲' } };
  expect(await waits()).toMatchObject([{ ...waiting, paused: '客户需要休息或再想一想' }]);
  const give = giving(counter, caseId);
  expect([await give('yi'), await give('jia')]).toEqual(['NO_SUCH_PERSON', 'NOTHING_CHANGED']);
  expect(await give('ren')).toBe('done');
  expect(counter.entries(counter.size - 1)).toMatchObject([
    {
      kind: 'case-handed-on',
      actor: { staff: 'geng', role: 'supervisor' },
      body: { from: 'jia', to: 'ren' },
    },
  ]);
  await isTakenUpByRen(counter, caseId);
});

test('a case that its teller left without pausing is given on, once they do not sit at the counter; meanwhile it waits', async () => {
  const counter = await twoTellers();
  const { id: caseId } = counter.case;
  const give = giving(counter, caseId);
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  expect((await counter.inner.reviewer.waitingCases({ page: 0 })).cases, 'the teller sits there').toEqual([]);
  expect(await give('ren')).toBe('STILL_AT_WORK');
  await counter.inner.reviewer.handBack(counter.command());
  await counter.signInAs('supervisor');
  const { all, cases } = await counter.inner.reviewer.waitingCases({ page: 0 });
  expect([all, cases]).toMatchObject([1, [{ caseId, paused: null, teller: { id: 'jia' } }]]);
  expect((await counter.inner.reviewer.waitingCases({ words: '柜员任', page: 0 })).total).toBe(0);
  const input = { ...counter.command(), caseId, staff: 'gui', reason: 'called-away' as const };
  const sealed = await counter.inner.reviewer.assignCase(input);
  expect(await counter.inner.reviewer.assignCase(input), 'a repeat gets the first answer').toEqual(sealed);
  expect(counter.entries(sealed.seq)[0]).toMatchObject({
    kind: 'case-handed-on',
    body: { from: 'jia', to: 'gui', reason: 'called-away', left: true },
  });
  expect((await counter.inner.reviewer.waitingCases({ page: 0 })).cases).toMatchObject([
    { paused: null, teller: { id: 'gui' } },
  ]);
  expect(await give('ren'), 'and on again, before it is taken up').toBe('done');
  await counter.restart();
  await isTakenUpByRen(counter, caseId);
});

test('where the disk is full half-way, the same command seats the colleague as soon as it can', async () => {
  const counter = await twoTellers();
  const input = handingOn(counter, 'ren');
  const { station: running } = counter;
  const { seal } = running;
  let left = 1;
  running.seal = (append) => {
    if (left === 0) throw new Error('the disk is full');
    left -= 1;
    return seal.call(running, append);
  };
  await outcomeOf(counter.inner.teller.handOn(input));
  running.seal = seal;
  expect([counter.view.session?.staff, counter.view.current]).toEqual(['jia', null]);
  const { size } = counter;
  await counter.inner.teller.handOn(input);
  expect(counter.kinds(size)).toEqual(['sign-out', 'sign-in']);
  expect([counter.view.session?.staff, counter.case.id]).toEqual(['ren', input.caseId]);
});

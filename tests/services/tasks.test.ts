// Journeys J14 and J17: what is left to do when a case has ended, in the room of a supervisor. Each is settled once.
import { expect, test } from 'vitest';
import { outcomeOf, remittance, type StationDriver, station } from '../support/station-driver.ts';

const DAY = 86_400;

/** An account is opened while the query is down; the supervisor sees to it within two days. */
async function openedWithout(counter: StationDriver): Promise<string> {
  await counter.signInAs('teller');
  const { procedure: _, slip: __, ...person } = remittance();
  await counter.inner.teller.openCase({ ...counter.command(), ...person, procedure: 'ACC' });
  const putOff = { step: 'ACC-03', saw: null, reason: 'system-down', owner: 'geng', due: '2026-11-23' };
  await counter.inner.teller.deferStep({ ...counter.atCase(), ...putOff });
  await counter.answersAll();
  await counter.customerSigns();
  const { id } = counter.case;
  await counter.inner.teller.closeCase(counter.atCase());
  return id;
}

/** A doubt without proof, and the customer takes the later arrival. */
async function takesLaterArrival(counter: StationDriver, arrival: string): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance({ yuan: 20_000 });
  await counter.answersAll({ 'REM-06': ['never'], 'REM-16': [arrival] });
  await counter.customerSigns();
  const { id } = counter.case;
  await counter.customerConfirms();
  await counter.inner.teller.closeCase(counter.atCase());
  return id;
}

async function asSupervisor(counter: StationDriver): Promise<StationDriver['inner']['task']> {
  await counter.signInAs('supervisor');
  return counter.inner.task;
}

test('a check that was put off is in the supervisor’s list, with owner, last day and what can come of it', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  const task = await asSupervisor(counter);
  expect(await task.list()).toEqual([
    {
      ...{ caseId, task: 'ACC-03', kind: 'deferred', label: '云互联查询', procedure: '活期开户' },
      ...{ customer: '赵**', closedAt: expect.stringMatching(/^2026-11-21T/), owner: '运营主管庚' },
      ...{ due: '2026-11-23', overdue: false },
      results: ['clear', 'hint', 'hit'].map((code) => ({ code, label: expect.any(String) })),
    },
  ]);
});

test('it is overdue from the day after its last day', async () => {
  const counter = await station();
  await openedWithout(counter);
  await counter.signOut();
  for (const [days, overdue] of [
    [2, false],
    [1, true],
  ] as const) {
    const task = await asSupervisor(counter.wait(days * DAY));
    expect(await task.list()).toMatchObject([{ overdue }]);
    await counter.signOut();
  }
});

test('it can be put off only to somebody who works here', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  const { procedure: _, slip: __, ...person } = remittance();
  await counter.inner.teller.openCase({ ...counter.command(), ...person, procedure: 'ACC' });
  const putOff = { step: 'ACC-03', saw: null, reason: 'system-down', owner: 'nobody', due: '2026-11-23' };
  expect(await outcomeOf(counter.inner.teller.deferStep({ ...counter.atCase(), ...putOff }))).toBe(
    'NO_SUCH_PERSON',
  );
});

test('it is settled once, by an entry of its own, and a lost answer is told again', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  const task = await asSupervisor(counter);
  const { size } = counter;
  const settled = { ...counter.command(), caseId, task: 'ACC-03', result: 'clear', note: '已补查' };
  const answered = await task.settle(settled);
  expect(counter.entries(size)).toMatchObject([
    { kind: 'followed-up', actor: { role: 'supervisor' }, body: { caseId, task: 'ACC-03', result: 'clear' } },
  ]);
  expect(JSON.stringify(counter.entries(size)), 'a note is private').not.toContain('已补查');
  expect(await task.list()).toEqual([]);
  expect(await task.settle(settled)).toEqual(answered);
  expect(await outcomeOf(task.settle({ ...settled, result: 'hit' }))).toBe('COMMAND_REUSED');
  expect(await outcomeOf(task.settle({ ...settled, ...counter.command() }))).toBe('NO_SUCH_TASK');
  expect(counter.size).toBe(size + 1);
});

test('nothing else is settled: another task, another result, another case', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  const task = await asSupervisor(counter);
  const { size } = counter;
  const settle = (words: object) =>
    outcomeOf(task.settle({ ...counter.command(), caseId, task: 'ACC-03', result: 'clear', ...words }));
  expect(await settle({ task: 'ACC-04' })).toBe('NO_SUCH_TASK');
  expect(await settle({ result: 'fine' })).toBe('UNKNOWN_CODE');
  expect(await settle({ caseId: counter.command().command })).toBe('NO_SUCH_TASK');
  expect(counter.size).toBe(size);
});

test('a teller has no such list', async () => {
  const counter = await station();
  await openedWithout(counter);
  expect(await outcomeOf(counter.inner.task.list())).toBe('NOT_YOUR_ROLE');
});

test('a later arrival that the customer took is followed up the next day (J14)', async () => {
  const counter = await station();
  const caseId = await takesLaterArrival(counter, 'next-day');
  const task = await asSupervisor(counter);
  expect(await task.list()).toMatchObject([
    { caseId, task: 'next-day-call', kind: 'follow-up', owner: null, due: '2026-11-22', overdue: false },
  ]);
  expect(counter.entries().find(({ kind }) => kind === 'case-closed')?.body).toMatchObject({
    ending: 'O1',
    added: ['O2'],
  });
});

test('the ordinary arrival leaves nothing to do', async () => {
  const counter = await station();
  await takesLaterArrival(counter, 'ordinary');
  expect(await (await asSupervisor(counter)).list()).toEqual([]);
});

test('after a case that was given up there is the rest of the day, the neighbours and the call; the most urgent first', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  const ended = { ending: 'O7', ground: 'persuaded', paperHanded: false };
  await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
  await counter.signOut();
  const list = await (await asSupervisor(counter)).list();
  expect(list.map(({ task, due }) => [task, due])).toEqual([
    ['neighbour-alert', '2026-11-21'],
    ['same-day-transfers', '2026-11-21'],
    ['next-day-call', '2026-11-22'],
  ]);
});

test('a case that was cancelled leaves nothing to do', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.hears('investigation');
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
  expect(await (await asSupervisor(counter)).list()).toEqual([]);
});

test('what is left to do is still there after a power cut, and what was settled is not', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  await takesLaterArrival(counter, 'next-day');
  const task = await asSupervisor(counter);
  await task.settle({ ...counter.command(), caseId, task: 'ACC-03', result: 'clear' });
  const again = await counter.crashed().start();
  const left = await (await asSupervisor(again)).list();
  expect(left).toMatchObject([{ task: 'next-day-call' }]);
});

test('a query that comes back as a hit is the branch head’s to settle; it cannot be clicked away', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  const asked = () => ({ ...counter.command(), caseId, task: 'ACC-03', result: 'hit' });
  const task = await asSupervisor(counter);
  expect(await outcomeOf(task.settle(asked()))).toBe('NOT_YOUR_ROLE');
  expect(await task.list()).toHaveLength(1);
  await counter.signOut();
  await counter.signInAs('branch-head');
  expect(await outcomeOf(counter.inner.task.settle(asked()))).toBe('done');
  expect(await counter.inner.task.list()).toEqual([]);
});

test('what was noted at a follow-up is found by the auditor, each of several notes', async () => {
  const counter = await station();
  const caseId = await openedWithout(counter);
  const other = await takesLaterArrival(counter, 'next-day');
  const task = await asSupervisor(counter);
  for (const [number, { caseId: of, task: code, results }] of (await task.list()).entries()) {
    const settled = {
      caseId: of,
      task: code,
      result: results[0]?.code ?? '',
      note: `回访第${number}次，姑妈作证`,
    };
    await task.settle({ ...counter.command(), ...settled });
  }
  await counter.signInAs('auditor');
  const find = async (text: string) => {
    const range = { from: '2026-11-01', to: '2026-12-31', page: 0 };
    const { cases } = await counter.inner.auditor.findCases({ ...counter.command(), ...range, text });
    return cases.map((found) => found.caseId).sort();
  };
  expect(await find('姑妈作证')).toEqual([caseId, other].sort());
  expect(await find('第0次')).toHaveLength(1);
  expect(await find('第1次')).toHaveLength(1);
});

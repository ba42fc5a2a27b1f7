// The rarer refusals and consequences of governing what is kept (custody.test.ts has the first ones): each takes several people at the counter.
import { beforeEach, expect, test } from 'vitest';
import { erases, holds } from '../support/erasure.ts';
import { DAY, KeptCases, TEN_YEARS } from '../support/kept-cases.ts';
import {
  outcomeOf,
  PIN,
  remittance,
  type StationDriver,
  staffIn,
  station,
} from '../support/station-driver.ts';

/** Names and ink leave only where a second person agrees. */
const FULL = { masking: 'full' as const, approver: staffIn('branch-head'), pin: PIN };

let counter: StationDriver;
let cases: KeptCases;
beforeEach(async () => {
  counter = await station();
  cases = new KeptCases(counter);
});

test('the second person may not have reviewed the case, nor be an auditor in another role; and neither may the first', async () => {
  await counter.signInAs('teller');
  await counter.openRemittance({ yuan: 60_000 });
  const { id } = counter.case;
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('branch-head');
  await counter.inner.reviewer.raise({ ...counter.atCase(), to: 'O5', reason: 'own-judgement' });
  await counter.inner.reviewer.handBack(counter.command());
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  await counter.signInAs('compliance');
  expect(await outcomeOf(erases(counter, id)), 'the branch head decided on it').toBe('OWN_CASE');
  const other = await cases.withTask();
  await counter.signInAs('supervisor');
  for (const { task, results } of await counter.inner.task.list())
    await counter.inner.task.settle({
      ...{ ...counter.command(), caseId: other, task, result: results[0]?.code ?? '' },
    });
  await counter.signInAs('compliance');
  const followed = await cases.withTask();
  await counter.signInAs('branch-head');
  for (const { caseId, task, results } of await counter.inner.task.list())
    await counter.inner.task.settle({
      ...{ ...counter.command(), caseId, task, result: results[0]?.code ?? '' },
    });
  await counter.signInAs('compliance');
  expect(await outcomeOf(erases(counter, followed)), 'the branch head followed it up').toBe('OWN_CASE');
  await counter.signInAs('admin');
  const add = (id: string, roles: ('compliance' | 'auditor')[]) =>
    counter.inner.admin.addStaff({ ...counter.command(), id, name: '合规辛', roles, pin: PIN });
  await add('xin', ['compliance', 'auditor']);
  await counter.signInAs('compliance');
  expect(await outcomeOf(erases(counter, other, { approver: 'xin' }))).toBe('NOT_AN_APPROVER');
  const sitting = { ...counter.command(), staff: 'xin', pin: PIN, room: 'compliance' as const };
  await counter.inner.station.signIn(sitting);
  expect(await outcomeOf(erases(counter, other))).toBe('NOT_YOUR_ROLE');
  expect(await cases.change(other, 'hold', 'inquiry')).toBe('NOT_YOUR_ROLE');
});

test('a case is not destroyed while it is open, while something is left to do for it, or where there is none', async () => {
  await counter.signInAs('teller');
  await counter.openRemittance();
  const open = counter.case.id;
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  const task = await cases.withTask();
  await counter.signInAs('compliance');
  expect(await outcomeOf(erases(counter, open))).toBe('NOT_FINISHED');
  expect(await outcomeOf(erases(counter, task))).toBe('NOT_FINISHED');
  expect(await outcomeOf(erases(counter, counter.command().command))).toBe('NO_SUCH_CASE');
});

test('a case is not destroyed while a bundle is being written that may hold it', async () => {
  const caseId = await cases.cancelled();
  await counter.signInAs('auditor');
  const wanted = { ...DAY, ...FULL, recipient: '总行审计部', purpose: '月度检查' };
  const bundle = await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted });
  const reading = bundle.next();
  await counter.signInAs('compliance');
  counter.station.exports += 1;
  expect(await outcomeOf(erases(counter, caseId))).toBe('EXPORT_UNDER_WAY');
  counter.station.exports -= 1;
  await reading;
  for await (const _ of bundle);
  expect(counter.station.exports, 'an export that ended is under way no more').toBe(0);
  expect(await outcomeOf(erases(counter, caseId))).toBe('done');
});

test('an account is destroyed only with the day on which the relation ended, and ten years after that', async () => {
  await counter.signInAs('teller');
  const { procedure: _, slip: __, ...person } = remittance();
  await counter.inner.teller.openCase({ ...counter.command(), ...person, procedure: 'ACC' });
  const caseId = counter.case.id;
  await counter.answersAll();
  await counter.customerSigns();
  await counter.answersAll();
  await counter.inner.teller.closeCase(counter.atCase());
  await counter.wait(TEN_YEARS + 30 * 86_400).restart();
  const due = await cases.shown('due');
  expect(due).toMatchObject([{ caseId, asksRelation: true, until: '2036-11-21' }]);
  const ended = (relationEnded?: string) =>
    outcomeOf(erases(counter, caseId, { ground: 'period-over', ...(relationEnded && { relationEnded }) }));
  expect(await ended()).toBe('RELATION_UNKNOWN');
  expect(await ended('2026-11-20'), 'before it was opened').toBe('RELATION_UNKNOWN');
  expect(await ended('2099-01-01'), 'a day that is still to come').toBe('RELATION_UNKNOWN');
  expect(await ended('2030-06-30')).toBe('UNDER_RETENTION');
  expect(await ended('2026-12-01')).toBe('done');
  expect(counter.entries().at(-1)?.body).toMatchObject({ relationEnded: '2026-12-01', until: '2036-12-01' });
});

test('a case that is set aside must have ended; and one that is told to an open case already is told no more', async () => {
  const caseId = await cases.withTask();
  await counter.signInAs('teller');
  await counter.openRemittance();
  const open = counter.case.id;
  expect(counter.case.recalled).toHaveLength(1);
  await counter.signInAs('compliance');
  expect(await cases.change(open, 'restrict', 'period-running')).toBe('NOT_FINISHED');
  expect(await cases.change(open, 'hold', 'inquiry'), 'the police may come while it is open').toBe('done');
  expect(await cases.change(caseId, 'restrict', 'period-running')).toBe('done');
  await counter.signInAs('teller');
  expect(counter.case.recalled).toEqual([]);
});

test('a case that is set aside stands in a bundle with its number where it is named, and the bundle’s beginning says so', async () => {
  const caseId = await cases.cancelled();
  await counter.signInAs('compliance');
  await holds(counter, caseId, 'restrict');
  await counter.signInAs('auditor');
  const counts: number[] = [];
  for (const named of [undefined, [caseId]]) {
    const wanted = { ...DAY, masking: 'masked' as const, recipient: '公安机关', purpose: '调证' };
    const request = { ...counter.command(), ...wanted, ...(named && { named }) };
    for await (const step of await counter.inner.auditor.exportBundle(request))
      if (step.state === 'done') counts.push(step.cases);
  }
  expect(counts).toEqual([0, 1]);
  const begun = counter.entries().filter(({ kind }) => kind === 'export-begun');
  expect(begun.map(({ body }) => body.named)).toEqual([undefined, [caseId]]);
});

test('how many full bundles may hold a case is said before it is destroyed', async () => {
  const caseId = await cases.cancelled();
  await counter.signInAs('auditor');
  for (const masking of [{ masking: 'masked' as const }, FULL, FULL]) {
    const wanted = { ...DAY, ...masking, recipient: '总行审计部', purpose: '月度检查' };
    for await (const _ of await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted }));
  }
  expect(await cases.shown('dated')).toMatchObject([{ caseId, exports: 2 }]);
});

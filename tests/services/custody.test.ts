// Who may destroy, hold back and set aside, and when (domain.md 4.3, 4.4, 7.7; RL7): by two, never who handled it, never an auditor, never before
// the law's time; and a case that is set aside is out of use everywhere but where it is watched over.
import { beforeEach, describe, expect, test } from 'vitest';
import type { KeptCase } from '../../shared/contract/custody-calls.ts';
import { byTwo, COMPLIANCE, erases, holds } from '../support/erasure.ts';
import { outcomeOf, PIN, remittance, type StationDriver, station } from '../support/station-driver.ts';

const DAY = { from: '2026-11-21', to: '2026-11-21' };
const TEN_YEARS = 3_653 * 86_400;

let counter: StationDriver;
beforeEach(async () => {
  counter = await station();
});

async function cancelled(): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance();
  const { id } = counter.case;
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
  return id;
}

async function finished(): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance();
  const { id } = counter.case;
  await counter.finish();
  return id;
}

/** The next day was asked for by the customer: their case leaves a call to make. */
async function withTask(): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance({ yuan: 60_000 });
  const { id } = counter.case;
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  const ended = { ending: 'O7', ground: 'persuaded', paperHanded: false };
  await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
  return id;
}

type Show = 'due' | 'held' | 'restricted' | 'erased' | 'dated';
async function shown(show: Show, range = DAY): Promise<KeptCase[]> {
  await counter.signInAs('compliance');
  return (await counter.inner.custody.cases({ show, ...range, page: 0 })).cases;
}
const idsOf = (cases: KeptCase[]) => cases.map(({ caseId }) => caseId);

const change = (caseId: string, act: 'hold' | 'release' | 'restrict' | 'resume', reason: string, more = {}) =>
  outcomeOf(counter.inner.custody.change({ ...counter.command(), caseId, act, reason, ...byTwo, ...more }));

describe('the second person', () => {
  test('is somebody else, answers for the branch or its rules, has the right PIN, and did not handle the case', async () => {
    const caseId = await cancelled();
    await counter.signInAs('compliance');
    const { size } = counter;
    const withPerson = (approver: string, pin = PIN) => outcomeOf(erases(counter, caseId, { approver, pin }));
    expect(await withPerson(COMPLIANCE)).toBe('SAME_PERSON');
    expect(await withPerson('wu'), 'an auditor').toBe('NOT_AN_APPROVER');
    expect(await withPerson('geng'), 'a supervisor').toBe('NOT_AN_APPROVER');
    expect(await withPerson('jia'), 'the teller of the case').toBe('OWN_CASE');
    expect(await withPerson('bing', '864209')).toBe('PIN_WRONG');
    expect(counter.kinds(size)).toEqual(['sign-in-refused']);
    expect(await withPerson('bing')).toBe('done');
  });

  test('may not have reviewed the case, nor be an auditor in another role; and neither may the first', async () => {
    await counter.signInAs('teller');
    await counter.openRemittance({ yuan: 60_000 });
    const { id } = counter.case;
    await counter.hears('investigation');
    await counter.escalates();
    await counter.takesOver('branch-head');
    await counter.inner.reviewer.handBack(counter.command());
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
    await counter.signInAs('compliance');
    expect(await outcomeOf(erases(counter, id)), 'who only sat there decided nothing').toBe('done');
    const other = await withTask();
    await counter.signInAs('supervisor');
    for (const { task, results } of await counter.inner.task.list())
      await counter.inner.task.settle({
        ...{ ...counter.command(), caseId: other, task, result: results[0]?.code ?? '' },
      });
    await counter.signInAs('admin');
    const add = (id: string, roles: ('compliance' | 'auditor')[]) =>
      counter.inner.admin.addStaff({ ...counter.command(), id, name: '合规辛', roles, pin: PIN });
    await add('xin', ['compliance', 'auditor']);
    await counter.signInAs('compliance');
    expect(await outcomeOf(erases(counter, other, { approver: 'xin' }))).toBe('NOT_AN_APPROVER');
    const sitting = { ...counter.command(), staff: 'xin', pin: PIN, room: 'compliance' as const };
    await counter.inner.station.signIn(sitting);
    expect(await outcomeOf(erases(counter, other))).toBe('NOT_YOUR_ROLE');
    expect(await change(other, 'hold', 'inquiry')).toBe('NOT_YOUR_ROLE');
  });
});

describe('a case is not destroyed', () => {
  test('while it is open, while something is left to do for it, or where there is none', async () => {
    await counter.signInAs('teller');
    await counter.openRemittance();
    const open = counter.case.id;
    await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
    const task = await withTask();
    await counter.signInAs('compliance');
    expect(await outcomeOf(erases(counter, open))).toBe('NOT_FINISHED');
    expect(await outcomeOf(erases(counter, task))).toBe('NOT_FINISHED');
    expect(await outcomeOf(erases(counter, counter.command().command))).toBe('NO_SUCH_CASE');
  });

  test('before the law’s period is over, whatever the ground; whoever asks is told until when it runs, and by which law', async () => {
    const caseId = await finished();
    await counter.signInAs('compliance');
    for (const ground of ['period-over', 'purpose-gone', 'wrongly-collected'])
      expect(await outcomeOf(erases(counter, caseId, { ground })), ground).toBe('UNDER_RETENTION');
    await expect(erases(counter, caseId)).rejects.toMatchObject({
      data: { until: '2036-11-21', basis: '《中华人民共和国反洗钱法》第三十四条' },
    });
    expect(await outcomeOf(erases(counter, caseId, { ground: 'because' }))).toBe('UNKNOWN_CODE');
  });

  test('while it is held; once it is released it may be, and not twice', async () => {
    const caseId = await cancelled();
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'hold', '调证 12 号');
    expect(await outcomeOf(erases(counter, caseId))).toBe('HELD');
    expect(await change(caseId, 'hold', 'lawsuit'), 'it is held already').toBe('NOTHING_CHANGED');
    expect(await change(caseId, 'release', 'inquiry'), 'no reason to release').toBe('UNKNOWN_CODE');
    expect(await change(caseId, 'release', 'ended')).toBe('done');
    expect(await change(caseId, 'release', 'ended')).toBe('NOTHING_CHANGED');
    const command = counter.command();
    const erased = await erases(counter, caseId, command);
    const { size } = counter;
    expect(await erases(counter, caseId, command), 'a lost answer is given again').toEqual(erased);
    expect(counter.size).toBe(size);
    expect(await outcomeOf(erases(counter, caseId))).toBe('ALREADY_ERASED');
    expect(await change(caseId, 'hold', 'inquiry')).toBe('ALREADY_ERASED');
  });

  test('while a bundle is being written that may hold it', async () => {
    const caseId = await cancelled();
    await counter.signInAs('auditor');
    const wanted = { ...DAY, masking: 'full' as const, recipient: '总行审计部', purpose: '月度检查' };
    const bundle = await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted });
    const reading = bundle.next();
    await counter.signInAs('compliance');
    counter.station.bundling += 1;
    expect(await outcomeOf(erases(counter, caseId))).toBe('EXPORT_UNDER_WAY');
    counter.station.bundling -= 1;
    await reading;
    for await (const _ of bundle);
    expect(counter.station.bundling, 'an export that ended is under way no more').toBe(0);
    expect(await outcomeOf(erases(counter, caseId))).toBe('done');
  });
});

test('after ten years and a day a transfer is due; nothing is destroyed by itself; then it may be', async () => {
  const caseId = await finished();
  expect(idsOf(await shown('due'))).toEqual([]);
  await counter.wait(TEN_YEARS).restart();
  expect(await shown('due'), 'the last day itself').toEqual([]);
  await counter.wait(86_400).restart();
  const due = await shown('due');
  expect(due).toMatchObject([
    {
      ...{ caseId, due: true, until: '2036-11-21', asksRelation: false, procedure: '个人汇款', exports: 0 },
      rule: { byLaw: true, basis: '《中华人民共和国反洗钱法》第三十四条' },
    },
  ]);
  expect(JSON.stringify(due), 'compliance reads nothing of the customer').not.toMatch(/赵|多多|\*\*|800000/);
  expect(counter.kinds()).not.toContain('erased');
  expect(await outcomeOf(erases(counter, caseId, { ground: 'period-over' }))).toBe('done');
  expect(counter.entries().at(-1)?.body).not.toHaveProperty('early');
  expect(await shown('due')).toEqual([]);
  expect(await shown('erased')).toMatchObject([
    { caseId, erased: { by: '合规丁', approver: '网点负责人丙', reason: '保存期限已届满' } },
  ]);
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
  const due = await shown('due');
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

describe('a case that is set aside', () => {
  test('is out of recall, of the tasks and of exports that do not name it; an auditor still reads it, and it can be taken back', async () => {
    const caseId = await withTask();
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'restrict');
    expect(idsOf(await shown('restricted'))).toEqual([caseId]);
    await counter.signInAs('supervisor');
    expect(await counter.inner.task.list()).toEqual([]);
    const settled = { ...counter.command(), caseId, task: 'next-day-call', result: 'genuine' };
    expect(await outcomeOf(counter.inner.task.settle(settled))).toBe('NO_SUCH_TASK');
    await counter.signInAs('teller');
    await counter.openRemittance();
    expect(counter.case.recalled).toEqual([]);
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });

    await counter.signInAs('auditor');
    const { auditor } = counter.inner;
    const read = await auditor.readCase({ ...counter.command(), caseId });
    expect(read.summary.customer).toBe('赵**');
    expect(read.custody).toMatchObject([{ sentence: '限制处理一笔业务的资料，只保存，不再使用' }]);
    const preview = await auditor.previewExport(DAY);
    expect(preview).toMatchObject({ cases: 1, restricted: [{ caseId, procedure: '个人汇款' }] });
    const named = await auditor.previewExport({ ...DAY, named: [caseId] });
    expect(named).toMatchObject({ cases: 2, restricted: [{ caseId }] });
    const own = counter.entries().filter((entry) => entry.case === caseId);
    expect(named.entries - preview.entries).toBe(own.length);

    await counter.signInAs('compliance');
    expect(await change(caseId, 'resume', 'customer-agreed')).toBe('done');
    await counter.signInAs('supervisor');
    expect((await counter.inner.task.list()).map((task) => task.caseId)).toContain(caseId);
  });

  test('must have ended; and one that is told to an open case already is told no more', async () => {
    const caseId = await withTask();
    await counter.signInAs('teller');
    await counter.openRemittance();
    const open = counter.case.id;
    expect(counter.case.recalled).toHaveLength(1);
    await counter.signInAs('compliance');
    expect(await change(open, 'restrict', 'period-running')).toBe('NOT_FINISHED');
    expect(await change(open, 'hold', 'inquiry'), 'the police may come while it is open').toBe('done');
    expect(await change(caseId, 'restrict', 'period-running')).toBe('done');
    await counter.signInAs('teller');
    expect(counter.case.recalled).toEqual([]);
  });

  test('stands in a bundle with its number where it is named, and the bundle’s beginning says so', async () => {
    const caseId = await cancelled();
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'restrict');
    await counter.signInAs('auditor');
    const cases: number[] = [];
    for (const named of [undefined, [caseId]]) {
      const wanted = { ...DAY, masking: 'masked' as const, recipient: '公安机关', purpose: '调证' };
      const request = { ...counter.command(), ...wanted, ...(named && { named }) };
      for await (const step of await counter.inner.auditor.exportBundle(request))
        if (step.state === 'done') cases.push(step.cases);
    }
    expect(cases).toEqual([0, 1]);
    const begun = counter.entries().filter(({ kind }) => kind === 'export-begun');
    expect(begun.map(({ body }) => body.named)).toEqual([undefined, [caseId]]);
  });
});

test('how many full bundles may hold a case is said before it is destroyed', async () => {
  const caseId = await cancelled();
  await counter.signInAs('auditor');
  for (const masking of ['masked', 'full', 'full'] as const) {
    const wanted = { ...DAY, masking, recipient: '总行审计部', purpose: '月度检查' };
    for await (const _ of await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted }));
  }
  expect(await shown('dated')).toMatchObject([{ caseId, exports: 2 }]);
});

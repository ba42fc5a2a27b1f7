// Who may destroy, hold back and set aside, and when (domain.md 4.3, 4.4, 7.7; RL7): by two, never who handled it, never an auditor, never before
// the law's time; and a case that is set aside is out of use everywhere but where it is watched over.
import { beforeEach, describe, expect, test } from 'vitest';
import { COMPLIANCE, erases, holds } from '../support/erasure.ts';
import { DAY, idsOf, KeptCases, TEN_YEARS } from '../support/kept-cases.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

let counter: StationDriver;
let cases: KeptCases;
beforeEach(async () => {
  counter = await station();
  cases = new KeptCases(counter);
});

describe('the second person', () => {
  test('is somebody else, answers for the branch or its rules, has the right PIN, and did not handle the case', async () => {
    const caseId = await cases.cancelled();
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
});

describe('a case is not destroyed', () => {
  test('before the law’s period is over, whatever the ground; whoever asks is told until when it runs, and by which law', async () => {
    const caseId = await cases.finished();
    await counter.signInAs('compliance');
    for (const ground of ['period-over', 'purpose-gone', 'wrongly-collected'])
      expect(await outcomeOf(erases(counter, caseId, { ground })), ground).toBe('UNDER_RETENTION');
    await expect(erases(counter, caseId)).rejects.toMatchObject({
      data: { until: '2036-11-21', basis: '《中华人民共和国反洗钱法》第三十四条' },
    });
    expect(await outcomeOf(erases(counter, caseId, { ground: 'because' }))).toBe('UNKNOWN_CODE');
  });

  test('while it is held; once it is released it may be, and not twice', async () => {
    const caseId = await cases.cancelled();
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'hold', '调证 12 号');
    expect(await outcomeOf(erases(counter, caseId))).toBe('HELD');
    expect(await cases.change(caseId, 'hold', 'lawsuit'), 'it is held already').toBe('NOTHING_CHANGED');
    expect(await cases.change(caseId, 'release', 'inquiry'), 'no reason to release').toBe('UNKNOWN_CODE');
    expect(await cases.change(caseId, 'release', 'ended')).toBe('done');
    expect(await cases.change(caseId, 'release', 'ended')).toBe('NOTHING_CHANGED');
    const command = counter.command();
    const erased = await erases(counter, caseId, command);
    const { size } = counter;
    expect(await erases(counter, caseId, command), 'a lost answer is given again').toEqual(erased);
    expect(counter.size).toBe(size);
    expect(await outcomeOf(erases(counter, caseId))).toBe('ALREADY_ERASED');
    expect(await cases.change(caseId, 'hold', 'inquiry')).toBe('ALREADY_ERASED');
  });
});

test('after ten years and a day a transfer is due; nothing is destroyed by itself; then it may be', async () => {
  const caseId = await cases.finished();
  expect(idsOf(await cases.shown('due'))).toEqual([]);
  await counter.wait(TEN_YEARS).restart();
  expect(await cases.shown('due'), 'the last day itself').toEqual([]);
  await counter.wait(86_400).restart();
  const due = await cases.shown('due');
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
  expect(await cases.shown('due')).toEqual([]);
  expect(await cases.shown('erased')).toMatchObject([
    { caseId, erased: { by: '合规丁', approver: '网点负责人丙', reason: '保存期限已届满' } },
  ]);
});

describe('a case that is set aside', () => {
  test('is out of recall, of the tasks and of exports that do not name it; an auditor still reads it, and it can be taken back', async () => {
    const caseId = await cases.withTask();
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'restrict');
    expect(idsOf(await cases.shown('restricted'))).toEqual([caseId]);
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
    expect(await cases.change(caseId, 'resume', 'customer-agreed')).toBe('done');
    await counter.signInAs('supervisor');
    expect((await counter.inner.task.list()).map((task) => task.caseId)).toContain(caseId);
  });
});

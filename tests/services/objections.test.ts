// A customer's objection: registered against an ended case with the day by which the law wants an answer, answered once, and read by the
// auditor beside the case, which stays as it was closed.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { outcomeOf, PIN, type StationDriver, staffIn, station } from '../support/station-driver.ts';

const DAY = 86_400;
const NOTE = '客户说没有说明理由';

/** A case that was cancelled at the counter; the supervisor sits down after it. */
async function cancelled(counter: StationDriver): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance();
  const { id } = counter.case;
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  await counter.signInAs('supervisor');
  return id;
}

const made = (counter: StationDriver, caseId: string, words: object = {}) =>
  counter.inner.objection.make({
    ...{
      ...counter.command(),
      caseId,
      matter: 'refused' as const,
      received: '2026-11-21',
      basic: false,
      note: NOTE,
    },
    ...words,
  });

const answered = (counter: StationDriver, objection: string, words: object = {}) =>
  counter.inner.objection.answer({
    ...{ ...counter.command(), objection, result: 'lifted' as const, innocent: true, note: '已当面说明' },
    ...words,
  });

/** What a bundle tells of objections. */
function objectionsIn(zip: Uint8Array) {
  const files = unzipSync(zip);
  const lines = (path: string) =>
    Buffer.from(files[path] ?? [])
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const entries = lines('entries.jsonl').filter(({ kind }) => String(kind).startsWith('objection-'));
  const notes = lines('disclosures.jsonl').filter(
    ({ name, seq }) => name === 'note' && entries.some((entry) => entry.seq === seq),
  );
  return { kinds: entries.map(({ kind }) => kind), notes: notes.map(({ value }) => value) };
}

const only = async (counter: StationDriver) =>
  (await counter.inner.objection.list({ page: 0 })).open[0]?.id ?? '';

test('the answer is due fifteen days after it came in, by the article of the law, and overdue from the day after', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  await made(counter, caseId);
  const list = await counter.inner.objection.list({ page: 0 });
  expect(list).toMatchObject({
    days: 15,
    today: '2026-11-21',
    basis: expect.stringMatching(/反洗钱法.*第三十九条/),
  });
  expect(list.open).toEqual([
    {
      ...{ id: expect.any(String), caseId, matter: 'refused', received: '2026-11-21', due: '2026-12-06' },
      ...{
        basic: false,
        overdue: false,
        by: expect.any(String),
        procedure: '个人汇款',
        customer: '赵**',
        note: NOTE,
      },
    },
  ]);
  await counter.signOut();
  for (const [days, overdue] of [
    [15, false],
    [1, true],
  ] as const) {
    await counter.wait(days * DAY).signInAs('supervisor');
    expect((await counter.inner.objection.list({ page: 0 })).open).toMatchObject([{ overdue }]);
    await counter.signOut();
  }
});

test('where basic services are touched it is due at once', async () => {
  const counter = await station();
  await made(counter, await cancelled(counter), { basic: true });
  expect((await counter.inner.objection.list({ page: 0 })).open).toMatchObject([
    { basic: true, due: '2026-11-21' },
  ]);
});

test('it is answered once, counted, and the closed case is left as it was', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  const before = counter.station.readCase(caseId).events.length;
  await made(counter, caseId);
  const id = await only(counter);
  const size = counter.size;
  await answered(counter, id);
  expect(counter.entries(size)).toMatchObject([
    { kind: 'objection-answered', body: { objection: id, caseId, result: 'lifted', innocent: 'yes' } },
  ]);
  expect(await outcomeOf(answered(counter, id))).toBe('NO_SUCH_OBJECTION');
  expect(await counter.inner.objection.list({ page: 0 })).toMatchObject({
    open: [],
    counts: { made: 1, upheld: 0, lifted: 1, withdrawn: 0, open: 0, late: 0, innocent: 1 },
  });
  expect(counter.station.readCase(caseId).events).toHaveLength(before);
});

test('what was said stands in the entries as commitments only', async () => {
  const counter = await station();
  const size = counter.size;
  await made(counter, await cancelled(counter));
  await answered(counter, await only(counter), { note: '邻居可以作证' });
  const sealed = Buffer.concat(
    Array.from({ length: counter.size - size }, (_, at) =>
      Buffer.from(counter.station.open.store.bytesOf(size + at) ?? new Uint8Array()),
    ),
  ).toString('utf8');
  expect(sealed).toContain('objection-answered');
  expect(sealed).not.toContain(NOTE);
  expect(sealed).not.toContain('邻居可以作证');
});

test('the auditor reads both beside the case', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  await made(counter, caseId);
  const { seq } = counter.entries(counter.size - 1)[0] ?? {};
  await answered(counter, await only(counter));
  await counter.signInAs('auditor');
  const { objections } = await counter.inner.auditor.readCase({ ...counter.command(), caseId });
  expect(objections.map(({ sentence, details }) => [sentence, ...details.map(({ value }) => value)])).toEqual(
    [
      ['登记客户对处理结果的异议', '没有给办', '2026-11-21', '2026-12-06', NOTE],
      ['答复客户的异议，原记录不变', `台账第 ${seq} 号`, '已解除或改变原处理', '这笔业务正常', '已当面说明'],
    ],
  );
});

test('no objection before the business, of tomorrow, of a case that is still open, or of none', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  const tried = (words: object) => outcomeOf(made(counter, caseId, words));
  expect(await tried({ received: '2026-11-20' })).toBe('BAD_DAY');
  expect(await tried({ received: '2026-11-22' })).toBe('BAD_DAY');
  expect(await tried({ caseId: '01940000-0000-7000-8000-00000000ca5e' })).toBe('NO_SUCH_CASE');
  await counter.signInAs('teller');
  await counter.openRemittance();
  const { id } = counter.case;
  await counter.signInAs('supervisor');
  expect(await tried({ caseId: id })).toBe('CASE_OPEN');
});

test('a repeat is the same objection; another under its number is refused', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  const command = counter.command();
  const first = await made(counter, caseId, command);
  expect(await made(counter, caseId, command)).toEqual(first);
  expect(await outcomeOf(made(counter, caseId, { ...command, note: '别的话' }))).toBe('COMMAND_REUSED');
});

test('the case is found by its day, the look is on record, and no more is shown than tells two cases apart', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  const size = counter.size;
  const range = { from: '2026-11-21', to: '2026-11-21' };
  const found = await counter.inner.objection.findCases({ ...counter.command(), ...range, text: '赵' });
  expect(found).toMatchObject({ total: 1, cases: [{ caseId, customer: '赵**', procedure: '个人汇款' }] });
  expect(Object.keys(found.cases[0] ?? {}).sort()).toEqual(
    ['caseId', 'customer', 'openedAt', 'outcome', 'procedure', 'teller'].sort(),
  );
  expect(counter.kinds(size)).toEqual(['viewed']);
});

test('a case that waits for an answer is not destroyed', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  await made(counter, caseId);
  const id = await only(counter);
  const erase = async () => {
    await counter.signInAs('compliance');
    const second = { approver: staffIn('branch-head'), pin: PIN };
    return outcomeOf(
      counter.inner.custody.erase({ ...counter.command(), caseId, ground: 'purpose-gone', ...second }),
    );
  };
  expect(await erase()).toBe('NOT_FINISHED');
  await counter.signInAs('supervisor');
  await answered(counter, id);
  expect(await erase()).toBe('done');
  await counter.signInAs('supervisor');
  expect(
    (await counter.inner.objection.list({ page: 0 })).counts.made,
    'the fact stays, its words are gone',
  ).toBe(1);
});

test('whoever is shown a case in a bundle is shown what the customer objected to, in words only where names are given too', async () => {
  const counter = await station();
  const caseId = await cancelled(counter);
  await made(counter, caseId);
  await answered(counter, await only(counter));
  const told = async (masking: 'masked' | 'full', from: string) => {
    await counter.signInAs('auditor');
    const second = { masking: 'full' as const, approver: staffIn('compliance'), pin: PIN };
    const request = { ...counter.command(), from, to: from, recipient: '总行', purpose: '检查' };
    const asked = masking === 'full' ? { ...request, ...second } : { ...request, masking };
    for await (const step of await counter.inner.auditor.exportBundle(asked))
      if (step.state === 'done') return objectionsIn(readFileSync(step.file));
    throw new Error('the export did not end');
  };
  expect(await told('masked', '2026-11-21')).toEqual({
    kinds: ['objection-made', 'objection-answered'],
    notes: [],
  });
  expect((await told('full', '2026-11-21')).notes).toEqual([NOTE, '已当面说明']);
  expect(await told('masked', '2026-11-20'), 'of another day’s cases').toEqual({ kinds: [], notes: [] });
});

// Journey J15: whoever comes back within thirty days is recalled by the keyed hash of their document; staff are told when, what and how it
// ended, and never the number.
import { expect, test } from 'vitest';
import { outcomeOf, remittance, type StationDriver, station } from '../support/station-driver.ts';

const DAY = 86_400;
const DOCUMENT = '99000019700101123X';

/** The customer was talked out of a transfer for “the police”. */
async function persuaded(counter: StationDriver, words = {}): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance({ document: DOCUMENT, ...words });
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  const { id } = counter.case;
  const ended = { ending: 'O7', ground: 'persuaded', paperHanded: false };
  await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
  await counter.signOut();
  return id;
}

async function comesBack(counter: StationDriver, words: object = {}): Promise<StationDriver> {
  await counter.signInAs('teller');
  const opening = { ...remittance({ document: DOCUMENT }), ...words };
  await counter.inner.teller.openCase({ ...counter.command(), ...opening });
  return counter;
}

const recalls = (counter: StationDriver) =>
  counter.entries().filter(({ kind }) => kind === 'attempt-recalled');

test('the next day staff are told when, which procedure and how it ended', async () => {
  const counter = await station();
  const earlier = await persuaded(counter);
  await comesBack(counter.wait(DAY));
  expect(
    JSON.stringify(recalls(counter)),
    'which cases are of one person is committed to, not said',
  ).not.toContain(earlier);
  expect(recalls(counter)).toMatchObject([
    { case: counter.case.id, body: { count: 1 }, private: { cases: expect.stringMatching(/=$/) } },
  ]);
  const { recalled, prompts } = counter.case;
  expect(recalled).toMatchObject([{ procedure: '个人汇款', outcome: '客户放弃' }]);
  expect(recalled[0]?.at).toMatch(/^2026-11-21T/);
  expect(prompts[0]).toEqual({
    kind: 'recall',
    sentence: '2026-11-21 办理过“个人汇款”，结果：客户放弃。',
    ask: null,
  });
});

test('the number stands nowhere: not on a screen, not in the log, not in the database', async () => {
  const counter = await station();
  await persuaded(counter);
  await comesBack(counter.wait(DAY));
  const seen = JSON.stringify([counter.view, counter.outside, counter.entries(), counter.station.open.index]);
  expect(seen).not.toContain(DOCUMENT);
  const { ledger } = counter.station.open;
  const events = Array.from({ length: ledger.size }, (_, seq) => ledger.event(seq));
  expect(JSON.stringify(events)).not.toContain(DOCUMENT);
});

test('the customer’s screen does not show it', async () => {
  const counter = await station();
  await persuaded(counter);
  await comesBack(counter.wait(DAY));
  expect(counter.outside).toEqual({ phase: 'idle', mode: 'demo' });
});

test('another document recalls nothing', async () => {
  const counter = await station();
  await persuaded(counter);
  await comesBack(counter.wait(DAY), { document: '990000197001014567' });
  expect(counter.case.recalled).toEqual([]);
  expect(recalls(counter)).toEqual([]);
});

test('the same document is the same whether its last letter was typed large or small', async () => {
  const counter = await station();
  await persuaded(counter);
  await comesBack(counter.wait(DAY), { document: DOCUMENT.toLowerCase() });
  expect(counter.case.recalled).toHaveLength(1);
});

test('it is told in any procedure, to any teller', async () => {
  const counter = await station();
  await persuaded(counter);
  await counter.wait(DAY).signInAs('admin');
  const ren = { id: 'ren', name: '柜员任', roles: ['teller' as const], pin: '135246' };
  await counter.inner.admin.addStaff({ ...counter.command(), ...ren });
  await counter.inner.station.signIn({ ...counter.command(), staff: 'ren', pin: '135246' });
  const { procedure: _, slip: __, ...person } = remittance({ document: DOCUMENT });
  await counter.inner.teller.openCase({ ...counter.command(), ...person, procedure: 'ACC' });
  expect(counter.case.recalled).toMatchObject([{ procedure: '个人汇款' }]);
});

test.each([
  [29, 1],
  [31, 0],
])('after %d days: %d told', async (days, told) => {
  const counter = await station();
  await persuaded(counter);
  await comesBack(counter.wait(days * DAY));
  expect(counter.case.recalled).toHaveLength(told);
});

test('what was done without a reviewer, and what was simply cancelled, is nobody’s attempt', async () => {
  const counter = await station();
  await comesBack(counter);
  await counter.finish();
  await comesBack(counter);
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
  await comesBack(counter);
  expect(counter.case.recalled).toEqual([]);
});

test('a case that was for a reviewer is told also where the customer left before one came', async () => {
  const counter = await station();
  await comesBack(counter);
  await counter.hears('investigation');
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  await comesBack(counter);
  expect(counter.case.recalled).toMatchObject([{ outcome: '已取消：客户离开' }]);
});

test('what a supervisor let through is told as well', async () => {
  const counter = await station();
  await comesBack(counter);
  await counter.answersAll({ 'REM-13': ['on-call'] });
  await counter.customerSigns();
  await counter.escalates();
  await counter.takesOver('supervisor');
  const decision = { reason: 'family-confirmed', paperHanded: false };
  await counter.inner.reviewer.proceed({ ...counter.atCase(), ...decision });
  await counter.inner.reviewer.handBack(counter.command());
  await counter.customerConfirms();
  await counter.inner.teller.closeCase(counter.atCase());
  await comesBack(counter);
  expect(counter.case.recalled).toMatchObject([{ outcome: '主管复核' }]);
});

test('at most three, the newest first', async () => {
  const counter = await station();
  for (let day = 0; day < 4; day += 1) {
    await persuaded(counter);
    counter.wait(DAY);
  }
  await comesBack(counter);
  expect(recalls(counter).at(-1)).toMatchObject({ body: { count: 3 } });
  const days = counter.case.recalled.map(({ at }) => at.slice(0, 10));
  expect(days).toEqual(['2026-11-24', '2026-11-23', '2026-11-22']);
});

test('a case put aside while a reviewer is asked for is told to whoever starts afresh; the opening is not refused', async () => {
  const counter = await station();
  await comesBack(counter);
  await counter.hears('investigation');
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'waiting-family' });
  await comesBack(counter);
  expect(counter.case.recalled).toMatchObject([{ procedure: '个人汇款', outcome: '还没有办完，等待复核' }]);
});

test('a case put aside for an ordinary reason is not told', async () => {
  const counter = await station();
  await comesBack(counter);
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-fetching' });
  await comesBack(counter);
  expect(counter.case.recalled).toEqual([]);
});

test('it is remembered over a restart, and the opening that is asked for again tells the same', async () => {
  const counter = await station();
  await persuaded(counter);
  await counter.wait(DAY).restart();
  await counter.signInAs('teller');
  const opening = { ...counter.command(), ...remittance({ document: DOCUMENT }) };
  const opened = await counter.inner.teller.openCase(opening);
  expect(await counter.inner.teller.openCase(opening)).toEqual(opened);
  expect(recalls(counter)).toHaveLength(1);
  const other = { ...opening, ...remittance({ document: '990000197001014567' }) };
  expect(await outcomeOf(counter.inner.teller.openCase(other))).toBe('COMMAND_REUSED');
});

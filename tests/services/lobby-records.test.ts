// The lobby's entries in the auditor's room: reminders, hand-overs and rounds by date and kind, a page at a time, each look on record.
import { expect, test } from 'vitest';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { remittance, type StationDriver, station } from '../support/station-driver.ts';

const TODAY = { from: '2026-11-21', to: '2026-11-21' };

async function taps(counter: StationDriver, answers: Readonly<Record<string, string>>) {
  const { pack } = await counter.inner.lobby.board();
  return {
    ...{ procedure: 'ATM', pack, machine: 'hall' },
    answers: Object.entries(answers).map(([step, option]) => ({ step, options: [option] })),
  };
}

/** A reminder, a round, and a customer whom the counter took up, on the second try of the code. */
async function dayInTheLobby(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('lobby');
  const ordinary = {
    ...{ 'ATM-01': 'withdraw', 'ATM-02': 'normal', 'ATM-03': 'none' },
    ...{ 'ATM-04': 'reminded', 'ATM-06': 'confirmed' },
  };
  await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ordinary)) });
  const seen = ['foreign-device' as const, 'false-notice' as const];
  await counter.inner.lobby.makeRound({ ...counter.command(), machines: [{ machine: 'hall', seen }] });
  const onACall = await taps(counter, {
    ...{ 'ATM-01': 'to-known', 'ATM-02': 'foreign-screen', 'ATM-03': 'on-phone' },
  });
  const { code } = await counter.inner.lobby.handOver({ ...counter.command(), ...onACall });
  await counter.signInAs('teller');
  for (const handOver of ['12343', code])
    await counter.inner.teller
      .openCase({ ...counter.command(), ...remittance(), handOver })
      .catch(() => undefined);
  return counter;
}

const read = (counter: StationDriver, more: object = {}) =>
  counter.inner.auditor.lobbyRecords({ ...counter.command(), ...TODAY, page: 0, ...more });

const lines = ({ details }: { details: { label: string; value: string }[] }) =>
  details.map(({ label, value }) => `${label} ${value}`);

test('says what was tapped, what followed and what became of it, the newest first and in words', async () => {
  const counter = await dayInTheLobby();
  await counter.signInAs('auditor');
  const { total, records } = await read(counter);
  expect(total).toBe(4);
  expect(records.map(({ who, sentence }) => `${who} ${sentence}`)).toEqual([
    '程序 没有接受一个大堂交接码',
    '大堂经理乙 把一位客户从大堂交接到柜台，附当天一次有效的交接码',
    '大堂经理乙 登记一次大堂巡护：看了哪些机具，看到什么',
    '大堂经理乙 在自助机具旁提醒一位客户，不记身份',
  ]);
  const [refused, handed, round, reminder] = records.map(lines);
  expect(refused).toEqual(['输入的人 柜员甲', '原因 没有这个交接码，或已经用过、已经过期']);
  expect(round).toEqual(['大厅自助区 多了不认识的装置、贴了可疑告示']);
  expect(reminder).toEqual(expect.arrayContaining(['机具 大厅自助区', '看手机和纸条 无']));
  expect(handed).toEqual(
    expect.arrayContaining([expect.stringMatching(/^因为 .+/), expect.stringMatching(/^柜台 .+ 开始办理$/)]),
  );
});

test('is looked through by day and by kind; each look is one entry, and its terms a commitment', async () => {
  const counter = await dayInTheLobby();
  await counter.signInAs('auditor');
  const { size } = counter;
  const asked = { ...counter.command(), ...TODAY, page: 0, kind: 'round' as const };
  expect((await counter.inner.auditor.lobbyRecords(asked)).total).toBe(1);
  expect((await counter.inner.auditor.lobbyRecords(asked)).total, 'asked for again').toBe(1);
  expect((await read(counter, { from: '2026-11-20', to: '2026-11-20' })).total).toBe(0);
  expect(counter.entries(size)).toMatchObject([
    {
      kind: 'viewed',
      body: { what: 'lobby', found: 1 },
      private: { terms: expect.stringMatching(/^\S{43}=$/) },
    },
    { kind: 'viewed', body: { what: 'lobby', found: 0 } },
  ]);
});

test('of ten thousand entries a page is found in less than 50 milliseconds of work', async () => {
  const counter = await station();
  const { station: running } = counter;
  const machines = [{ machine: 'hall', seen: ['in-order' as const] }];
  const events = Array.from({ length: 100 }, () => ({
    kind: 'patrol-made' as const,
    body: { machines },
    private: {},
  }));
  for (let at = 0; at < 100; at += 1)
    running.seal({ command: uuid7(counter.clock), actor: { staff: 'yi', role: 'lobby' }, events });
  await counter.signInAs('auditor');
  // At work: what else the machine does meanwhile is nothing of ours.
  const before = process.threadCpuUsage();
  const found = await read(counter, { page: 120 });
  const { user, system } = process.threadCpuUsage(before);
  const ms = (user + system) / 1000;
  process.stdout.write(`a page of 10,000 lobby entries: ${Math.round(ms)} ms\n`);
  expect([found.total, found.page, found.records.length]).toEqual([10_000, 120, 50]);
  expect(found.records[0]?.seq).toBeLessThan(found.records.length + 10_000 - 120 * 50 + 100);
  expect(ms).toBeLessThan(50);
});

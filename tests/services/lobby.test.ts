// The lobby: one entry for a reminder and nothing of the person, a code that works today and once, machines and rounds.
import { describe, expect, test } from 'vitest';
import type { Event } from '../../shared/ledger/catalogue.ts';
import { codeOf } from '../../shared/lobby/hand-over-code.ts';
import {
  outcomeOf,
  PIN,
  remittance,
  SET_UP,
  type StationDriver,
  staffIn,
  station,
} from '../support/station-driver.ts';

const ALL_CODES = Array.from({ length: 10_000 }, (_, number) => codeOf(number)).flatMap((code) => code ?? []);

type Answers = Readonly<Record<string, string>>;

const ORDINARY: Answers = {
  'ATM-01': 'withdraw',
  'ATM-02': 'normal',
  'ATM-03': 'none',
  'ATM-04': 'reminded',
  'ATM-06': 'confirmed',
};
/** Journey J24. */
const ON_A_CALL: Answers = { 'ATM-01': 'to-known', 'ATM-02': 'foreign-screen', 'ATM-03': 'on-phone' };

async function taps(counter: StationDriver, answers: Answers, machine = 'hall') {
  const { pack } = await counter.inner.lobby.board();
  return {
    ...{ procedure: 'ATM', pack, machine },
    answers: Object.entries(answers).map(([step, option]) => ({ step, options: [option] })),
  };
}

async function lobby(): Promise<StationDriver> {
  return (await station()).signInAs('lobby');
}

async function handsOver(counter: StationDriver, answers = ON_A_CALL): Promise<string> {
  const given = await taps(counter, answers);
  const { code } = await counter.inner.lobby.handOver({ ...counter.command(), ...given });
  return code;
}

const opensWith = (counter: StationDriver, handOver: string) =>
  counter.inner.teller.openCase({ ...counter.command(), ...remittance(), handOver });

describe('a reminder at a machine', () => {
  test('asks step by step and leaves nothing behind until it ends; then it is one entry', async () => {
    const counter = await lobby();
    const { size } = counter;
    const asked: (string | null)[] = [];
    const given: Record<string, string> = {};
    for (const [step, option] of Object.entries(ORDINARY)) {
      given[step] = option;
      asked.push((await counter.inner.lobby.look(await taps(counter, given))).next);
    }
    expect(asked).toEqual(['ATM-02', 'ATM-03', 'ATM-04', 'ATM-06', null]);
    expect(counter.size).toBe(size);
    await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ORDINARY)) });
    expect(counter.kinds(size)).toEqual(['reminder-made']);
    const [entry] = counter.entries(size);
    expect(entry?.body).toMatchObject({ machine: 'hall', outcome: 'M0', flags: [], engine: 2 });
    expect(Object.keys(entry?.body ?? {}).sort(), 'nothing that could name a person').toEqual(
      ['answers', 'causes', 'engine', 'flags', 'heard', 'machine', 'outcome', 'pack', 'procedure'].sort(),
    );
    expect(entry?.private ?? {}).toEqual({});
  });

  test('suggests the counter for an English screen and a call together, and says why (J24)', async () => {
    const counter = await lobby();
    const seen = await counter.inner.lobby.look(await taps(counter, ON_A_CALL));
    expect(seen).toMatchObject({ toCounter: true, outcome: { code: 'M3' } });
    expect(seen.outcome.name).toContain('陪同到柜台');
    expect(seen.outcome.advice).toContain('暂停操作');
    expect(seen.outcome.because).toHaveLength(2);
  });

  test('goes to the counter where the customer asks for it, whatever was seen', async () => {
    const counter = await lobby();
    const look = async (last: string) =>
      (await counter.inner.lobby.look(await taps(counter, { ...ORDINARY, 'ATM-06': last }))).toCounter;
    expect([await look('confirmed'), await look('gave-up'), await look('to-counter')]).toEqual([
      ...[false, false, true],
    ]);
    const cancelled = await taps(counter, { 'ATM-01': 'cancel-transfer', 'ATM-90': 'handed-over' });
    expect((await counter.inner.lobby.look(cancelled)).toCounter).toBe(true);
  });

  test('cannot end while something is open, and is refused for what the pack does not ask', async () => {
    const counter = await lobby();
    const { size } = counter;
    const remind = async (answers: Answers, machine?: string) =>
      outcomeOf(
        counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, answers, machine)) }),
      );
    const { 'ATM-06': _, ...unfinished } = ORDINARY;
    expect(await remind(unfinished)).toBe('STEPS_OPEN');
    expect(await remind(ORDINARY, 'B99')).toBe('NO_SUCH_MACHINE');
    expect(await remind({ ...ORDINARY, 'ATM-01': 'nonsense' })).toBe('UNKNOWN_CODE');
    expect(await remind({ ...ORDINARY, 'REM-01': 'company' })).toBe('UNKNOWN_CODE');
    expect(await remind({ ...ORDINARY, 'ATM-90': 'sent' }), 'a step that is not asked').toBe('UNKNOWN_CODE');
    const twice = await taps(counter, ORDINARY);
    twice.answers.push({ step: 'ATM-02', options: ['hurried'] });
    const answer = counter.inner.lobby.remind({ ...counter.command(), ...twice });
    expect(await outcomeOf(answer), 'a step answered twice').toBe('UNKNOWN_CODE');
    const old = { ...(await taps(counter, ORDINARY)), pack: `${'A'.repeat(43)}=` };
    expect(await outcomeOf(counter.inner.lobby.look(old))).toBe('PACK_CHANGED');
    expect(counter.size).toBe(size);
  });

  test('that is sent twice is sealed once; a hand-over has the same code', async () => {
    const counter = await lobby();
    const { size } = counter;
    const command = { ...counter.command(), ...(await taps(counter, ON_A_CALL)) };
    const first = await counter.inner.lobby.handOver(command);
    expect(await counter.inner.lobby.handOver(command)).toEqual(first);
    expect(await outcomeOf(counter.inner.lobby.remind(command))).toBe('COMMAND_REUSED');
    expect(counter.kinds(size)).toEqual(['handed-over']);
  });

  test('that has no code left today is not done, and says so; it can still be noted, and tomorrow there are codes again', async () => {
    const counter = await lobby();
    await handsOver(counter);
    const made = counter.entries().findLast(({ kind }) => kind === 'handed-over');
    const taken = ALL_CODES.filter((code) => code !== made?.body.code);
    const events = taken.map((code) => ({
      kind: 'handed-over' as const,
      body: { ...(made?.body as Event<'handed-over'>['body']), thread: counter.command().command, code },
      private: {},
    }));
    counter.station.seal({ ...counter.command(), actor: { staff: staffIn('lobby'), role: 'lobby' }, events });
    const { size } = counter;
    const given = await taps(counter, ON_A_CALL);
    const tries = () => outcomeOf(counter.inner.lobby.handOver({ ...counter.command(), ...given }));
    expect(await tries()).toBe('CODES_USED_UP');
    expect(counter.size).toBe(size);
    await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ORDINARY)) });
    counter.wait(24 * 3600);
    await counter.signInAs('lobby');
    expect(await tries()).toBe('done');
  });

  test('that cannot be sealed is said not to be done', async () => {
    const counter = await lobby();
    const given = await taps(counter, ORDINARY);
    counter.files.fail(/anchor/, 'ENOSPC');
    expect(await outcomeOf(counter.inner.lobby.remind({ ...counter.command(), ...given }))).toBe(
      'NOT_SEALED',
    );
  });
});

describe('a hand-over', () => {
  test('is waited for at the counter, and joined there by its code as the same thread, with what the lobby saw', async () => {
    const counter = await lobby();
    const code = await handsOver(counter);
    await counter.signInAs('teller');
    const [waiting] = (await counter.inner.lobby.waiting()).waiting;
    expect(waiting).toMatchObject({ machine: '大厅自助区', outcome: '陪同到柜台、主管复核' });
    expect(JSON.stringify(waiting), 'the code is the customer’s to bring').not.toContain(code);
    await opensWith(counter, code);
    const handedOver = counter.entries().find(({ kind }) => kind === 'handed-over');
    expect(counter.case.id).toBe(handedOver?.body.thread);
    expect(counter.case.lobby?.saw).toHaveLength(2);
    const flags = counter.case.flags.map((flag) => flag.code);
    expect(flags).toEqual(expect.arrayContaining(['F16', 'F34']));
    expect(counter.case.outcome.code, 'two strong flags weigh at the counter as they do here').toBe('O4');
    expect((await counter.inner.lobby.waiting()).waiting).toEqual([]);
  });

  test('keeps what the lobby saw after a restart, in the timeline too', async () => {
    const counter = await lobby();
    const code = await handsOver(counter);
    await counter.signInAs('teller');
    await opensWith(counter, code);
    const { id } = counter.case;
    await counter.restart();
    await counter.signInAs('teller');
    expect(counter.case).toMatchObject({ id, lobby: { machine: '大厅自助区' } });
    await counter.signInAs('auditor');
    const { timeline } = await counter.inner.auditor.readCase({ ...counter.command(), caseId: id });
    expect(JSON.stringify(timeline[0])).toContain('大堂交接');
  });

  test('cannot be joined twice, nor the next day', async () => {
    const counter = await lobby();
    const [used, late] = [await handsOver(counter), await handsOver(counter)];
    await counter.signInAs('teller');
    await opensWith(counter, used);
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
    expect(await outcomeOf(opensWith(counter, used))).toBe('CODE_UNKNOWN');
    counter.wait(24 * 3_600);
    await counter.signInAs('teller');
    expect((await counter.inner.lobby.waiting()).waiting).toEqual([]);
    expect(await outcomeOf(opensWith(counter, late))).toBe('CODE_UNKNOWN');
  });

  test('that is sent twice opens one case', async () => {
    const counter = await lobby();
    const code = await handsOver(counter);
    await counter.signInAs('teller');
    const command = { ...counter.command(), ...remittance(), handOver: code };
    const first = await counter.inner.teller.openCase(command);
    expect(await counter.inner.teller.openCase(command)).toEqual(first);
    const other = { ...command, handOver: undefined };
    expect(await outcomeOf(counter.inner.teller.openCase(other))).toBe('COMMAND_REUSED');
  });

  test('is not found by trying a hundred codes: five are free, then each costs a longer wait, and all are on record', async () => {
    const counter = await lobby();
    const right = await handsOver(counter);
    await counter.signInAs('teller');
    const guesses = Array.from({ length: 1_000 }, (_, number) => codeOf(number * 7))
      .flatMap((code) => (code && code !== right ? [code] : []))
      .slice(0, 100);
    const { size } = counter;
    const answers: string[] = [];
    for (const guess of guesses) answers.push(await outcomeOf(opensWith(counter, guess)));
    expect(answers.slice(0, 5)).toEqual([...Array(4).fill('CODE_UNKNOWN'), 'CODE_LOCKED']);
    expect(new Set(answers.slice(5))).toEqual(new Set(['CODE_LOCKED']));
    const tried = counter.entries(size).filter(({ kind }) => kind === 'hand-over-refused');
    expect(tried).toHaveLength(100);
    expect(
      tried.filter(({ body }) => body.why === 'unknown'),
      'only what was looked up',
    ).toHaveLength(5);
    expect(await outcomeOf(opensWith(counter, right)), 'the right one waits as well').toBe('CODE_LOCKED');
    counter.wait(16);
    expect(await outcomeOf(opensWith(counter, guesses[0] ?? ''))).toBe('CODE_LOCKED');
    counter.wait(16);
    expect(await outcomeOf(opensWith(counter, right)), 'the sixth costs thirty seconds').toBe('CODE_LOCKED');
    counter.wait(15);
    expect(await outcomeOf(opensWith(counter, right))).toBe('done');
  });

  test('waits are not forgiven by a restart, and a slip of the finger costs nothing', async () => {
    const counter = await lobby();
    await handsOver(counter);
    await counter.signInAs('teller');
    const { size } = counter;
    for (let time = 0; time < 20; time += 1)
      expect(await outcomeOf(opensWith(counter, '12340'))).toBe('CODE_MISTYPED');
    expect(counter.size).toBe(size);
    for (const number of [1, 2, 4, 5, 6]) await outcomeOf(opensWith(counter, codeOf(number) ?? ''));
    await counter.restart();
    await counter.signInAs('teller');
    expect(await outcomeOf(opensWith(counter, codeOf(7) ?? ''))).toBe('CODE_LOCKED');
    const without = { ...counter.command(), ...remittance() };
    expect(await outcomeOf(counter.inner.teller.openCase(without)), 'business goes on').toBe('done');
  });
});

describe('the board', () => {
  test('tells of customers who were stopped at the counter without a name, a number or an amount', async () => {
    const counter = await (await station()).signInAs('teller');
    await counter.openRemittance({ customer: '赵铁柱', yuan: 12_345 });
    await counter.hears('investigation');
    await counter.signInAs('lobby');
    const { alerts } = await counter.inner.lobby.board();
    expect(alerts).toEqual([
      { at: expect.any(String), procedure: '个人汇款', outcome: '还没有办完，等待复核' },
    ]);
    expect(JSON.stringify(alerts)).not.toMatch(/赵|12,?345|9900/);
  });

  test('says nothing of customers whose business went through', async () => {
    const counter = await (await station()).signInAs('teller');
    await counter.openRemittance();
    await counter.finish();
    await counter.signInAs('lobby');
    expect((await counter.inner.lobby.board()).alerts).toEqual([]);
  });

  test('counts rounds and reminders by the hour, and asks for a round where this hour has none', async () => {
    const counter = await lobby();
    const board = () => counter.inner.lobby.board();
    expect((await board()).awaitsRound).toBe(true);
    const round = { machines: [{ machine: 'hall', seen: ['foreign-device' as const] }] };
    await counter.inner.lobby.makeRound({ ...counter.command(), ...round });
    await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ORDINARY)) });
    const { hours, awaitsRound } = await board();
    expect(awaitsRound).toBe(false);
    expect(hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(hours.filter(({ rounds, reminders }) => rounds + reminders > 0)).toEqual([
      { hour: expect.any(Number), rounds: 1, reminders: 1 },
    ]);
    counter.wait(3_600);
    await counter.signInAs('lobby');
    expect((await board()).awaitsRound, 'the next hour').toBe(true);
  });

  test('keeps its counts over a restart', async () => {
    const counter = await lobby();
    await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ORDINARY)) });
    const before = (await counter.inner.lobby.board()).hours;
    await counter.restart();
    await counter.signInAs('lobby');
    expect((await counter.inner.lobby.board()).hours).toEqual(before);
  });
});

describe('the machines', () => {
  test('are those of the pack until the administrator lists them, each with what may be said of its transfers', async () => {
    const counter = await lobby();
    expect((await counter.inner.lobby.board()).listed).toBe(false);
    await counter.signInAs('admin');
    const list = [
      { code: 'A01', group: 'hall' },
      { code: 'C01', group: 'cash-recycler' },
    ];
    await counter.inner.lobby.setMachines({ ...counter.command(), machines: list });
    expect((await counter.inner.lobby.machines()).machines).toEqual(list);
    await counter.signInAs('lobby');
    const { machines, listed } = await counter.inner.lobby.board();
    expect(listed).toBe(true);
    expect(machines.map(({ code, regime }) => [code, regime])).toEqual([
      ['A01', 'hold'],
      ['C01', 'at-once'],
    ]);
    for (const { say } of machines) expect(say, 'no promise of a day').not.toMatch(/24|一定/);
    const gone = await taps(counter, ORDINARY, 'hall');
    expect(await outcomeOf(counter.inner.lobby.look(gone))).toBe('NO_SUCH_MACHINE');
  });

  test('are refused twice under one number, and in a group that the pack does not know', async () => {
    const counter = await (await station()).signInAs('admin');
    const set = (...machines: { code: string; group: string }[]) =>
      outcomeOf(counter.inner.lobby.setMachines({ ...counter.command(), machines }));
    const [first, second] = [
      { code: 'A01', group: 'hall' },
      { code: 'A01', group: 'cash-recycler' },
    ];
    expect([await set(first, second), await set({ code: 'A01', group: 'cellar' })]).toEqual([
      ...['MACHINE_TWICE', 'UNKNOWN_CODE'],
    ]);
  });
});

describe('a tablet of its own', () => {
  test('works with an administrator and lobby managers only', async () => {
    const counter = await station({ mode: 'live' });
    await counter.inner.station.setUp({
      ...counter.command(),
      ...SET_UP,
      device: { code: 'tablet-1', name: '大堂平板' },
    });
    await counter.inner.station.signIn({ ...counter.command(), staff: 'ji', pin: PIN });
    const yi = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const], pin: PIN };
    await counter.inner.admin.addStaff({ ...counter.command(), ...yi });
    await counter.inner.lobby.setMachines({
      ...counter.command(),
      machines: [{ code: 'A01', group: 'hall' }],
    });
    await counter.signInAs('lobby');
    expect(counter.view).toMatchObject({ phase: 'working', session: { room: 'lobby' } });
    await counter.inner.lobby.remind({ ...counter.command(), ...(await taps(counter, ORDINARY, 'A01')) });
    expect(counter.kinds().at(-1)).toBe('reminder-made');
    await counter.restart();
    await counter.signInAs('lobby');
    expect((await counter.inner.lobby.board()).machines).toHaveLength(1);
  });
});

// A device at the machines tells of calls: what is sealed of it, what is only counted, who is shown it, and what a lobby manager makes of it.
import { describe, expect, test } from 'vitest';
import { CallSignals } from '../../electron/services/call-signals.ts';
import { outcomeOf, type StationDriver, station } from '../support/station-driver.ts';

const TODAY = { from: '2026-11-21', to: '2026-11-21' };
const MACHINES = ['A01', 'A02'].map((code) => ({ code, group: 'hall' }));
const ORDINARY = {
  ...{ 'ATM-01': 'withdraw', 'ATM-02': 'normal', 'ATM-03': 'none' },
  ...{ 'ATM-04': 'reminded', 'ATM-06': 'confirmed' },
};
const ON_A_CALL = { 'ATM-01': 'to-known', 'ATM-02': 'foreign-screen', 'ATM-03': 'on-phone' };

/** A hall with two machines, and the lobby manager signed in. */
async function hall(): Promise<StationDriver> {
  const counter = await (await station()).signInAs('admin');
  await counter.inner.lobby.setMachines({ ...counter.command(), machines: MACHINES });
  return counter.signInAs('lobby');
}

const ears = new WeakMap<StationDriver['station'], CallSignals>();

/** What hears the device at this station. */
function earsOf({ station, log }: StationDriver): CallSignals {
  const known = ears.get(station) ?? new CallSignals(station, (line) => log.push(line));
  ears.set(station, known);
  return known;
}

const tells = (counter: StationDriver, machine: string, type: 'call' | 'call-over' = 'call') =>
  earsOf(counter).said({ type, machine });

/** The number of the newest signal that is shown. */
function shown({ view }: StationDriver): number {
  const [newest] = view.signals ?? [];
  if (!newest) throw new Error('no signal is shown');
  return newest.signal;
}

async function taps(counter: StationDriver, answers: Readonly<Record<string, string>>, machine = 'A01') {
  const { pack } = await counter.inner.lobby.board();
  return {
    ...{ ...counter.command(), procedure: 'ATM', pack, machine },
    answers: Object.entries(answers).map(([step, option]) => ({ step, options: [option] })),
  };
}

/** Time goes by while somebody touches the screen now and then: an idle one would lock, and a locked one shows nothing. */
function passes(counter: StationDriver, minutes: number): void {
  for (let minute = 0; minute < minutes; minute += 1) {
    counter.app.stayAwake();
    counter.wait(60);
  }
}

const answers = (counter: StationDriver, signal: number, what: 'no-call' | 'gone') =>
  outcomeOf(counter.inner.lobby.answerSignal({ ...counter.command(), signal, what }));

describe('what a device tells', () => {
  test('is one entry with a machine in it, by the program and of nobody', async () => {
    const counter = await hall();
    const { size } = counter;
    tells(counter, 'A01');
    expect(counter.entries(size)).toMatchObject([
      { kind: 'call-signalled', actor: { role: 'system' }, body: { machine: 'A01' } },
    ]);
    expect(Object.keys(counter.entries(size)[0]?.body ?? {})).toEqual(['machine']);
    expect(counter.entries(size)[0]?.at).toBe(new Date(counter.clock.now()).toISOString());
  });

  test('is shown in the lobby’s room for five minutes, to nobody else, and the windows are told when it is over', async () => {
    const counter = await hall();
    expect(counter.view).not.toHaveProperty('signals');
    tells(counter, 'A01');
    expect(counter.view.signals).toEqual([expect.objectContaining({ machine: 'A01', isOver: false })]);
    expect(JSON.stringify(counter.outside), 'nothing of it outside').not.toContain('A01');
    await counter.inner.station.lock(counter.command());
    expect(counter.view).not.toHaveProperty('signals');
    for (const role of ['teller', 'supervisor', 'admin', 'auditor'] as const)
      expect((await counter.signInAs(role)).view, role).not.toHaveProperty('signals');
    await counter.signInAs('lobby');
    tells(counter, 'A01', 'call-over');
    expect(counter.view.signals).toEqual([expect.objectContaining({ machine: 'A01', isOver: true })]);
    const told: string[] = [];
    counter.app.announcer.listen(() => told.push(`${counter.view.phase} ${counter.view.signals?.length}`));
    passes(counter, 4);
    expect(counter.view.signals).toHaveLength(1);
    passes(counter, 1);
    expect(told).toEqual(['working undefined']);
  });

  test('of a machine that nobody listed is no entry and is not shown, only counted', async () => {
    const counter = await hall();
    const { size } = counter;
    for (const machine of ['hall', 'B99', '']) tells(counter, machine);
    tells(counter, 'B99', 'call-over');
    expect(counter.size).toBe(size);
    expect(counter.view).not.toHaveProperty('signals');
    counter.wait(3_600);
    expect(counter.entries(size).filter(({ kind }) => kind.startsWith('call'))).toMatchObject([
      { kind: 'call-signals-passed-over', body: { again: 0, unlisted: 4, many: 0 } },
    ]);
  });

  test('of a group of the pack counts where the branch has listed no machine', async () => {
    const counter = await (await station()).signInAs('lobby');
    tells(counter, 'hall');
    tells(counter, 'A01');
    expect(counter.view.signals).toMatchObject([{ machine: 'hall' }]);
  });

  test('ten thousand times is one entry, and one more an hour later that says how many', async () => {
    const counter = await hall();
    const { size } = counter;
    for (let time = 0; time < 10_000; time += 1) tells(counter, 'A01');
    for (let time = 0; time < 10; time += 1) tells(counter, 'A01', 'call-over');
    expect(counter.kinds(size)).toEqual(['call-signalled', 'call-signal-over']);
    counter.wait(3_600);
    const summed = counter.entries(size).filter(({ kind }) => kind === 'call-signals-passed-over');
    expect(summed).toMatchObject([{ body: { again: 9_999, unlisted: 0, many: 0 } }]);
  });

  test('is kept over a restart with the count of what was passed over, and goes by time as before', async () => {
    const counter = await hall();
    tells(counter, 'A01');
    tells(counter, 'A01');
    earsOf(counter).stop();
    await counter.restart();
    await counter.signInAs('lobby');
    expect(counter.view.signals).toMatchObject([{ machine: 'A01' }]);
    expect(counter.kinds().filter((kind) => kind === 'call-signals-passed-over')).toHaveLength(1);
    const told: string[] = [];
    counter.app.announcer.listen(() => told.push(`${counter.view.phase} ${counter.view.signals?.length}`));
    passes(counter, 5);
    expect(told).toEqual(['working undefined']);
  });

  test('on a full disk is no entry, and the device’s next one is, when there is room again', async () => {
    const counter = await hall();
    const { size } = counter;
    counter.files.fail(/anchor/, 'ENOSPC');
    tells(counter, 'A01');
    expect(counter.log.at(-1)).toContain('what a device told could not be sealed');
    counter.files.heal();
    tells(counter, 'A01');
    expect(counter.kinds(size)).toEqual(['call-signalled']);
  });
});

describe('what the lobby makes of it', () => {
  test('a reminder names the signal, and holds only what the lobby manager saw', async () => {
    const counter = await hall();
    tells(counter, 'A01');
    const signal = shown(counter);
    const made = { ...(await taps(counter, ORDINARY)), signal };
    const first = await counter.inner.lobby.remind(made);
    expect(counter.entries(first.seq)[0]?.body).toMatchObject({ signal, outcome: 'M0', flags: [] });
    expect(counter.view).not.toHaveProperty('signals');
    expect(await counter.inner.lobby.remind(made), 'asked again').toEqual(first);
    expect(await outcomeOf(counter.inner.lobby.remind({ ...made, signal: undefined }))).toBe(
      'COMMAND_REUSED',
    );
  });

  test('a hand-over names it too, and the counter is told nothing of a device', async () => {
    const counter = await hall();
    tells(counter, 'A01');
    const signal = shown(counter);
    const made = { ...(await taps(counter, ON_A_CALL)), signal };
    const { seq } = await counter.inner.lobby.handOver(made);
    expect(counter.entries(seq)[0]?.body).toMatchObject({ signal, flags: ['F16', 'F34'] });
    await counter.signInAs('teller');
    const { waiting } = await counter.inner.lobby.waiting();
    expect(waiting).toHaveLength(1);
    expect(JSON.stringify([waiting, counter.view])).not.toMatch(/signal|设备提示/);
  });

  test('cannot name a signal of another machine, or an entry that is none', async () => {
    const counter = await hall();
    tells(counter, 'A02');
    const signal = shown(counter);
    const { size } = counter;
    for (const wrong of [signal, 0, counter.size, 999_999]) {
      const made = { ...(await taps(counter, ORDINARY)), signal: wrong };
      expect(await outcomeOf(counter.inner.lobby.remind(made)), String(wrong)).toBe('NO_SUCH_SIGNAL');
      const over = { ...(await taps(counter, ON_A_CALL)), signal: wrong };
      expect(await outcomeOf(counter.inner.lobby.handOver(over)), String(wrong)).toBe('NO_SUCH_SIGNAL');
    }
    expect(counter.size).toBe(size);
  });

  test('that nobody was on a call takes it away, once, and not after it is gone', async () => {
    const counter = await hall();
    tells(counter, 'A01');
    const signal = shown(counter);
    expect(await answers(counter, signal + 1, 'no-call')).toBe('NO_SUCH_SIGNAL');
    const command = { ...counter.command(), signal, what: 'no-call' as const };
    const first = await counter.inner.lobby.answerSignal(command);
    expect(await counter.inner.lobby.answerSignal(command)).toEqual(first);
    expect(await outcomeOf(counter.inner.lobby.answerSignal({ ...command, what: 'gone' }))).toBe(
      'COMMAND_REUSED',
    );
    expect(counter.entries(first.seq)).toMatchObject([
      {
        kind: 'call-signal-answered',
        actor: { staff: 'yi', role: 'lobby' },
        body: { signal, what: 'no-call' },
      },
    ]);
    expect(counter.view).not.toHaveProperty('signals');
    expect(await answers(counter, signal, 'gone')).toBe('NO_SUCH_SIGNAL');
    passes(counter, 5);
    tells(counter, 'A01');
    const late = shown(counter);
    passes(counter, 5);
    expect(await answers(counter, late, 'gone')).toBe('NO_SUCH_SIGNAL');
  });

  test('is read by the auditor in words: what the device told, and what came of it', async () => {
    const counter = await hall();
    tells(counter, 'A01');
    const signal = shown(counter);
    await counter.inner.lobby.remind({ ...(await taps(counter, ORDINARY)), signal });
    tells(counter, 'A02');
    tells(counter, 'A02');
    tells(counter, 'A02', 'call-over');
    await answers(counter, shown(counter), 'gone');
    counter.wait(3_600);
    await counter.signInAs('auditor');
    const read = async (more: object = {}) =>
      (await counter.inner.auditor.lobbyRecords({ ...counter.command(), ...TODAY, page: 0, ...more }))
        .records;
    const lines = (await read({ kind: 'signal' })).map(({ who, sentence, details }) => [
      ...[who, sentence, ...details.map(({ label, value }) => `${label} ${value}`)],
    ]);
    expect(lines).toEqual([
      [
        ...['程序', '一小时内没有逐条登记的设备提示数'],
        ...['同一台机具几分钟内重复 1 条', '没有登记的机具 0 条', '一小时内太多 0 条'],
      ],
      [
        ...['大堂经理乙', '大堂看过一条设备提示：没有人通话，或客户已经离开'],
        ...[expect.stringMatching(/^设备提示 第 \d+ 条，/), '大堂看到 客户已离开'],
      ],
      ['程序', '设备提示这次通话已经结束', expect.stringMatching(/^设备提示 第 \d+ 条，/)],
      ['程序', '设备提示一台自助机具旁可能有人在通话', '机具 A02'],
      ['程序', '设备提示一台自助机具旁可能有人在通话', '机具 A01'],
    ]);
    const [reminder] = await read({ kind: 'reminder' });
    expect(reminder?.details).toContainEqual({
      label: '设备提示',
      value: expect.stringContaining(`第 ${signal} 条`),
    });
  });
});

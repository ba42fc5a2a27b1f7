// A hand-over to another station: signed by the lobby's own identity, taken in where that was enrolled, today and once.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  outcomeOf,
  PIN,
  remittance,
  SET_UP,
  type StationDriver,
  staffIn,
  station,
} from '../support/station-driver.ts';

let tablet: StationDriver;
let counter: StationDriver;

/** Two stations of a branch: the tablet in the hall, set up as one of its own, and a counter. */
beforeEach(async () => {
  tablet = await station({ mode: 'live' });
  const device = { code: 't01', name: '大堂平板' };
  await tablet.inner.station.setUp({ ...tablet.command(), ...SET_UP, device });
  await tablet.inner.station.signIn({ ...tablet.command(), staff: 'ji', pin: PIN });
  const yi = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const], pin: PIN };
  await tablet.inner.admin.addStaff({ ...tablet.command(), ...yi });
  counter = await (await station()).signInAs('admin');
});

const ownKey = async () => (await tablet.inner.lobby.stations()).own;

async function enrols(key: string): Promise<string> {
  const second = { approver: staffIn('branch-head'), pin: PIN };
  return outcomeOf(counter.inner.lobby.enrolStation({ ...counter.command(), key, ...second }));
}

async function slip(): Promise<string> {
  await tablet.signInAs('lobby');
  const { pack } = await tablet.inner.lobby.board();
  const answers = [
    { step: 'ATM-01', options: ['to-stranger'] },
    { step: 'ATM-03', options: ['on-phone'] },
  ];
  const taps = { procedure: 'ATM', pack, machine: 'hall', answers };
  const { code } = await tablet.inner.lobby.handOver({ ...tablet.command(), ...taps });
  return (await tablet.inner.lobby.slip({ code })).slip;
}

const receive = (text: string) => counter.inner.lobby.receive({ ...counter.command(), slip: text });

describe('a slip from another station', () => {
  test('is taken in where the station was enrolled by two, and its case is the same thread', async () => {
    expect(await enrols(await ownKey())).toBe('done');
    const text = await slip();
    await counter.signInAs('teller');
    expect((await counter.inner.lobby.waiting()).takesSlips).toBe(true);
    const { code } = await receive(text);
    const [waiting] = (await counter.inner.lobby.waiting()).waiting;
    expect(waiting).toMatchObject({ from: 'icbc/hz-01/t01/g1', machine: '大厅自助区' });
    await counter.inner.teller.openCase({ ...counter.command(), ...remittance(), handOver: code });
    const sealed = tablet.entries().find(({ kind }) => kind === 'handed-over');
    expect(counter.case.id).toBe(sealed?.body.thread);
    expect(counter.case.flags.map((flag) => flag.code)).toEqual(expect.arrayContaining(['F05', 'F16']));
    const opened = counter.entries().find(({ kind }) => kind === 'case-opened');
    expect(opened?.body.lobby).toMatchObject({ from: 'icbc/hz-01/t01/g1', flags: ['F05', 'F16'] });
  });

  test('lies in a file as well, which the counter opens; that it was written is on record', async () => {
    expect(await enrols(await ownKey())).toBe('done');
    const text = await slip();
    const handed = tablet.entries().findLast(({ kind }) => kind === 'handed-over');
    const code = String(handed?.body.code);
    const { size } = tablet;
    const input = { ...tablet.command(), code };
    const written = await tablet.inner.lobby.writeSlip(input);
    expect(await tablet.inner.lobby.writeSlip(input), 'a repeat gets the first answer').toEqual(written);
    expect(tablet.kinds(size)).toEqual(['hand-over-slip-written']);
    expect(basename(written.file)).toMatch(/^交接单_2026-11-21_\d{5}_[0-9a-f]{6}\.note$/);
    expect(readFileSync(written.file, 'utf8')).toBe(text);
    const wrong = { ...tablet.command(), code: '12343' };
    expect(await outcomeOf(tablet.inner.lobby.writeSlip(wrong))).toBe('NO_SUCH_HAND_OVER');
    await counter.signInAs('teller');
    expect(await outcomeOf(receive(readFileSync(written.file, 'utf8')))).toBe('done');
  });

  test('tells nothing of a person, and fits into a code that a scanner reads', async () => {
    const text = await slip();
    expect(text.length).toBeLessThan(700);
    expect(text).not.toMatch(/乙|yi\b|平板/);
  });

  test('is refused from a station that is not enrolled, or no longer', async () => {
    const text = await slip();
    await counter.signInAs('teller');
    const { size } = counter;
    expect(await outcomeOf(receive(text))).toBe('SLIP_UNKNOWN_STATION');
    expect(counter.size).toBe(size);
    await counter.signInAs('admin');
    await tablet.inner.station.signIn({ ...tablet.command(), staff: 'ji', pin: PIN });
    await enrols(await ownKey());
    const [known] = (await counter.inner.lobby.stations()).stations;
    expect(known?.fingerprint, 'what the tablet itself shows').toBe(tablet.station.identities[0]);
    await counter.inner.lobby.dropStation({ ...counter.command(), name: known?.name ?? '' });
    await counter.restart();
    await counter.signInAs('teller');
    expect(await outcomeOf(receive(text))).toBe('SLIP_UNKNOWN_STATION');
  });

  test('is refused changed in any character, on another day, and a second time', async () => {
    await enrols(await ownKey());
    const text = await slip();
    await counter.signInAs('teller');
    const { size } = counter;
    for (const [from, to] of [
      ['F16', 'F15'],
      ['"hall"', '"wall"'],
      ['/g1/', '/g2/'],
      [',"flags":["F05","F16"]', ',"flags":[]'],
    ] as const) {
      expect(text).toContain(from);
      expect(await outcomeOf(receive(text.replace(from, to))), `${from} → ${to}`).toBe('SLIP_NOT_SIGNED');
    }
    for (const broken of [
      text.replace('/hand-over', '/manifest'),
      text.slice(0, 80),
      'nonsense',
      `${text}\n\n`,
    ])
      expect(await outcomeOf(receive(broken)), broken.slice(0, 30)).toBe('SLIP_UNREADABLE');
    expect(counter.size, 'nothing of it is kept').toBe(size);
    await receive(text);
    expect(await outcomeOf(receive(text))).toBe('SLIP_TAKEN');
    const next = await slip();
    counter.wait(24 * 3_600);
    await counter.signInAs('teller');
    expect(await outcomeOf(receive(next))).toBe('SLIP_OLD');
  });

  test('cannot come from this station itself, or be enrolled by one person or with another kind of key', async () => {
    const own = (await counter.inner.lobby.stations()).own;
    expect(await enrols(own)).toBe('OWN_STATION');
    const key = await ownKey();
    expect(await enrols(key.replace('/identity', '/pack'))).toBe('KEY_UNREADABLE');
    const alone = { approver: 'ji', pin: PIN };
    expect(await outcomeOf(counter.inner.lobby.enrolStation({ ...counter.command(), key, ...alone }))).toBe(
      'SAME_PERSON',
    );
    expect((await counter.inner.lobby.stations()).stations).toEqual([]);
  });
});

// A device that tells of calls, from its program to the lobby's room: only while two persons have taken it into use, and never more than a line.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LIMITS, parseSaid } from '../../shared/devices/protocol.ts';
import { PretendDevices, putProgram, takeIntoUse } from '../support/pretend-device.ts';
import { type StationDriver, station } from '../support/station-driver.ts';

const HELLO = { type: 'hello', protocol: 1, device: 'call-signal', name: '样机 C-1' };
const CALL = { type: 'call', machine: 'hall' };

/** What a bank's integrator would write: waits for `start`, says who it is, answers, and tells of one call. */
const BOOTH = `#!${process.execPath}
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const told = JSON.parse(line);
  if (told.type === 'ping') say({ type: 'pong', n: told.n });
  if (told.type !== 'start') return;
  say({ type: 'hello', protocol: told.protocol, device: told.device, name: 'C-1' });
  say({ type: 'call', machine: 'hall' });
  say({ type: 'call', machine: 'B99' });
  say({ type: 'call-over', machine: 'hall' });
}).on('close', () => process.exit());
`;

let counter: StationDriver;
beforeEach(async () => {
  counter = await station();
});

const told = () => counter.kinds().filter((kind) => kind.startsWith('call-signal'));

async function inUse(text: string): Promise<void> {
  await counter.signInAs('admin');
  await takeIntoUse(counter, 'call-signal', 'booth', putProgram(counter, 'booth', text));
}

test('a real program, started as a process of its own, is heard in the lobby’s room', async () => {
  await inUse(BOOTH);
  await vi.waitFor(() => expect(told()).toEqual(['call-signalled', 'call-signal-over']), { timeout: 10_000 });
  await counter.signInAs('lobby');
  expect(counter.view.signals).toEqual([
    {
      signal: expect.any(Number),
      machine: 'hall',
      at: new Date(counter.clock.now()).toISOString(),
      isOver: true,
    },
  ]);
});

test('a program that lies in the folder and was not taken into use is not heard, nor is one with other bytes', async () => {
  putProgram(counter, 'booth', BOOTH);
  await counter.restart();
  await inUse(BOOTH.replace('hall', 'A01'));
  putProgram(counter, 'booth', BOOTH);
  await counter.restart();
  await vi.waitFor(() => expect(counter.kinds()).toContain('device-refused'), { timeout: 10_000 });
  expect(told()).toEqual([]);
});

describe('a program in use', () => {
  let programs: PretendDevices;
  beforeEach(async () => {
    programs = new PretendDevices({ answers: true });
    counter.startProgram = programs.start;
    await counter.restart();
    await inUse('booth 1');
    await programs.isStarted(1);
  });

  test('is heard when it has said who it is, and not any more when it is dropped', async () => {
    programs.last.says(HELLO, CALL);
    expect(told()).toEqual(['call-signalled']);
    await counter.inner.device.drop({ ...counter.command(), device: 'call-signal' });
    programs.last.says({ type: 'call-over', machine: 'hall' }, { type: 'call', machine: 'cash-recycler' });
    expect(told()).toEqual(['call-signalled']);
  });

  test('that repeats itself as fast as it may is one entry; faster than that it is ended, and one more says how often', async () => {
    programs.last.says(HELLO, ...Array(LIMITS.burst - 1).fill(CALL));
    expect(told()).toEqual(['call-signalled']);
    programs.last.says(CALL);
    expect(programs.last.isKilled).toBe(true);
    const { size } = counter;
    await counter.restart();
    expect(counter.entries(size).filter(({ kind }) => kind === 'call-signals-passed-over')).toMatchObject([
      { body: { again: LIMITS.burst - 2, unlisted: 0, many: 0 } },
    ]);
  });

  test('that dies takes nothing back of what it told', async () => {
    programs.last.says(HELLO, CALL);
    programs.last.dies();
    await counter.signInAs('lobby');
    expect(counter.view.signals).toMatchObject([{ machine: 'hall' }]);
  });

  test('can say nothing of a person, and no time of its own: whoever does is ended', async () => {
    programs.last.says(HELLO, { ...CALL, phone: '13800000000' });
    expect(programs.last.isKilled).toBe(true);
    expect(told()).toEqual([]);
  });
});

test.each<[string, unknown, boolean]>([
  ['a call', CALL, true],
  ['the end of a call', { ...CALL, type: 'call-over' }, true],
  ['a time', { ...CALL, at: '2026-11-21T01:30:00.000Z' }, false],
  ['a number that was called', { ...CALL, number: '13800000000' }, false],
  ['a machine that is free text', { ...CALL, machine: '大厅左边，穿红衣服的客户' }, false],
  ['a machine without end', { ...CALL, machine: 'A'.repeat(65) }, false],
  ['no machine', { type: 'call' }, false],
])('the protocol knows %s: %j is %s', (_, message, isKnown) => {
  expect(parseSaid('call-signal', JSON.stringify(message)) !== undefined).toBe(isKnown);
  expect(parseSaid('pad', JSON.stringify(message))).toBeUndefined();
});

// Programs of devices: none runs that two persons did not take into use, none runs with other bytes, and none that misbehaves runs on.
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LIMITS, RESTARTS_MS, STEADY_MS } from '../../shared/devices/protocol.ts';
import { PAD_HELLO, PretendDevices, putProgram, takeIntoUse } from '../support/pretend-device.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

let counter: StationDriver;
let programs: PretendDevices;
beforeEach(async () => {
  programs = new PretendDevices({ answers: false });
  counter = await station();
  counter.startProgram = programs.start;
  await counter.restart();
  await counter.signInAs('admin');
});

const stateNow = async () => (await counter.inner.device.status()).inUse[0]?.now;
const hash = (text = 'pad 1') => putProgram(counter, 'pad-1', text);

async function padInUse(): Promise<void> {
  await takeIntoUse(counter, 'pad', 'pad-1', hash());
  await programs.isStarted(1);
}

async function padReady(): Promise<void> {
  await padInUse();
  programs.last.says(PAD_HELLO);
}

const ends = () => counter.entries().filter(({ kind }) => kind === 'device-ended');

describe('taking a program into use', () => {
  test('shows what lies in the folder of devices, and starts nothing of it', async () => {
    const sha256 = hash();
    mkdirSync(join(counter.folder, 'devices', 'sub'));
    symlinkSync('/bin/sh', join(counter.folder, 'devices', 'link'));
    writeFileSync(join(counter.folder, 'devices', '.hidden'), 'x');
    const { programs: shown, inUse } = await counter.inner.device.status();
    expect([shown, inUse]).toEqual([[{ file: 'pad-1', sha256 }], []]);
    await counter.restart();
    expect(programs.started).toHaveLength(0);
  });

  test('takes two, and is on record with its hash', async () => {
    const sha256 = hash();
    const set = (approver: string) =>
      outcomeOf(
        counter.inner.device.set({
          ...{ ...counter.command(), device: 'pad', file: 'pad-1', sha256 },
          ...{ approver, pin: PIN },
        }),
      );
    expect([await set('ji'), await set('jia')]).toEqual(['SAME_PERSON', 'NOT_AN_APPROVER']);
    expect([programs.started.length, counter.kinds().includes('device-set')]).toEqual([0, false]);
    expect(await set('bing')).toBe('done');
    await programs.isStarted(1);
    expect(counter.entries().findLast(({ kind }) => kind === 'device-set')).toMatchObject({
      actor: { staff: 'ji', role: 'admin' },
      body: { device: 'pad', file: 'pad-1', sha256, approver: 'bing' },
    });
    expect(programs.last.bytes.toString()).toBe('pad 1');
  });

  test.each(['../pad-1', 'sub/pad-1', '.pad', '', 'a\\b', '/bin/sh'])('takes no path: %j', async (file) => {
    expect(await outcomeOf(takeIntoUse(counter, 'pad', file, hash()))).toBe('BAD_REQUEST');
  });

  test('takes no link, and nothing that was changed since it was shown', async () => {
    const sha256 = hash();
    symlinkSync(join(counter.folder, 'devices', 'pad-1'), join(counter.folder, 'devices', 'pad-2'));
    expect(await outcomeOf(takeIntoUse(counter, 'pad', 'pad-2', sha256))).toBe('DEVICE_CHANGED');
    hash('another');
    expect(await outcomeOf(takeIntoUse(counter, 'pad', 'pad-1', sha256))).toBe('DEVICE_CHANGED');
    expect(programs.started).toHaveLength(0);
  });

  test('holds after a restart, until it is dropped', async () => {
    await padReady();
    await counter.restart();
    await programs.isStarted(2);
    await counter.signInAs('admin');
    const drop = () => outcomeOf(counter.inner.device.drop({ ...counter.command(), device: 'pad' }));
    expect(await drop()).toBe('done');
    expect(programs.last.isKilled).toBe(true);
    expect([await drop(), await stateNow()]).toEqual(['NO_SUCH_DEVICE', undefined]);
    await counter.restart();
    expect(programs.started).toHaveLength(2);
  });
});

describe('other bytes', () => {
  test('than were taken into use are not started: that is said and on record', async () => {
    await padReady();
    hash('pad 1, and something else');
    await counter.restart();
    await vi.waitFor(() => expect(counter.kinds()).toContain('device-refused'), { interval: 2 });
    await counter.signInAs('admin');
    expect(await stateNow()).toEqual({ state: 'refused', why: 'changed' });
    expect(programs.started).toHaveLength(1);
    hash();
    await counter.inner.device.startAgain({ ...counter.command(), device: 'pad' });
    await programs.isStarted(2);
  });

  test('that come after the start change nothing of what runs, and what ran leaves no copy behind', async () => {
    await padReady();
    hash('something else');
    expect(programs.last.bytes.toString()).toBe('pad 1');
    const own = join(counter.folder, 'demo-devices');
    await counter.inner.device.drop({ ...counter.command(), device: 'pad' });
    await vi.waitFor(() => expect(existsSync(own) ? readdirSync(own) : []).toEqual([]), { interval: 2 });
  });
});

describe('a program', () => {
  test('is told what is spoken, and is ready once it has said who it is', async () => {
    await padInUse();
    expect(programs.last.told).toEqual([{ type: 'start', protocol: 1, device: 'pad' }]);
    expect(await stateNow()).toEqual({ state: 'starting' });
    programs.last.says(PAD_HELLO);
    expect(await stateNow()).toEqual({ state: 'ready', name: '样机 P-1' });
    programs.last.says({ type: 'fault', why: 'unplugged' });
    expect(await stateNow()).toEqual({ state: 'faulty', name: '样机 P-1', why: 'unplugged' });
    programs.last.says({ type: 'well' });
    expect(await stateNow()).toMatchObject({ state: 'ready' });
  });

  test('that answers is asked again and again, and runs on', async () => {
    await padReady();
    for (let n = 1; n <= 5; n += 1) {
      counter.wait(LIMITS.pingEveryMs / 1000);
      expect(programs.last.told.at(-1)).toEqual({ type: 'ping', n });
      programs.last.says({ type: 'pong', n });
      counter.wait(LIMITS.pongMs / 1000);
    }
    expect([await stateNow(), ends()]).toMatchObject([{ state: 'ready' }, []]);
  });

  test.each<[string, string, (pad: PretendDevices['last']) => void]>([
    ['says nothing', 'silent', () => counter.wait(LIMITS.helloMs / 1000)],
    ['says something before its name', 'nonsense', (pad) => pad.says({ type: 'well' })],
    ['says its name twice', 'nonsense', (pad) => pad.says(PAD_HELLO, PAD_HELLO)],
    ['speaks a newer protocol', 'nonsense', (pad) => pad.says({ ...PAD_HELLO, protocol: 2 })],
    ['is another device', 'nonsense', (pad) => pad.says({ ...PAD_HELLO, device: 'call-signal' })],
    ['answers what nobody asked', 'nonsense', (pad) => pad.says(PAD_HELLO, { type: 'pong', n: 1 })],
    ['writes a line without end', 'nonsense', (pad) => pad.writes('x'.repeat(LIMITS.lineBytes + 1))],
    ['writes what is no text', 'nonsense', (pad) => pad.writes(Uint8Array.from([0xff, 0xfe, 0x0a]))],
    ['prints a greeting of its driver', 'nonsense', (pad) => pad.writes('Driver v3 loaded\n')],
    [
      'never stops talking',
      'flooded',
      (pad) => pad.says(PAD_HELLO, ...Array(LIMITS.burst).fill({ type: 'well' })),
    ],
    ['dies', 'died', (pad) => pad.dies()],
    [
      'answers no more',
      'stalled',
      (pad) => {
        pad.says(PAD_HELLO);
        counter.wait((LIMITS.pingEveryMs + LIMITS.pongMs) / 1000);
      },
    ],
  ])('that %s is ended and on record as %s', async (_, why, misbehaves) => {
    await padInUse();
    const pad = programs.last;
    misbehaves(pad);
    expect(pad.isKilled).toBe(true);
    expect(ends()).toMatchObject([{ body: { device: 'pad', why, rests: false } }]);
    expect(await stateNow()).toEqual({ state: 'waiting', why });
    pad.says(PAD_HELLO);
    expect(await stateNow(), 'what it says afterwards is not heard').toEqual({ state: 'waiting', why });
  });

  test('may talk for hours as fast as a pen writes', async () => {
    await padReady();
    for (let second = 0; second < 60; second += 1) {
      programs.last.says(...Array(500).fill({ type: 'well' }));
      for (const told of programs.last.told.splice(0))
        if (told.type === 'ping') programs.last.says({ type: 'pong', n: told.n });
      counter.wait(1);
    }
    expect(await stateNow()).toMatchObject({ state: 'ready' });
  });

  test('that dies each time is started again a few times, each time later, and then rests until somebody asks', async () => {
    await padInUse();
    for (const [time, ms] of RESTARTS_MS.entries()) {
      programs.last.dies();
      counter.wait(ms / 1000 - 0.001);
      expect(programs.started).toHaveLength(time + 1);
      counter.wait(0.001);
      await programs.isStarted(time + 2);
    }
    programs.last.dies();
    expect(await stateNow()).toEqual({ state: 'resting', why: 'died' });
    expect(ends().at(-1)).toMatchObject({ body: { rests: true } });
    counter.wait(280);
    expect(programs.started).toHaveLength(RESTARTS_MS.length + 1);
    await counter.inner.device.startAgain({ ...counter.command(), device: 'pad' });
    await programs.isStarted(RESTARTS_MS.length + 2);
  });

  test('that ran well for long is forgiven what was before', async () => {
    await padInUse();
    for (let time = 2; time <= RESTARTS_MS.length + 3; time += 1) {
      programs.last.says(PAD_HELLO);
      for (let passed = 0; passed < STEADY_MS; passed += LIMITS.pongMs) {
        counter.wait(LIMITS.pongMs / 1000);
        for (const told of programs.last.told.splice(0))
          if (told.type === 'ping') programs.last.says({ type: 'pong', n: told.n });
      }
      programs.last.dies();
      counter.wait(1);
      await programs.isStarted(time);
    }
    expect(ends().every(({ body }) => (body as { rests: boolean }).rests === false)).toBe(true);
  });
});

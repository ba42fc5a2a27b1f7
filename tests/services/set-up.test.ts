// The first run: all of a station or nothing of it, whatever happens on the way, and never a second one in its place.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { buildApp } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { FailingFiles } from '../support/failing-files.ts';
import { filesUnder } from '../support/ledger-files.ts';
import { emptyStation, outcomeOf, PIN, SET_UP, StationDriver, station } from '../support/station-driver.ts';
import { stationOptions } from '../support/station-options.ts';

const setUp = (counter: StationDriver, admin = SET_UP.admin) =>
  counter.inner.station.setUp({ ...counter.command(), ...SET_UP, admin });

describe('an empty data folder', () => {
  test('leads to set-up, then to a station with one administrator, its names and its identity', async () => {
    const counter = await station({ mode: 'live' });
    expect(counter.view).toMatchObject({ phase: 'set-up', mode: 'live', people: [], station: null });
    const { identities } = await setUp(counter);
    expect(identities).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f]{64}$/)));
    expect(counter.view).toMatchObject({
      phase: 'signed-out',
      station: {
        identities,
        bank: '样例银行',
        branch: '城西支行',
        device: '三号柜台',
        origin: 'icbc/hz-01/c03/g1',
      },
      people: [{ id: 'ji', roles: ['admin'] }],
    });
    expect(counter.kinds()).toEqual([
      ...['log-opened', 'station-named', 'staff-changed', 'app-started', 'pack-published', 'spare-key-made'],
    ]);
    expect(await outcomeOf(setUp(counter))).toBe('ALREADY_SET_UP');
    await counter.restart();
    expect(counter.view.station?.identities).toEqual(identities);
    expect(await outcomeOf(setUp(counter))).toBe('ALREADY_SET_UP');
  });

  test('a weak first PIN leaves nothing, and the next try succeeds', async () => {
    const counter = await station({ mode: 'live' });
    expect(await outcomeOf(setUp(counter, { ...SET_UP.admin, pin: '123456' }))).toBe('WEAK_PIN');
    expect(counter.view.phase).toBe('set-up');
    expect(existsSync(join(counter.folder, 'live'))).toBe(false);
    expect(await outcomeOf(setUp(counter))).toBe('done');
  });

  test.each([
    ['open', {}, 'KEY_STORE_OPEN'],
    ['kept', { openKeyStore: '没有钥匙串，省行信息部批准。' }, 'KEY_STORE_OPEN'],
    ['open', { openKeyStore: '没有钥匙串，省行信息部批准。' }, 'done'],
  ] as const)(
    'where the key store is %s and the administrator says %j, it is %s',
    async (fitness, says, result) => {
      const { folder: dataFolder, clock, files } = emptyStation('live');
      const options = stationOptions({ dataFolder, mode: 'live', log: () => undefined }, clock, files);
      const app = await buildApp({
        ...options,
        protector: (keys) => ({ ...keyFileProtector(files, keys), fitness: async () => fitness }),
      });
      expect(app.innerView().openKeyStore).toBe(fitness === 'open' ? true : undefined);
      const inner = createRouterClient(router, { context: { app, window: 'inner' } });
      expect(await outcomeOf(inner.station.setUp({ command: uuid7(clock), ...SET_UP, ...says }))).toBe(
        result,
      );
      expect(existsSync(join(dataFolder, 'live'))).toBe(result === 'done');
      const accepted = app.station?.open.store.seqsOfKinds(['open-key-store-accepted']).length ?? 0;
      expect(accepted).toBe(says && result === 'done' ? 1 : 0);
      if (app.station) expect(await app.keptBy(app.station)).toBe(fitness);
      app.stop();
    },
  );

  test('two set-ups at once make one station', async () => {
    const counter = await station({ mode: 'live' });
    const codes = await Promise.all([outcomeOf(setUp(counter)), outcomeOf(setUp(counter))]);
    expect(codes).toEqual(['done', 'ALREADY_SET_UP']);
    expect(counter.kinds().filter((kind) => kind === 'log-opened')).toHaveLength(1);
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
    expect(
      await outcomeOf(counter.inner.station.signIn({ ...counter.command(), staff: 'ji', pin: PIN })),
    ).toBe('done');
  });

  test('live and demo lie apart', async () => {
    const counter = await station();
    const live = await new StationDriver(counter.folder, 'live').start();
    expect(live.view.phase).toBe('set-up');
    expect(counter.view).toMatchObject({ phase: 'signed-out', mode: 'demo' });
    live.stop();
  });
});

describe('a set-up that is cut off', () => {
  test('at any write leaves nothing or everything', async () => {
    const counting = await station({ mode: 'live' });
    await setUp(counting);
    const writes = counting.files.writes;
    expect(writes).toBeGreaterThan(8);
    const found: string[] = [];
    for (let write = 1; write <= writes; write += 1) {
      const cut = emptyStation('live');
      cut.files.dieAt(write);
      await cut.start();
      await outcomeOf(setUp(cut)).catch((error: unknown) => error);
      // What the dead process held in memory is gone: only its files are looked at.
      const next = cut.crashed();
      await next.start();
      found.push(next.view.phase);
      if (next.view.phase === 'set-up') {
        expect(existsSync(join(next.folder, 'live')), `write ${write}`).toBe(false);
        expect(await outcomeOf(setUp(next)), `write ${write}`).toBe('done');
      }
      expect(
        next.view.people.map(({ id }) => id),
        `write ${write}`,
      ).toEqual(['ji']);
      expect(
        next.kinds().filter((kind) => kind === 'log-opened'),
        `write ${write}`,
      ).toHaveLength(1);
      expect(existsSync(join(next.folder, 'live.new')), `write ${write}`).toBe(false);
    }
    expect(new Set(found)).toEqual(new Set(['set-up', 'signed-out']));
    expect(found, 'nothing first, then everything').toEqual(found.toSorted());
  });

  test('leaves no station in a folder that somebody made by hand', async () => {
    const counter = emptyStation('live');
    mkdirSync(join(counter.folder, 'live'));
    await counter.start();
    expect(counter.app.stopped).toBe('slot-lost');
    expect(readdirSync(join(counter.folder, 'live'))).toEqual([]);
  });
});

describe('a second process on the same folder', () => {
  test('is stopped, writes nothing, and the first goes on', async () => {
    const first = await station();
    await first.signInAs('teller');
    const before = filesUnder(join(first.folder, 'demo'));
    const second = await new StationDriver(first.folder).start();
    expect(second.app.stopped).toBe('second-instance');
    expect(second.view).toMatchObject({ phase: 'stopped', stop: { title: '程序已经在运行' } });
    expect(
      await outcomeOf(second.inner.station.signIn({ ...second.command(), staff: 'jia', pin: PIN })),
    ).toBe('STOPPED');
    second.stop();
    expect(filesUnder(join(first.folder, 'demo'))).toEqual(before);
    await first.openRemittance();
    expect(first.case.stage).toBe('asking');
    first.stop();
    const third = await new StationDriver(first.folder, 'demo', first.clock.now()).start();
    expect(third.app.stopped, 'the lock ended with the first').toBeUndefined();
    third.stop();
  });
});

test('the failing files of these tests write as the real ones do while nothing is to fail', () => {
  const files = new FailingFiles();
  const path = join(emptyStation('live').folder, 'file');
  files.replace(path, Buffer.from('whole'));
  files.overwrite(path, Buffer.from('x'), 2);
  expect(Buffer.from(files.read(path) ?? []).toString()).toBe('whxle');
});

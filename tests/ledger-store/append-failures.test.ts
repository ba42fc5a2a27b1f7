// Days on which an act cannot be sealed: nothing of it happened, the screen says so, and the ledger is whole afterwards.
import { describe, expect, test } from 'vitest';
import { anchorsOf, filesUnder, logOf } from '../support/ledger-files.ts';
import { INK, outcomeOf, SET_UP, type StationDriver, station } from '../support/station-driver.ts';

async function working(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  return counter;
}

/** No page more than the database has now. */
function fill(counter: StationDriver): void {
  const { db } = counter.station.open.store;
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
}
const makeRoom = (counter: StationDriver) => counter.station.open.store.db.pragma('max_page_count = 1000000');

/** What a person could see of the ledger: size, root and every case. */
function standing(counter: StationDriver) {
  const { ledger, store } = counter.station.open;
  const rows = store.db
    .prepare('SELECT count(*) AS entries, (SELECT count(*) FROM private_parts) AS parts FROM entries')
    .get();
  return {
    size: ledger.size,
    root: Buffer.from(ledger.root()).toString('hex'),
    rows,
    head: store.head(),
    current: counter.view.current,
  };
}

describe('a full disk', () => {
  test('keeps nothing of a command, says so, and works again when there is room', async () => {
    const counter = await working();
    fill(counter);
    let before = standing(counter);
    let command = counter.atCase();
    const tap = () => {
      const { on } = counter.case.heard.find(({ code }) => code === 'secrecy')!;
      const call = { ...command, heard: 'secrecy' };
      return outcomeOf(on ? counter.inner.teller.unhear(call) : counter.inner.teller.hear(call));
    };
    let code = await tap();
    // What is left of the last page takes a few entries.
    for (let time = 0; code === 'done' && time < 50; time += 1) {
      before = standing(counter);
      command = counter.atCase();
      code = await tap();
    }
    expect(code).toBe('NOT_SEALED');
    expect(standing(counter)).toEqual(before);
    expect(counter.view.stop).toMatchObject({ title: '磁盘已满' });
    expect(counter.view.phase, 'the case is still in hand').toBe('working');
    expect(counter.log.join('\n')).toContain('full');
    makeRoom(counter);
    expect(await tap(), 'the same command again').toBe('done');
    expect(counter.view.stop).toBeNull();
    expect(counter.size).toBe(before.size + 1);
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
  });

  test('does not keep an idle counter from locking; both the lock and the PIN stand in the record when there is room again', async () => {
    const counter = await working();
    const { store } = counter.station.open;
    const insert = store.insert;
    const tap = { ...counter.atCase(), heard: 'secrecy' };
    store.insert = () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    counter.wait(5 * 60);
    expect(counter.view.phase).toBe('locked');
    expect(counter.outside.phase).not.toBe('notice');
    expect(await outcomeOf(counter.inner.teller.hear(tap))).toBe('NOT_SIGNED_IN');
    store.insert = insert;
    await counter.unlocks();
    expect(counter.view.phase).toBe('working');
    const kinds = counter.entries().map((entry) => entry.kind);
    expect(kinds.slice(-2)).toEqual(['locked', 'unlocked']);
  });

  test('does not make a clock that was moved go unsaid', async () => {
    const counter = await working();
    const { store } = counter.station.open;
    counter.clock.setWall(counter.clock.now() + 3_600_000);
    store.insert = () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    expect(await outcomeOf(counter.inner.teller.hear({ ...counter.atCase(), heard: 'secrecy' }))).toBe(
      'NOT_SEALED',
    );
    Reflect.deleteProperty(store, 'insert');
    const { size } = counter;
    await counter.hears('secrecy');
    expect(counter.kinds(size)).toEqual(['clock-moved', 'flag-tapped']);
    expect(counter.entries(size)[0]?.body).toEqual({ byMs: 3_600_000 });
  });

  test('during set-up leaves the set-up screen and no station', async () => {
    const counter = await station({ mode: 'live' });
    counter.files.fail(/^pins$/, 'ENOSPC');
    expect(await outcomeOf(counter.inner.station.setUp({ ...counter.command(), ...SET_UP }))).toBe(
      'NOT_SEALED',
    );
    expect(counter.view.phase).toBe('set-up');
    counter.files.heal();
    expect(await outcomeOf(counter.inner.station.setUp({ ...counter.command(), ...SET_UP }))).toBe('done');
  });
});

describe('an anchor that cannot be written', () => {
  test.each(['EIO', 'ENOSPC'] as const)(
    '(%s) stops the ledger: nobody is told that it is done; a restart looks and goes on',
    async (error) => {
      const counter = await working();
      const { size } = counter;
      const hear = { ...counter.atCase(), heard: 'secrecy' };
      counter.files.fail(/^anchor-/, error);
      expect(await outcomeOf(counter.inner.teller.hear(hear))).toBe('NOT_SEALED');
      expect(counter.view.stop).toMatchObject({
        title: '台账已停止写入',
        nextStep: expect.stringContaining('重新启动'),
      });
      counter.files.heal();
      expect(
        await outcomeOf(counter.inner.teller.hear(hear)),
        'the same command: it is in the database and nobody has been told yes',
      ).toBe('NOT_SEALED');
      const other = { ...counter.atCase(), heard: 'tasks' };
      expect(
        await outcomeOf(counter.inner.teller.hear(other)),
        'no more, although the disk works again',
      ).toBe('NOT_SEALED');
      expect(await outcomeOf(counter.inner.station.lock(counter.command()))).toBe('NOT_SEALED');
      await counter.restart();
      expect(counter.app.stopped).toBeUndefined();
      expect(counter.kinds(size)).toEqual(['flag-tapped', 'app-started']);
      await counter.signInAs('teller');
      expect(counter.case.heard.find(({ code }) => code === 'secrecy')?.on).toBe(true);
      const again = await counter.inner.teller.hear(hear);
      expect(again, 'the command that was cut off, sent again').toMatchObject({ seq: size });
      await counter.hears('tasks');
    },
  );

  test('the two files are written in turn, so that one is always whole', async () => {
    const counter = await working();
    const changed: string[][] = [];
    for (let time = 0; time < 4; time += 1) {
      const before = filesUnder(logOf(counter.folder));
      await (time % 2 === 0
        ? counter.hears('secrecy')
        : counter.inner.teller.unhear({ ...counter.atCase(), heard: 'secrecy' }));
      const after = filesUnder(logOf(counter.folder));
      changed.push(
        ['anchor-a', 'anchor-b'].filter(
          (name) => !before.get(name)?.equals(after.get(name) ?? Buffer.alloc(0)),
        ),
      );
    }
    expect(changed.map((names) => names.length)).toEqual([1, 1, 1, 1]);
    expect(changed[0]).toEqual(changed[2]);
    expect(changed[0]).not.toEqual(changed[1]);
    for (const path of anchorsOf('')) expect(filesUnder(counter.folder).get(path)?.length).toBe(4096);
  });
});

test('ink that was not sealed is not kept either', async () => {
  const counter = await working();
  await counter.answersAll();
  await counter.customerReads();
  const { store } = counter.station.open;
  store.writeHead = () => {
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  };
  const count = () => store.db.prepare('SELECT count(*) FROM large_things').pluck().get();
  const before = count();
  const sign = {
    ...counter.command(),
    notice: counter.case.notice.sha256,
    form: 'ink' as const,
    clears: 0,
    ink: INK,
  };
  expect(await outcomeOf(counter.outer.customer.sign(sign))).toBe('NOT_SEALED');
  expect(count()).toBe(before);
  expect(counter.case.notice.state).toBe('reading');
  Reflect.deleteProperty(store, 'writeHead');
  expect(await outcomeOf(counter.outer.customer.sign(sign))).toBe('done');
});

// A backup counts only when all of it was looked at again; one that cannot be made leaves nothing behind and is told; and what was erased
// is in no backup that anybody could open.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { proveCopy } from '../../electron/services/backup-check.ts';
import { KEPT } from '../../electron/services/backups.ts';
import { checkPages } from '../../electron/store/database-copy.ts';
import { flip } from '../support/damage.ts';
import { erases, toldEverything } from '../support/erasure.ts';
import { keysOf } from '../support/ledger-files.ts';
import {
  outcomeOf,
  PIN,
  SET_UP,
  type StationDriver,
  sharedStation,
  station,
} from '../support/station-driver.ts';

const folderOf = (counter: StationDriver) => join(counter.folder, `${counter.mode}-backups`);
const copiesIn = (counter: StationDriver) =>
  existsSync(folderOf(counter)) ? readdirSync(folderOf(counter)).filter((name) => name !== 'g1-keys') : [];
const make = (counter: StationDriver) => counter.inner.backup.make(counter.command());
const told = (counter: StationDriver) =>
  counter.entries().filter(({ kind }) => kind === 'backup-made' || kind === 'backup-failed');

/** Waits until the log holds so many entries about backups. */
async function untilTold(counter: StationDriver, number: number): Promise<void> {
  while (told(counter).length < number) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function atWork(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.signInAs('admin');
  return counter;
}

function copyOf(counter: StationDriver) {
  const [name = ''] = copiesIn(counter);
  const { vault } = counter.station;
  return { file: join(folderOf(counter), name), key: vault.secret('database'), caseKeys: vault.caseKeys };
}

describe('a backup', () => {
  test('is told by one entry that says what it holds and what was written, and a repeat makes no other', async () => {
    const counter = await atWork();
    const { size } = counter;
    const root = Buffer.from(counter.station.open.ledger.root()).toString('base64');
    const command = counter.command();
    const made = await counter.inner.backup.make(command);
    expect(await counter.inner.backup.make(command)).toEqual(made);
    const [entry, ...more] = counter.entries(size);
    expect(more).toEqual([]);
    const [file = '', ...others] = copiesIn(counter);
    expect(others).toEqual([]);
    const bytes = readFileSync(join(folderOf(counter), file));
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    expect(entry).toMatchObject({
      ...{ kind: 'backup-made', actor: { staff: 'ji', role: 'admin' } },
      body: { size, root, file, bytes: bytes.length, sha256 },
    });
    expect(await counter.inner.backup.list()).toMatchObject({
      ...{ missing: 0, failed: null, running: false },
      made: [{ file, size, sha256, by: '管理员己' }],
    });
  });

  test('opens with the database key alone and is the whole ledger up to its head', async () => {
    const counter = await atWork();
    const { size } = counter;
    await make(counter);
    const proved = await proveCopy(copyOf(counter));
    expect(proved).toMatchObject({ size, origin: counter.station.open.ledger.origin, erased: 0 });
    expect(proved.parts).toBeGreaterThan(5);
  });

  test('goes with the keys as they lie wrapped: not those of the day, nor the host’s own slot', async () => {
    const counter = await atWork();
    await counter.inner.admin.renewRecoveryKey({ ...counter.command(), approver: 'bing', pin: PIN });
    await make(counter);
    const keys = join(folderOf(counter), 'g1-keys');
    const [here, there] = [readdirSync(keysOf(counter.folder)), readdirSync(keys)];
    expect(here.filter((name) => !there.includes(name)).sort()).toEqual([
      'day-a',
      'key-file',
      'slot-key-file',
    ]);
    for (const name of there)
      expect(readFileSync(join(keys, name)), name).toEqual(readFileSync(join(keysOf(counter.folder), name)));
  });

  test('follows the close of a day by itself at a live station, and again only after the next close', async () => {
    const counter = await station({ mode: 'live' });
    await counter.inner.station.setUp({ ...counter.command(), ...SET_UP });
    await counter.inner.station.signIn({ ...counter.command(), staff: 'ji', pin: PIN, room: 'admin' });
    counter.wait(3_600);
    expect(told(counter)).toEqual([]);
    // Nobody closes it: the system does, at four.
    counter.wait(20 * 3_600);
    await untilTold(counter, 1);
    counter.wait(24 * 3_600);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told(counter)).toMatchObject([{ kind: 'backup-made', actor: { role: 'system' } }]);
    expect(counter.kinds().filter((kind) => kind === 'day-closed')).toHaveLength(1);
  });

  test(`is one of the newest ${KEPT}; what is missing in the folder is said`, async () => {
    const counter = await station();
    await counter.signInAs('supervisor');
    for (let made = 0; made < KEPT + 2; made += 1) await make(counter);
    expect(copiesIn(counter)).toHaveLength(KEPT);
    const { made } = await counter.inner.backup.list();
    expect(made.map(({ file }) => file)).toEqual(copiesIn(counter).toReversed());
    rmSync(join(folderOf(counter), made[0]?.file ?? ''));
    expect(await counter.inner.backup.list()).toMatchObject({ missing: 1, made: made.slice(1) });
  });
});

describe('a backup that cannot be made leaves nothing behind, is told by an entry, and the next one may be made', () => {
  test.each([
    ['the disk is full', 'ENOSPC', 'full'],
    ['the folder is not writable', 'EACCES', 'folder'],
  ] as const)('where %s', async (_, error, why) => {
    const counter = await atWork();
    counter.files.fail(/^pins$/, error);
    expect(await outcomeOf(make(counter))).toBe('BACKUP_FAILED');
    expect(copiesIn(counter)).toEqual([]);
    expect(told(counter)).toMatchObject([{ kind: 'backup-failed', body: { why } }]);
    expect(await counter.inner.backup.list()).toMatchObject({ failed: { why }, made: [] });
    counter.files.heal();
    await make(counter);
    expect(await counter.inner.backup.list()).toMatchObject({ failed: null, made: [{}] });
  });

  test('where a file stands in the place of the folder', async () => {
    const counter = await atWork();
    writeFileSync(folderOf(counter), '');
    expect(await outcomeOf(make(counter))).toBe('BACKUP_FAILED');
    expect(told(counter)).toMatchObject([{ body: { why: 'folder' } }]);
  });

  test('where the ledger itself is not whole: a copy of it would prove nothing', async () => {
    const counter = await atWork();
    const { db } = counter.station.open.store;
    db.prepare(
      "UPDATE entries SET bytes = CAST(replace(bytes, 'sign-in', 'sign-on') AS BLOB) WHERE kind = 'sign-in'",
    ).run();
    expect(await outcomeOf(make(counter))).toBe('BACKUP_FAILED');
    expect(copiesIn(counter)).toEqual([]);
    expect(told(counter)).toMatchObject([{ body: { why: 'check' } }]);
  });

  test('where nothing can be sealed: without its entry there is no backup', async () => {
    const counter = await atWork();
    counter.files.fail(/^anchor/, 'ENOSPC');
    expect(await outcomeOf(make(counter))).toBe('NOT_SEALED');
    expect(copiesIn(counter)).toEqual([]);
  });

  test('where one is being made already', async () => {
    const counter = await atWork();
    const first = make(counter);
    expect(await outcomeOf(make(counter))).toBe('BACKUP_RUNNING');
    await first;
    expect(told(counter)).toHaveLength(1);
  });

  test('where the program ends meanwhile: no half copy counts, and the next start makes one', async () => {
    const counter = await atWork();
    const cut = make(counter).catch(() => 'cut');
    counter.stop();
    expect(await cut).toBe('cut');
    await counter.start();
    await counter.signInAs('admin');
    await make(counter);
    expect(copiesIn(counter)).toHaveLength(1);
  });
});

describe('a copy that was altered is found out', () => {
  test('by one flipped bit, wherever it is: pages carry authentication codes', async () => {
    const counter = await atWork();
    await make(counter);
    const { file, key } = copyOf(counter);
    const { length } = readFileSync(file);
    expect(() => checkPages(file, key)).not.toThrow();
    for (let at = 0; at < length; at += Math.floor(length / 40)) {
      flip(file, at);
      expect(() => checkPages(file, key), `byte ${at} of ${length}`).toThrow();
      flip(file, at);
    }
    flip(file, length - 1);
    expect(() => checkPages(file, key)).toThrow();
  });

  test('by whoever has the key and changes an entry, or takes the last ones away', async () => {
    const counter = await atWork();
    await make(counter);
    const copy = copyOf(counter);
    const { openDatabase } = await import('../../electron/store/database.ts');
    const change = (sql: string) => {
      const db = openDatabase(copy.file, copy.key, 'write');
      db.exec(sql);
      db.close();
    };
    change("UPDATE private_parts SET sealed = zeroblob(40) WHERE name = 'customer'");
    await expect(proveCopy(copy)).rejects.toThrow('part-changed');
    change('DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)');
    await expect(proveCopy(copy)).rejects.toThrow();
  });
});

describe('a case that is erased', () => {
  test('can be read from no backup any more: its key goes from the copy of the keys too, in its place', async () => {
    const { driver: counter, remove } = await sharedStation();
    try {
      const caseId = await toldEverything(counter);
      await counter.signInAs('admin');
      await make(counter);
      const copied = join(folderOf(counter), 'g1-keys', 'case-keys');
      const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
      expect(readFileSync(copied).includes(id)).toBe(true);
      await counter.signInAs('compliance');
      counter.files.fail(/^case-keys$/, 'EACCES');
      expect(await outcomeOf(erases(counter, caseId))).toBe('ERASURE_UNFINISHED');
      counter.files.heal();
      await counter.restart();
      expect(readFileSync(copied)).toEqual(readFileSync(join(keysOf(counter.folder), 'case-keys')));
      expect(readFileSync(copied).includes(id)).toBe(false);
    } finally {
      remove();
    }
  });

  test('and where the copy of the keys cannot be written, the start says so', async () => {
    const counter = await atWork();
    await make(counter);
    const keys = join(folderOf(counter), 'g1-keys');
    counter.stop();
    rmSync(join(keys, 'pins'));
    mkdirSync(join(keys, 'pins.new'));
    await counter.start();
    expect(told(counter).at(-1)).toMatchObject({ kind: 'backup-failed', body: { why: 'keys' } });
  });
});

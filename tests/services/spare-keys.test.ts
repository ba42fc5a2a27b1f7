// Spare keys: the host's own slot is gone, and what was sealed away opens the same ledger, under the same identity, with a record of it.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesUnder } from '../support/ledger-files.ts';
import {
  outcomeOf,
  PIN,
  SET_UP,
  type StationDriver,
  sharedStation,
  staffIn,
  station,
} from '../support/station-driver.ts';

const PASSPHRASE = '湖边有三棵老柳树和一座石桥';
const SECOND = { approver: staffIn('branch-head'), pin: PIN };

const opens = (counter: StationDriver, kind: 'recovery' | 'passphrase', key: string) =>
  outcomeOf(counter.inner.station.openWithSpareKey({ ...counter.command(), kind, key }));
const keysOf = (counter: StationDriver) => join(counter.folder, counter.mode, 'keys');

describe('a station whose own key slot is gone', () => {
  let shared: Awaited<ReturnType<typeof sharedStation>>;
  let counter: StationDriver;
  let recovery: string;
  let before: { identities: readonly string[]; size: number };

  beforeAll(async () => {
    shared = await sharedStation();
    counter = shared.driver;
    await counter.signInAs('admin');
    ({ key: recovery } = await counter.inner.admin.renewRecoveryKey({ ...counter.command(), ...SECOND }));
    await counter.inner.admin.setPassphrase({ ...counter.command(), ...SECOND, passphrase: PASSPHRASE });
  });
  afterAll(() => shared.remove());

  test('says so, names what may help, and lets nobody work', async () => {
    before = { identities: counter.station.identities, size: counter.size };
    await counter.losesKeyFile();
    expect(counter.view).toMatchObject({
      phase: 'stopped',
      stop: { title: '本机的密钥打不开', spare: ['recovery', 'passphrase'] },
    });
    expect(await outcomeOf(counter.signInAs('teller'))).toBe('STOPPED');
  });

  test('a typing error is told from a wrong key, and neither changes a byte', async () => {
    const files = () => filesUnder(join(counter.folder, counter.mode));
    const untouched = files();
    const last = recovery.at(-1);
    expect(await opens(counter, 'recovery', recovery.slice(0, -1) + (last === 'Q' ? 'P' : 'Q'))).toBe(
      'SPARE_MISTYPED',
    );
    expect(await opens(counter, 'recovery', PASSPHRASE)).toBe('SPARE_MISTYPED');
    expect(await opens(counter, 'passphrase', `${PASSPHRASE}。`)).toBe('SPARE_WRONG');
    expect(files()).toEqual(untouched);
    expect(counter.view.phase).toBe('stopped');
  });

  test('the recovery key opens the same ledger, typed in groups and small letters, and the use is on record', async () => {
    const typed = (recovery.toLowerCase().match(/.{1,4}/g) ?? []).join(' ');
    expect(await opens(counter, 'recovery', typed)).toBe('done');
    expect(counter.station.identities).toEqual(before.identities);
    const kinds = counter.kinds(before.size);
    expect(kinds.filter((kind) => kind.endsWith('-used') || kind === 'own-slot-made')).toEqual([
      ...['spare-key-used', 'own-slot-made'],
    ]);
    expect(counter.entries().findLast(({ kind }) => kind === 'spare-key-used')?.body).toMatchObject({
      slot: 'recovery',
    });
    expect(await opens(counter, 'recovery', recovery)).toBe('NO_SPARE_NEEDED');
  });

  test('after that the machine opens by itself again', async () => {
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
  });

  test('a host that cannot keep a key opens for today, and the next start asks again', async () => {
    await counter.losesKeyFile();
    counter.files.fail(/^key-file$/, 'EACCES');
    expect(await opens(counter, 'passphrase', PASSPHRASE)).toBe('done');
    expect(counter.entries().findLast(({ kind }) => kind === 'spare-key-used')?.body).toMatchObject({
      slot: 'passphrase',
    });
    expect(counter.kinds().at(-1)).toBe('spare-key-used');
    await counter.restart();
    expect(counter.view.stop?.spare).toEqual(['recovery', 'passphrase']);
    counter.files.heal();
    expect(await opens(counter, 'recovery', recovery)).toBe('done');
  });

  test('where the ledger too is damaged, a spare key does not talk over it', async () => {
    counter.stop();
    const anchors = ['anchor-a', 'anchor-b'].map((name) => join(counter.folder, counter.mode, 'g1', name));
    const kept = anchors.map((path) => readFileSync(path));
    const keyFile = join(keysOf(counter), 'key-file');
    const key = readFileSync(keyFile);
    for (const path of [...anchors, keyFile]) rmSync(path);
    await counter.start();
    expect(await opens(counter, 'recovery', recovery)).toBe('done');
    expect(counter.app.stopped).toBe('anchor-missing');
    counter.stop();
    for (const [index, path] of anchors.entries()) writeFileSync(path, kept[index] as Buffer);
    writeFileSync(keyFile, key);
  });
});

describe('making spare keys', () => {
  test('set-up gives one recovery key, and no file holds it', async () => {
    const counter = await station({ mode: 'live' });
    const { recovery } = await counter.inner.station.setUp({ ...counter.command(), ...SET_UP });
    expect(recovery.key).toMatch(/^CG1[02-9AC-HJ-NP-Z]{32}$/);
    expect(counter.station.state.spares.get('recovery')?.id).toBe(recovery.id);
    for (const [path, bytes] of filesUnder(counter.folder))
      expect(Buffer.from(bytes).includes(recovery.key.toLowerCase()), path).toBe(false);
    await counter.losesKeyFile();
    expect(await opens(counter, 'recovery', recovery.key)).toBe('done');
  });

  test('a new one takes two people, and the one before opens nothing any more', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const renew = (second: object = SECOND) =>
      counter.inner.admin.renewRecoveryKey({ ...counter.command(), ...SECOND, ...second });
    expect(await outcomeOf(renew({ approver: staffIn('admin') }))).toBe('SAME_PERSON');
    expect(await outcomeOf(renew({ approver: staffIn('teller') }))).toBe('NOT_AN_APPROVER');
    expect(await outcomeOf(renew({ pin: '864209' }))).toBe('PIN_WRONG');
    const old = await renew();
    const now = await renew();
    expect((await counter.inner.admin.spareKeys()).map(({ kind, id }) => [kind, id])).toEqual([
      ['recovery', now.id],
    ]);
    await counter.losesKeyFile();
    expect(await opens(counter, 'recovery', old.key)).toBe('SPARE_WRONG');
    expect(await opens(counter, 'recovery', now.key)).toBe('done');
  });

  test('a cut between the record and the slot leaves the key that somebody holds', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const renew = () => counter.inner.admin.renewRecoveryKey({ ...counter.command(), ...SECOND });
    const held = await renew();
    counter.files.fail(/^slot-recovery$/, 'ENOSPC');
    expect(await outcomeOf(renew())).toBe('NOT_SEALED');
    counter.files.heal();
    await counter.losesKeyFile();
    expect(await opens(counter, 'recovery', held.key)).toBe('done');
  });

  test('a blank at the end of a passphrase, or wide letters, is nothing that anybody saw: it opens with and without', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const asked = { ...counter.command(), ...SECOND, passphrase: `${PASSPHRASE}ＡＢ ` };
    await counter.inner.admin.setPassphrase(asked);
    await counter.losesKeyFile();
    expect(await opens(counter, 'passphrase', `${PASSPHRASE}AB`)).toBe('done');
  });

  test('a disk that does not take the mark of the last check keeps nobody from working', async () => {
    const counter = await station();
    counter.files.fail(/^verified$/, 'EIO');
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
    await counter.signInAs('teller');
  });

  test('a passphrase of a few characters over and over is refused like a short one', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const asked = { ...counter.command(), ...SECOND, passphrase: '一二三四一二三四一二三四' };
    expect(await outcomeOf(counter.inner.admin.setPassphrase(asked))).toBe('WEAK_PASSPHRASE');
  });

  test('a short passphrase is refused before anything is made', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const set = (passphrase: string) =>
      outcomeOf(counter.inner.admin.setPassphrase({ ...counter.command(), ...SECOND, passphrase }));
    expect(await set('十一个字符还是太短了')).toBe('WEAK_PASSPHRASE');
    expect(existsSync(join(keysOf(counter), 'slot-passphrase'))).toBe(false);
    expect(readdirSync(keysOf(counter))).not.toContain('slot-passphrase.new');
  });
});

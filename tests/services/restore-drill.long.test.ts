// A restore that is rehearsed proves a backup from its first byte to a bundle that verifies; leaves nothing behind but one entry; and says
// what is wrong where it is not proved.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/keys/surroundings.ts';
import { type DrillJob, removeDrill, runDrill } from '../../electron/services/restore-drill.ts';
import { flip } from '../support/damage.ts';
import { FailingFiles } from '../support/failing-files.ts';
import { filesUnder } from '../support/ledger-files.ts';
import { fileIn } from '../support/restoring.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

const backupsOf = (counter: StationDriver) => join(counter.folder, `${counter.mode}-backups`);
/** The oldest first. */
const copiesIn = (counter: StationDriver) =>
  readdirSync(backupsOf(counter))
    .filter((name) => name.endsWith('.db'))
    .sort();
const drillFolder = (counter: StationDriver) => join(counter.folder, `${counter.mode}.restore-drill`);
const drill = (counter: StationDriver) => counter.inner.backup.drill(counter.command());
const lastDrill = async (counter: StationDriver) => (await counter.inner.backup.list()).drill.last;

/** A station with one closed case, one that is still open, and a backup of both. */
async function backedUp(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await (await counter.openRemittance()).finish();
  await counter.openRemittance();
  await counter.signInAs('admin');
  await counter.inner.backup.make(counter.command());
  return counter;
}

/** What a drill of this station is asked, in the process of the test. */
function jobOf(counter: StationDriver): DrillJob {
  const { vault, identities } = counter.station;
  return {
    ...{ backup: fileIn(backupsOf(counter)), folder: drillFolder(counter), identities },
    by: { kind: 'own', keyOfCopies: vault.keyOfCopies },
  };
}

describe('a restore that is rehearsed', () => {
  test('proves the backup, and adds one entry to the ledger and nothing to any folder', async () => {
    const counter = await backedUp();
    const made = (await counter.inner.backup.list()).made[0];
    const { size } = counter;
    const before = filesUnder(counter.folder);
    const command = counter.command();
    const sealed = await counter.inner.backup.drill(command);
    expect(await counter.inner.backup.drill(command), 'a repeat rehearses nothing').toEqual(sealed);
    const [entry, ...more] = counter.entries(size);
    expect(more).toEqual([]);
    const { file, sha256, root } = made ?? {};
    expect(entry).toMatchObject({
      ...{ kind: 'restore-drilled', actor: { staff: 'ji', role: 'admin' } },
      body: { result: 'proved', keys: 'own', file, sha256, root, size: made?.size, cases: 2 },
    });
    expect(entry?.body.bundled).toBeGreaterThan(10);
    expect(Object.keys(filesUnder(counter.folder)).sort()).toEqual(Object.keys(before).sort());
    expect(await lastDrill(counter)).toMatchObject({ result: 'proved', by: '管理员己' });
  });

  test('with the recovery key proves that key as well', async () => {
    const counter = await backedUp();
    const second = { approver: 'bing', pin: PIN };
    const { key } = await counter.inner.admin.renewRecoveryKey({ ...counter.command(), ...second });
    await counter.inner.backup.make(counter.command());
    const { app } = counter;
    const asked = { spare: { kind: 'recovery' as const, key } };
    await app.work?.drills.run({ role: 'system' }, counter.command().command, asked);
    expect(await lastDrill(counter)).toMatchObject({ result: 'proved', keys: 'recovery', by: null });
    const wrong = { spare: { kind: 'passphrase' as const, key: '湖边有三棵老柳树和一座石桥' } };
    await app.work?.drills.run({ role: 'system' }, counter.command().command, wrong);
    expect(await lastDrill(counter)).toMatchObject({ result: 'failed', why: 'keys' });
  });

  test('is refused where there is no backup, or a file that bears no name of one', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    const { size } = counter;
    expect(await outcomeOf(drill(counter))).toBe('NO_BACKUP');
    expect(counter.size, 'nothing was rehearsed, and nothing is on record').toBe(size);
    const backup = join(counter.folder, 'letter-to-my-aunt.db');
    writeFileSync(backup, 'dear aunt');
    const run = counter.app.work?.drills.run({ role: 'system' }, counter.command().command, { backup });
    await expect(run).rejects.toThrow('NOT_A_BACKUP');
  });

  test('runs once at a time', async () => {
    const counter = await backedUp();
    const first = drill(counter);
    expect(await outcomeOf(drill(counter))).toBe('DRILL_RUNNING');
    await first;
    expect(counter.kinds().filter((kind) => kind === 'restore-drilled')).toHaveLength(1);
  });
});

describe('a drill that proves nothing is on record with the reason, and leaves nothing behind', () => {
  test.each<[string, (counter: StationDriver) => void, string]>([
    [
      'one bit of the backup was flipped',
      (counter) => {
        for (const name of copiesIn(counter)) flip(join(backupsOf(counter), name));
      },
      'damaged',
    ],
    [
      'another backup lies there under its name',
      (counter) => {
        const [older = '', newer = ''] = copiesIn(counter);
        copyFileSync(join(backupsOf(counter), older), join(backupsOf(counter), newer));
      },
      'damaged',
    ],
    [
      'the copy of the keys is gone',
      (counter) => rmSync(join(backupsOf(counter), 'g1-keys'), { recursive: true }),
      'keys',
    ],
    [
      'the copy of one key was altered',
      (counter) => flip(join(backupsOf(counter), 'g1-keys', 'identity'), 40),
      'keys',
    ],
  ])('where %s', async (_, harm, why) => {
    const counter = await backedUp();
    await counter.signInAs('admin');
    await counter.inner.backup.make(counter.command());
    harm(counter);
    await drill(counter);
    const last = await lastDrill(counter);
    expect(last?.why ?? last?.result).toBe(why);
    expect(existsSync(drillFolder(counter))).toBe(false);
  });

  test.each([
    ['the disk is full', 'ENOSPC', 'full'],
    ['the folder cannot be written', 'EACCES', 'folder'],
    ['the disk does not read', 'EIO', 'damaged'],
  ] as const)('where %s', async (_, error, why) => {
    const counter = await backedUp();
    const files = new FailingFiles();
    files.fail(/^identity$/, error);
    expect(await runDrill(jobOf(counter), { files, clock: systemClock })).toMatchObject({ ok: false, why });
    files.heal();
    removeDrill(files, drillFolder(counter));
    expect(existsSync(drillFolder(counter))).toBe(false);
  });

  test('where the bundle is not of this device', async () => {
    const counter = await backedUp();
    const job = { ...jobOf(counter), identities: ['0'.repeat(64)] };
    const answer = await runDrill(job, { files: new FailingFiles(), clock: systemClock });
    expect(answer).toMatchObject({ ok: false, why: 'bundle' });
  });
});

describe('a drill that is cut off', () => {
  test('by the end of the program leaves no folder and no entry', async () => {
    const counter = await backedUp();
    const cut = outcomeOf(drill(counter)).catch(() => 'cut');
    counter.stop();
    expect(await cut).not.toBe('done');
    await counter.start();
    expect(existsSync(drillFolder(counter))).toBe(false);
    expect(counter.kinds()).not.toContain('restore-drilled');
  });

  test('by the power leaves keys in a folder, which the next start overwrites and removes', async () => {
    const counter = await backedUp();
    counter.stop();
    mkdirSync(join(drillFolder(counter), 'keys'), { recursive: true });
    cpSync(join(backupsOf(counter), 'g1-keys'), join(drillFolder(counter), 'keys'), { recursive: true });
    await counter.start();
    expect(existsSync(drillFolder(counter))).toBe(false);
  });
});

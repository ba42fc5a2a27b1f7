// A backup becomes the next generation of the log, by two people with a spare key; what was erased meanwhile stays erased; and whatever is
// not right is refused and changes nothing.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { type RestoreRequest, restoreStation } from '../../electron/services/restore.ts';
import { Situation } from '../../electron/services/situation.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { flip } from '../support/damage.ts';
import { temporaryFolder } from '../support/demo-folder.ts';
import { erases, toldEverything } from '../support/erasure.ts';
import { filesUnder } from '../support/ledger-files.ts';
import { PIN, StationDriver, sharedStation } from '../support/station-driver.ts';
import { stationOptions } from '../support/station-options.ts';

let image: { driver: StationDriver; remove(): void };
/** As the folder was copied to a stick, before anything was erased. */
let stick: string;
let spare: RestoreRequest['spare'];
let caseId: string;
let backedUp: { size: number; identities: readonly string[]; pack: string | undefined };
const folders: string[] = [];

beforeAll(async () => {
  image = await sharedStation();
  const { driver: counter } = image;
  caseId = await toldEverything(counter);
  await counter.signInAs('admin');
  const { key } = await counter.inner.admin.renewRecoveryKey({
    ...counter.command(),
    approver: 'bing',
    pin: PIN,
  });
  spare = { kind: 'recovery', key };
  backedUp = {
    size: counter.size,
    identities: counter.station.identities,
    pack: counter.station.state.pack?.sha256,
  };
  await counter.inner.backup.make(counter.command());
  stick = temporaryFolder();
  cpSync(join(counter.folder, 'demo-backups'), stick, { recursive: true });
  folders.push(stick);
  await counter.signInAs('compliance');
  await erases(counter, caseId);
  counter.stop();
});
afterAll(() => {
  image.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const fileIn = (folder: string) =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? 'none');

function placeOf(counter: StationDriver) {
  const { folder: dataFolder, mode, clock, files } = counter;
  const options = stationOptions({ dataFolder, mode, log: () => undefined }, clock, files);
  return { ...options, folder: join(dataFolder, mode) };
}

const asked = (change: Partial<RestoreRequest> = {}): RestoreRequest => ({
  ...{ backup: fileIn(stick), spare, reason: 'disk-broken' },
  ...{ admin: { staff: 'ji', pin: PIN }, branchHead: { staff: 'bing', pin: PIN } },
  ...change,
});

/** A machine on which nothing ever ran, or a copy of the one that was backed up. */
function machine(kind: 'new' | 'same'): StationDriver {
  if (kind === 'same') return image.driver.crashed();
  const folder = temporaryFolder();
  folders.push(folder);
  return new StationDriver(folder, 'demo', image.driver.clock.now());
}

async function opens(counter: StationDriver): Promise<void> {
  await counter.start();
  expect(counter.app.stopped, 'the host has no slot of its own yet').toBe('slot-lost');
  await counter.inner.station.openWithSpareKey({ ...counter.command(), ...spare });
}

/** Everything under the data folder that anybody could read with every key that lies there. */
function readable(counter: StationDriver): string {
  const { ledger } = counter.station.open;
  return JSON.stringify(Array.from({ length: ledger.size }, (_, seq) => ledger.event(seq)));
}

const refusal = (error: unknown) => (error instanceof Situation ? error.code : String(error));

describe('a restored station', () => {
  test('on a new machine goes on as generation 2, which says from which checkpoint, why, and who agreed', async () => {
    const counter = machine('new');
    const restored = await restoreStation(placeOf(counter), asked());
    expect(restored).toMatchObject({
      size: backedUp.size,
      known: backedUp.size,
      aside: undefined,
      withoutKey: 0,
    });
    await opens(counter);
    try {
      const { station } = counter;
      expect(station.open.ledger.origin).toMatch(/\/g2$/);
      expect(station.identities, 'the device is the same').toEqual(backedUp.identities);
      const [opened, ...later] = counter.entries();
      expect(opened).toMatchObject({
        ...{ kind: 'log-opened', actor: { role: 'system' } },
        body: { reason: 'disk-broken', approvers: ['ji', 'bing'] },
      });
      const { known, backup } = (opened?.body.restored ?? {}) as { known: string; backup: string };
      expect(known).toBe(backup);
      const parsed = parseCheckpoint(backup);
      expect(parsed.ok && parsed.checkpoint).toMatchObject({
        size: backedUp.size,
        origin: expect.stringMatching(/\/g1$/),
      });
      expect(later.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['staff-changed', 'spare-key-used']),
      );
      expect(station.state.pack?.sha256).toBe(backedUp.pack);
      await counter.signInAs('teller');
      await (await counter.openRemittance()).finish();
      await counter.signInAs('auditor');
      const wanted = {
        ...{ from: '2026-11-21', to: '2026-11-21', masking: 'masked' as const },
        ...{ recipient: '总行审计部', purpose: '月度检查' },
      };
      let zip = '';
      for await (const step of await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted }))
        if (step.state === 'done') zip = step.file;
      const report = await verifyBundle(nodeCrypto, memorySource(readFileSync(zip)), {
        identity: backedUp.identities.join('\n'),
      });
      expect(report).toMatchObject({ result: 'verified', failures: [] });
    } finally {
      counter.stop();
    }
  });

  test('where the old log is still there: what was erased since is erased in the older backup and its keys, and the longer head is named', async () => {
    const counter = machine('same');
    const restored = await restoreStation(placeOf(counter), asked());
    expect(restored).toMatchObject({ size: backedUp.size, erasures: 1, withoutKey: 0 });
    expect(restored.known).toBeGreaterThan(backedUp.size);
    expect(existsSync(restored.aside ?? '')).toBe(true);
    const keys = readFileSync(join(counter.folder, 'demo', 'keys', 'case-keys'));
    const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
    expect(readFileSync(join(stick, 'g1-keys', 'case-keys')).includes(id), 'the stick still has it').toBe(
      true,
    );
    expect(keys.includes(id)).toBe(false);
    await opens(counter);
    for (const secret of ['慕容收款', '备注甲乙']) expect(readable(counter)).not.toContain(secret);
    expect(counter.station.vault.caseKeys.get(caseId)).toBeUndefined();
    await counter.restart();
    expect(counter.app.stopped, 'it starts by itself from then on').toBeUndefined();
  });

  test('asks for the machine’s own slot only once it has one', async () => {
    const counter = machine('new');
    await restoreStation(placeOf(counter), asked());
    const keys = join(counter.folder, 'demo', 'keys');
    expect(readdirSync(keys)).not.toContain('slot-key-file');
    await opens(counter);
    expect(readdirSync(keys)).toContain('slot-key-file');
    await expect(
      keyFileProtector(counter.files, keys).unwrap(readFileSync(join(keys, 'slot-key-file'))),
    ).resolves.toHaveLength(32);
    counter.stop();
  });
});

describe('a restore is refused and changes nothing', () => {
  const refused = async (change: Partial<RestoreRequest>, kind: 'new' | 'same' = 'new') => {
    const counter = machine(kind);
    const before = filesUnder(counter.folder);
    const code = await restoreStation(placeOf(counter), asked(change)).then(() => 'done', refusal);
    expect(filesUnder(counter.folder)).toEqual(before);
    return code;
  };

  test.each<[string, Partial<RestoreRequest>, string]>([
    ['one person for both', { branchHead: { staff: 'ji', pin: PIN } }, 'SAME_PERSON'],
    ['somebody who is not the branch head', { branchHead: { staff: 'jia', pin: PIN } }, 'NOT_AN_APPROVER'],
    ['a wrong PIN', { admin: { staff: 'ji', pin: '864209' } }, 'PIN_WRONG'],
    ['a mistyped recovery key', { spare: { kind: 'recovery', key: 'CG1 QYPP 6ZZZ' } }, 'SPARE_MISTYPED'],
    [
      'a passphrase that was never set',
      { spare: { kind: 'passphrase', key: '湖边有三棵老柳树' } },
      'SPARE_WRONG',
    ],
  ])('for %s', async (_, change, code) => {
    expect(await refused(change)).toBe(code);
  });

  test('for the recovery key of another station', async () => {
    const { newRecoveryKey } = await import('../../electron/keys/spare-keys.ts');
    expect(await refused({ spare: { kind: 'recovery', key: newRecoveryKey() } })).toBe('SPARE_WRONG');
  });

  test.each(['first', 'middle', 'last'] as const)(
    'for one flipped bit, the %s of the file',
    async (where) => {
      const folder = temporaryFolder();
      folders.push(folder);
      cpSync(stick, folder, { recursive: true });
      const file = fileIn(folder);
      const { length } = readFileSync(file);
      flip(file, { first: 0, middle: Math.floor(length / 2), last: length - 1 }[where]);
      expect(await refused({ backup: file })).toBe('BACKUP_DAMAGED');
    },
  );

  test.each(['database', 'identity', 'pins', 'hashing', 'case-keys'])(
    'for a flipped bit in the copy of %s',
    async (name) => {
      const folder = temporaryFolder();
      folders.push(folder);
      cpSync(stick, folder, { recursive: true });
      flip(join(folder, 'g1-keys', name), 40);
      expect(await refused({ backup: fileIn(folder) })).toBe('BACKUP_DAMAGED');
    },
  );

  test('for a backup of another station beside the keys of this one', async () => {
    const { driver: other, remove } = await sharedStation();
    try {
      await other.signInAs('admin');
      await other.inner.backup.make(other.command());
      const folder = temporaryFolder();
      folders.push(folder);
      cpSync(join(stick, 'g1-keys'), join(folder, 'g1-keys'), { recursive: true });
      cpSync(fileIn(join(other.folder, 'demo-backups')), join(folder, 'g1-000000009.db'));
      // Copies of one template have the same database key: the entries differ, not the keys.
      const code = await refused({ backup: join(folder, 'g1-000000009.db') }, 'same');
      expect(code).toBe('OTHER_LOG');
    } finally {
      remove();
    }
  });
});

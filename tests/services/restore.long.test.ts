// Every reason for which a restore is refused, and that it then changes nothing.
import { cpSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { newRecoveryKey } from '../../electron/keys/spare-keys.ts';
import { type RestoreRequest, restoreStation } from '../../electron/services/restore.ts';
import { asideOf } from '../../electron/services/set-up.ts';
import { flip } from '../support/damage.ts';
import { fileIn, placeOf, Restoring } from '../support/restoring.ts';
import { outcomeOf, PIN, SET_UP, sharedStation } from '../support/station-driver.ts';

let on: Restoring;
beforeAll(async () => {
  on = await Restoring.make();
});
afterAll(() => on.remove());

describe('a restored station', () => {
  test('asks for the machine’s own slot only once it has one', async () => {
    const counter = on.machine('new');
    await restoreStation(placeOf(counter), on.asked());
    const keys = join(counter.folder, 'demo', 'keys');
    expect(readdirSync(keys)).not.toContain('slot-key-file');
    await on.opens(counter);
    expect(readdirSync(keys)).toContain('slot-key-file');
    await expect(
      keyFileProtector(counter.files, keys).unwrap(readFileSync(join(keys, 'slot-key-file'))),
    ).resolves.toHaveLength(32);
    counter.stop();
  });

  test('is not mistaken for a new one where the power was cut while folders were moved: no set-up, and the restore can be done again', async () => {
    const counter = on.machine('same');
    const { folder } = placeOf(counter);
    renameSync(folder, asideOf(folder));
    await counter.start();
    expect(counter.app.stopped).toBe('slot-lost');
    const setUp = { ...counter.command(), ...SET_UP };
    expect(await outcomeOf(counter.inner.station.setUp(setUp))).toBe('ALREADY_SET_UP');
    counter.stop();
    expect(await restoreStation(placeOf(counter), on.asked())).toMatchObject({ erasures: 1 });
    await on.opens(counter);
  });
});

describe('a restore is refused and changes nothing', () => {
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
    expect(await on.refused(change)).toBe(code);
  });

  test('for the recovery key of another station', async () => {
    expect(await on.refused({ spare: { kind: 'recovery', key: newRecoveryKey() } })).toBe('SPARE_WRONG');
  });

  test.each(['first', 'middle', 'last'] as const)(
    'for one flipped bit, the %s of the file',
    async (where) => {
      const folder = on.otherStick();
      const file = fileIn(folder);
      const { length } = readFileSync(file);
      flip(file, { first: 0, middle: Math.floor(length / 2), last: length - 1 }[where]);
      expect(await on.refused({ backup: file })).toBe('BACKUP_DAMAGED');
    },
  );

  test.each(['database', 'identity', 'pins', 'hashing', 'case-keys'])(
    'for a flipped bit in the copy of %s',
    async (name) => {
      const folder = on.otherStick();
      flip(join(folder, 'g1-keys', name), 40);
      expect(await on.refused({ backup: fileIn(folder) })).toBe('BACKUP_DAMAGED');
    },
  );

  test('for a backup of another station beside the keys of this one', async () => {
    const { driver: other, remove } = await sharedStation();
    try {
      await other.signInAs('admin');
      await other.inner.backup.make(other.command());
      const folder = on.folder();
      cpSync(join(on.stick, 'g1-keys'), join(folder, 'g1-keys'), { recursive: true });
      cpSync(fileIn(join(other.folder, 'demo-backups')), join(folder, 'g1-000000009.db'));
      // Copies of one template have the same database key: the entries differ, not the keys.
      const code = await on.refused({ backup: join(folder, 'g1-000000009.db') }, 'same');
      expect(code).toBe('OTHER_LOG');
    } finally {
      remove();
    }
  });
});

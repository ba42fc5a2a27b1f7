// A backup becomes the next generation of the log, by two people with a spare key; what was erased meanwhile stays erased. The rarer
// refusals are in restore.long.test.ts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { restoreStation } from '../../electron/services/restore.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { flip } from '../support/damage.ts';
import { fileIn, OTHER_STATION, placeOf, Restoring } from '../support/restoring.ts';
import { PIN, type StationDriver } from '../support/station-driver.ts';

let on: Restoring;
beforeAll(async () => {
  on = await Restoring.make();
});
afterAll(() => on.remove());

/** Everything in the log that can be read with the keys that are there. */
function readable(counter: StationDriver): string {
  const { ledger } = counter.station.open;
  return JSON.stringify(Array.from({ length: ledger.size }, (_, seq) => ledger.event(seq)));
}

describe('a restored station', () => {
  test('on a new machine goes on as generation 2, which says from which checkpoint, why, and who agreed', async () => {
    const counter = on.machine('new');
    const restored = await restoreStation(placeOf(counter), on.asked());
    expect(restored).toMatchObject({
      size: on.backedUp.size,
      known: on.backedUp.size,
      aside: undefined,
      withoutKey: 0,
    });
    await on.opens(counter);
    try {
      const { station } = counter;
      expect(station.open.ledger.origin).toMatch(/\/g2$/);
      expect(station.identities, 'the device is the same').toEqual(on.backedUp.identities);
      const [opened, ...later] = counter.entries();
      expect(opened).toMatchObject({
        ...{ kind: 'log-opened', actor: { role: 'system' } },
        body: { reason: 'disk-broken', approvers: ['ji', 'bing'] },
      });
      const { known, backup } = (opened?.body.restored ?? {}) as { known: string; backup: string };
      expect(known).toBe(backup);
      const parsed = parseCheckpoint(backup);
      expect(parsed.ok && parsed.checkpoint).toMatchObject({
        size: on.backedUp.size,
        origin: expect.stringMatching(/\/g1$/),
      });
      expect(later.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['staff-changed', 'spare-key-used']),
      );
      expect(station.state.pack?.sha256).toBe(on.backedUp.pack);
      const { machines, stations } = station.state.lobby;
      expect(machines).toEqual([{ code: 'A01', group: 'hall' }]);
      expect([...stations.values()]).toEqual([OTHER_STATION]);
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
        identity: on.backedUp.identities.join('\n'),
      });
      expect(report).toMatchObject({ result: 'verified', failures: [] });
    } finally {
      counter.stop();
    }
  });

  test('where the old log is still there: what was erased since is erased in the older backup and its keys, and the longer head is named', async () => {
    const counter = on.machine('same');
    const restored = await restoreStation(placeOf(counter), on.asked());
    expect(restored).toMatchObject({ size: on.backedUp.size, erasures: 1, withoutKey: 0 });
    expect(restored.known).toBeGreaterThan(on.backedUp.size);
    expect(existsSync(restored.aside ?? '')).toBe(true);
    const keys = readFileSync(join(counter.folder, 'demo', 'keys', 'case-keys'));
    const id = Buffer.from(on.caseId.replaceAll('-', ''), 'hex');
    expect(readFileSync(join(on.stick, 'g1-keys', 'case-keys')).includes(id), 'the stick still has it').toBe(
      true,
    );
    expect(keys.includes(id)).toBe(false);
    await on.opens(counter);
    for (const secret of ['慕容收款', '备注甲乙']) expect(readable(counter)).not.toContain(secret);
    expect(counter.station.vault.caseKeys.get(on.caseId)).toBeUndefined();
    await counter.restart();
    expect(counter.app.stopped, 'it starts by itself from then on').toBeUndefined();
  });

  test('takes two people, and a backup that nobody altered', async () => {
    expect(await on.refused({ branchHead: { staff: 'ji', pin: PIN } })).toBe('SAME_PERSON');
    const folder = on.otherStick();
    flip(fileIn(folder));
    expect(await on.refused({ backup: fileIn(folder) })).toBe('BACKUP_DAMAGED');
  });
});

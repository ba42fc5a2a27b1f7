// The facts of the health page at a real station: what disk, log and clock say, and what a disk that is gone does not say.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { healthFacts } from '../../electron/services/health.ts';
import { station } from '../support/station-driver.ts';

test('the facts are those of the log, the disk and the clock, and looking seals nothing', async () => {
  const counter = await (await station()).signInAs('supervisor');
  const { size } = counter;
  const facts = await counter.inner.health.facts();
  expect(counter.size).toBe(size);
  expect(facts).toMatchObject({
    ...{ mode: 'demo', host: 'none', oneDisk: true, sealsNothing: false, anchorHolds: true },
    ...{ checkedAt: null, clockMoves: 0, headOffice: false },
    pack: { name: expect.stringMatching(/\d+\.\d+\.\d+$/) },
  });
  expect(facts.storeFree).toBeGreaterThan(0);
  for await (const step of await counter.inner.check.checkNow(counter.command())) void step;
  counter.clock.setWall(counter.clock.now() + 600_000);
  await counter.signOut();
  await counter.signInAs('auditor');
  const later = await counter.inner.health.facts();
  expect(later.checkedAt).not.toBeNull();
  expect([later.clockMoves, later.largestMoveMs]).toEqual([1, 600_000]);
  counter.wait(24 * 3600);
  expect((await counter.signInAs('auditor').then(() => counter.inner.health.facts())).clockMoves).toBe(0);
});

test('an anchor that does not hold the log, and a disk that does not answer, are told', async () => {
  const counter = await (await station()).signInAs('supervisor');
  const { work } = counter.app;
  if (!work) throw new Error('the station is not open');
  for (const name of ['anchor-a', 'anchor-b']) rmSync(join(counter.folder, 'demo', 'g1', name));
  const file = join(counter.folder, 'no-folder');
  writeFileSync(file, '');
  const facts = healthFacts(counter.station, {
    folder: join(file, 'x'),
    backups: work.backups,
    devices: work.devices,
    host: 'none',
    machineLock: null,
    keyStore: 'kept',
  });
  expect(facts).toMatchObject({ anchorHolds: false, mode: 'demo' });
});

// What was erased after a backup was made stays erased on a new machine as well, where a bundle of the lost log tells of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreStation } from '../../electron/services/restore.ts';
import { makeBundle, sampleLog } from '../ledger/make-bundle.ts';
import { flip } from '../support/damage.ts';
import { placeOf, Restoring } from '../support/restoring.ts';

let on: Restoring;
beforeAll(async () => {
  on = await Restoring.make();
});
afterAll(() => on.remove());

const hasKey = (folder: string) =>
  readFileSync(join(folder, 'case-keys')).includes(Buffer.from(on.caseId.replaceAll('-', ''), 'hex'));

test('a case that only a bundle knows to be erased is erased before the restored store opens', async () => {
  expect(hasKey(join(on.stick, 'g1-keys')), 'the stick is from before').toBe(true);
  const without = on.machine('new');
  expect(await restoreStation(placeOf(without), on.asked())).toMatchObject({ erasures: 0 });
  expect(hasKey(join(without.folder, 'demo', 'keys')), 'nobody could know').toBe(true);
  const counter = on.machine('new');
  expect(await restoreStation(placeOf(counter), on.asked({ erased: [on.bundle, on.bundle] }))).toMatchObject({
    ...{ erasures: 1, withoutKey: 0, size: on.backedUp.size },
  });
  expect(hasKey(join(counter.folder, 'demo', 'keys'))).toBe(false);
  await on.opens(counter);
  await counter.signInAs('auditor');
  const read = { ...counter.command(), caseId: on.caseId, generation: 1 };
  expect((await counter.inner.auditor.readCase(read)).summary.customer).toContain('已清除');
  counter.stop();
});

test('a bundle that was altered, or of another log, is refused and nothing is restored', async () => {
  const folder = on.folder();
  const altered = join(folder, 'altered.zip');
  writeFileSync(altered, readFileSync(on.bundle));
  flip(altered, 5_000);
  expect(await on.refused({ erased: [altered] })).toBe('BUNDLE_NOT_OF_LOG');
  const other = join(folder, 'other.zip');
  writeFileSync(other, makeBundle(sampleLog()));
  expect(await on.refused({ erased: [on.bundle, other] })).toBe('BUNDLE_NOT_OF_LOG');
});

// The generation before a restore: found, read and exported as evidence, and never written; where it is not what was restored, nothing of it
// is shown.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { databaseFile } from '../../electron/ledger/open-ledger.ts';
import { restoreStation } from '../../electron/services/restore.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { ERASED } from '../../shared/words/mask.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { flip } from '../support/damage.ts';
import { placeOf, Restoring } from '../support/restoring.ts';
import { outcomeOf, PIN, type StationDriver, sharedStation } from '../support/station-driver.ts';

let on: Restoring;
beforeAll(async () => {
  on = await Restoring.make();
});
afterAll(() => on.remove());

const RANGE = { from: '2000-01-01', to: '2999-12-31' };
const WANTED = { ...RANGE, recipient: '总行审计部', purpose: '上一代台账' };

/** Restored, and an auditor at work. */
async function restored(kind: 'new' | 'same'): Promise<StationDriver> {
  const counter = on.machine(kind);
  await restoreStation(placeOf(counter), on.asked());
  await on.opens(counter);
  await counter.signInAs('auditor');
  return counter;
}

const oldDatabase = (counter: StationDriver) => databaseFile(join(counter.folder, counter.mode, 'g1'));
const search = (counter: StationDriver, generation?: number) =>
  counter.inner.auditor.findCases({
    ...counter.command(),
    ...RANGE,
    page: 0,
    ...(generation && { generation }),
  });

async function exported(counter: StationDriver, wanted: object): Promise<Uint8Array> {
  const stream = await counter.inner.auditor.exportBundle({
    ...counter.command(),
    ...WANTED,
    masking: 'masked',
    ...wanted,
  } as never);
  for await (const step of stream) if (step.state === 'done') return readFileSync(step.file);
  throw new Error('the export did not end');
}

const verified = (counter: StationDriver, bundle: Uint8Array) =>
  verifyBundle(nodeCrypto, memorySource(bundle), { identity: counter.station.identities.join('\n') });

describe('the generation that was restored', () => {
  test('is listed with what is lost of it, searched and read; each look is on record in the present one', async () => {
    const counter = await restored('same');
    const [listed, ...more] = await counter.inner.auditor.generations();
    expect(more).toEqual([]);
    expect(listed).toMatchObject({ generation: 1, size: on.backedUp.size });
    expect(listed?.known).toBeGreaterThan(on.backedUp.size);
    expect((await search(counter)).total, 'the present generation has no case').toBe(0);
    const before = readFileSync(oldDatabase(counter));
    const found = await search(counter, 1);
    expect(found.cases.map(({ caseId }) => caseId)).toContain(on.caseId);
    const read = { ...counter.command(), caseId: on.caseId, generation: 1 };
    const { document, timeline } = await counter.inner.auditor.readCase(read);
    expect(document, 'erased after the backup was made').toBe(ERASED);
    expect(timeline.length).toBeGreaterThan(5);
    const looks = counter.entries().filter(({ kind }) => kind === 'viewed');
    expect(looks.map(({ body }) => [body.what, body.generation])).toEqual([
      ['search', undefined],
      ['search', 1],
      ['case', 1],
    ]);
    expect(readFileSync(oldDatabase(counter)), 'nothing was written there').toEqual(before);
    expect(await outcomeOf(search(counter, 2)), 'the present one is no earlier one').toBe(
      'NO_SUCH_GENERATION',
    );
    counter.stop();
  });

  test('is exported as a bundle of its own that verifies; the export is on record in the present one, which stays whole', async () => {
    const counter = await restored('new');
    const bundle = await exported(counter, { generation: 1 });
    const report = await verified(counter, bundle);
    expect(report).toMatchObject({ result: 'verified', ended: true, failures: [], size: on.backedUp.size });
    expect(report.origin).toMatch(/\/g1$/);
    expect(report.cases.shown).toBeGreaterThan(0);
    const full = await exported(counter, { generation: 1, masking: 'full', approver: 'bing', pin: PIN });
    expect(await verified(counter, full)).toMatchObject({ result: 'verified', ended: true });
    const begun = counter.entries().filter(({ kind }) => kind === 'export-begun');
    expect(begun.map(({ body }) => body.generation)).toEqual([1, 1]);
    const own = await verified(counter, await exported(counter, {}));
    expect(own).toMatchObject({ result: 'verified', failures: [] });
    expect(own.ended).toBeUndefined();
    expect(own.origin).toMatch(/\/g2$/);
    const steps = await counter.inner.check.checkNow(counter.command());
    const states: unknown[] = [];
    for await (const step of steps) states.push(step);
    expect(states.at(-1), 'a check finds every checkpoint that was handed out').toMatchObject({
      ...{ state: 'done', finding: null, checkpoints: 3 },
    });
    counter.stop();
  });

  test('that was altered is not shown, and the screen says so', async () => {
    const counter = await restored('new');
    const file = oldDatabase(counter);
    const { length } = readFileSync(file);
    for (let page = 0; page < length; page += 4096) flip(file, page + 2_000);
    expect(await outcomeOf(search(counter, 1))).toBe('GENERATION_UNREADABLE');
    expect(counter.kinds()).not.toContain('viewed');
    counter.stop();
  });

  test('that is another log, whole as it is, is not shown', async () => {
    const counter = await restored('new');
    const { driver: other, remove } = await sharedStation();
    other.stop();
    copyFileSync(databaseFile(join(other.folder, other.mode, 'g1')), oldDatabase(counter));
    remove();
    expect(await outcomeOf(search(counter, 1))).toBe('GENERATION_UNREADABLE');
    counter.stop();
  });
});

test('a station that was never restored has no earlier generation', async () => {
  const counter = on.machine('same');
  await counter.start();
  await counter.signInAs('auditor');
  expect(await counter.inner.auditor.generations()).toEqual([]);
  counter.stop();
});

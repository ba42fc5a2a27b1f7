// Starts that go on: what a power cut leaves is whole, whichever write it came into.
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyLog, oneMore } from '../support/damage.ts';
import { keysOf, logOf } from '../support/ledger-files.ts';
import { type StationDriver, sharedStation } from '../support/station-driver.ts';

describe('a start goes on', () => {
  let before: { size: number; step: string | undefined; id: string };
  let image: StationDriver;
  beforeAll(async () => {
    // Shared by the tests below, which work on copies of it.
    const { driver, remove } = await sharedStation();
    await driver.signInAs('teller');
    await driver.openRemittance();
    await driver.answer('REM-01', 'other-person');
    before = { size: driver.size, step: driver.openStep?.id, id: driver.case.id };
    image = driver;
    return remove;
  });

  const goesOn = async (counter: StationDriver) => {
    await counter.start();
    expect(counter.app.stopped).toBeUndefined();
    // Whoever was reading could not meanwhile.
    expect(counter.kinds(before.size)).toEqual(['app-started', 'reading-held']);
    await counter.signInAs('teller');
    expect({ step: counter.openStep?.id, id: counter.case.id }).toEqual({ step: before.step, id: before.id });
  };

  test('after a power cut', async () => {
    await goesOn(image.crashed());
  });

  test.each(['anchor-a', 'anchor-b'])(
    'where %s was torn in being written: the other one is whole',
    async (name) => {
      const counter = image.crashed();
      truncateSync(join(logOf(counter.folder), name), 2048);
      await goesOn(counter);
    },
  );

  test('where the last command was not anchored any more', async () => {
    // The first start after the cut notes that the reading stood still; the second makes one command and no more.
    const counter = await oneMore(image.crashed());
    const newer = await oneMore(counter);
    copyLog(counter, newer, /^anchor-/);
    await newer.start();
    expect(newer.app.stopped).toBeUndefined();
    const starts = newer.kinds(before.size).filter((kind) => kind === 'app-started');
    expect(starts).toHaveLength(3);
  });

  test('where a case key was being written: it was never acknowledged', async () => {
    const counter = image.crashed();
    const path = join(keysOf(counter.folder), 'case-keys');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(50, 1)]));
    await goesOn(counter);
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
    await counter.openRemittance();
    const { id } = counter.case;
    await counter.restart();
    await counter.signInAs('teller');
    expect(counter.case.id).toBe(id);
  });

  test('and a copy that was moved to another folder is the same station', async () => {
    const counter = image.crashed();
    const other = image.crashed();
    rmSync(join(other.folder, 'demo'), { recursive: true });
    cpSync(join(counter.folder, 'demo'), join(other.folder, 'demo'), { recursive: true });
    await goesOn(other);
  });
});

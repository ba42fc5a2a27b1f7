// Parts of a store, or all of it, replaced by an older copy of themselves. What cannot be seen from inside is named, and is seen from outside.
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { copyLog, flip, oneMore } from '../support/damage.ts';
import { anchorsOf, databaseOf } from '../support/ledger-files.ts';
import { type StationDriver, station } from '../support/station-driver.ts';
import { closeDay } from './real-log.ts';
import { wholeCheck } from './whole-check.ts';

async function closed(): Promise<StationDriver> {
  const counter = await station();
  counter.stop();
  return counter;
}

const rootOf = ({ station }: StationDriver) => toBase64(station.open.ledger.root());

test('a whole store put back as it was opens, and only a head that somebody else holds tells', async () => {
  const counter = await closed();
  const newer = await oneMore(counter, 3);
  await newer.start();
  const known = { size: newer.size, root: rootOf(newer) };
  newer.stop();
  rmSync(join(newer.folder, 'demo'), { recursive: true });
  cpSync(join(counter.folder, 'demo'), join(newer.folder, 'demo'), { recursive: true });
  await newer.start();
  expect(newer.app.stopped).toBeUndefined();
  expect(wholeCheck(newer)).toBeUndefined();
  expect(newer.size).toBeLessThan(known.size);
  while (newer.size < known.size)
    newer.station.sealAsSystem({ kind: 'fault', body: { number: 'E1' }, private: {} });
  expect(rootOf(newer), 'of the same size it is another log').not.toBe(known.root);
});

test('a database put back by one command beside an anchor that was damaged looks like an anchor torn by a power cut', async () => {
  const counter = await closed();
  const newer = await oneMore(counter);
  for (const suffix of ['-wal', '-shm']) rmSync(`${databaseOf(newer.folder)}${suffix}`, { force: true });
  copyLog(counter, newer, /^ledger\.db/);
  const both = newer.crashed();
  await both.start();
  expect(both.app.stopped, 'with its anchor whole').toBe('anchor-ahead');
  const newest = newestAnchor(newer, counter);
  flip(newest, 40);
  await newer.start();
  expect(newer.app.stopped, 'nothing inside can tell').toBeUndefined();
});

/** The anchor file in which two stations differ. */
function newestAnchor(newer: StationDriver, older: StationDriver): string {
  const [mine, theirs] = [anchorsOf(newer.folder), anchorsOf(older.folder)];
  const differs = mine.filter((path, at) => !readFileSync(path).equals(readFileSync(theirs[at]!)));
  expect(differs).toHaveLength(1);
  return differs[0]!;
}

test.each([
  ['the keys of the day before', /^day-/, 'keys-lost'],
  ['the case keys', /^case-keys$/, 'keys-lost'],
])('a store beside an older copy of %s stops', async (_what, names, reason) => {
  const counter = await closed();
  const newer = counter.crashed();
  await newer.start();
  await newer.signInAs('teller');
  await newer.openRemittance();
  await newer.inner.teller.cancelCase({ ...newer.atCase(), reason: 'customer-left' });
  closeDay(newer);
  newer.stop();
  const keys = (driver: StationDriver) => join(driver.folder, 'demo', 'keys');
  for (const name of readdirSync(keys(newer)).filter((each) => names.test(each)))
    rmSync(join(keys(newer), name));
  for (const name of readdirSync(keys(counter)).filter((each) => names.test(each)))
    cpSync(join(keys(counter), name), join(keys(newer), name));
  await newer.start();
  expect(newer.app.stopped).toBe(reason);
});

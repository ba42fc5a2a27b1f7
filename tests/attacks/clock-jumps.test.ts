// Somebody sets the clock. Order is the order of the log and not of the times in it; a jump is an entry of its own, and is in every bundle.
import { describe, expect, test } from 'vitest';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { type StationDriver, station } from '../support/station-driver.ts';
import { exportsAll, quickCrypto } from './real-log.ts';
import { wholeCheck } from './whole-check.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const YEAR = 365 * 24 * HOUR;

const JUMPS: [string, number][] = [
  ['an hour back', -HOUR],
  ['ten years back', -10 * YEAR],
  ['twenty years forward', 20 * YEAR],
];

const moves = (counter: StationDriver, from = 0) =>
  counter.entries(from).filter(({ kind }) => kind === 'clock-moved');

async function inTheMiddleOfACase(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  return counter;
}

describe('a clock set', () => {
  test.each(JUMPS)('%s is said before the next act, once, and the case goes on', async (_what, byMs) => {
    const counter = await inTheMiddleOfACase();
    const { size } = counter;
    const { id } = counter.case;
    counter.clock.setWall(counter.clock.now() + byMs);
    await counter.hears('secrecy');
    expect(counter.kinds(size)).toEqual(['clock-moved', 'flag-tapped']);
    expect(moves(counter, size)).toMatchObject([{ body: { byMs }, actor: { role: 'system' } }]);
    await counter.inner.teller.unhear({ ...counter.atCase(), heard: 'secrecy' });
    expect(counter.case.id).toBe(id);
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
    const entries = counter.entries();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at));
    const times = entries.map(({ at }) => at);
    expect(times.join() === times.toSorted().join(), 'the times go back where the clock did').toBe(byMs > 0);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    expect(wholeCheck(counter)).toBeUndefined();
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
    expect(moves(counter), 'and is not said again at the next start').toHaveLength(1);
  });

  test('a second back is the tolerance of any clock, and seconds that add up are said', async () => {
    const counter = await inTheMiddleOfACase();
    const { size } = counter;
    for (let time = 0; time < 4; time += 1) {
      counter.clock.setWall(counter.clock.now() - SECOND);
      await (time % 2 === 0
        ? counter.hears('secrecy')
        : counter.inner.teller.unhear({ ...counter.atCase(), heard: 'secrecy' }));
    }
    expect(moves(counter, size)).toEqual([]);
    counter.clock.setWall(counter.clock.now() - SECOND);
    await counter.hears('secrecy');
    expect(moves(counter, size)).toMatchObject([{ body: { byMs: -5 * SECOND } }]);
  });

  test.each(JUMPS.filter(([, byMs]) => byMs < 0))(
    '%s while nothing ran is said at the next start',
    async (_what, byMs) => {
      const counter = await inTheMiddleOfACase();
      const { size } = counter;
      counter.stop();
      counter.clock.setWall(counter.clock.now() + byMs);
      await counter.start();
      expect(moves(counter, size).length).toBe(1);
      expect(counter.app.stopped).toBeUndefined();
      expect(wholeCheck(counter)).toBeUndefined();
    },
  );

  test('forward and back again leaves two entries in every bundle, which is verified', async () => {
    const counter = await station();
    counter.clock.setWall(counter.clock.now() + 20 * YEAR);
    await counter.signInAs('teller');
    counter.clock.setWall(counter.clock.now() - 20 * YEAR);
    await counter.openRemittance();
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
    const { zip, files, identity } = await exportsAll(counter);
    const report = await verifyBundle(quickCrypto, memorySource(zip), { identity });
    expect(report).toMatchObject({ result: 'verified', failures: [] });
    const shown = Buffer.from(files.get('entries.jsonl') ?? []).toString('utf8');
    expect(shown.match(/"kind":"clock-moved"/g)).toHaveLength(2);
    expect(shown).toContain(`"byMs":${20 * YEAR}`);
    expect(shown).toContain(`"byMs":${-20 * YEAR}`);
  });
});

// A roster as large as a bank's, and one whose import is cut off: all of it or nothing, and the station opens again.
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../electron/services/demo-branch.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { asRoster, rosterText, toItsEnd } from '../support/rosters.ts';
import { outcomeOf, PIN, station } from '../support/station-driver.ts';

const SAME = DEMO_PEOPLE.map(
  ({ id, name, roles }) => `${id},${name},${roles.map((role) => ROLE_NAMES[role]).join('、')},在用`,
);

/** The longest time for which nobody else had a turn while something was done, as the clock has it and at work. */
async function longestTurn(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const cpuMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const longest = { ms: 0, cpuMs: 0 };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const before = [performance.now(), cpuMs()] as const;
      await nextTurn();
      longest.ms = Math.max(longest.ms, performance.now() - before[0]);
      longest.cpuMs = Math.max(longest.cpuMs, cpuMs() - before[1]);
    }
  })();
  await work();
  await pause(1);
  isOver = true;
  await watching;
  return longest;
}

test('ten thousand people with five bad lines are taken over with others having their turn, and are there after a restart', async () => {
  const counter = await (await station()).signInAs('admin');
  const lines = Array.from({ length: 10_000 }, (_, at) => `p${at},某人${at},柜员、大堂经理,在用`);
  for (const at of [3, 77, 4_000, 9_000, 9_999]) lines[at] = `p${at},某人${at},总裁,在用`;
  const file = asRoster(rosterText(...SAME, ...lines));
  const shown = await counter.inner.roster.preview(file);
  expect(shown.bad.map(({ line }) => line - SAME.length - 2)).toEqual([3, 77, 4_000, 9_000, 9_999]);
  const { size } = counter;
  const consent = { seen: shown.seen, approver: 'bing', pin: PIN };
  const longest = await longestTurn(() =>
    toItsEnd(counter.inner.roster.import({ ...counter.command(), ...file, ...consent })),
  );
  process.stdout.write(
    `roster of 10,000: longest stop ${Math.round(longest.ms)} ms, of it at work ${Math.round(longest.cpuMs)} ms\n`,
  );
  // At work: what else the machine does meanwhile is nothing of ours.
  expect(longest.cpuMs).toBeLessThan(100);
  expect(counter.size - size).toBe(9_997);
  await counter.restart();
  expect(counter.view.people.filter(({ noPin }) => noPin)).toHaveLength(9_995);
  expect(counter.station.nameOf('p9998')).toBe('某人9998');
}, 120_000);

test('a power cut at any write of an import leaves the people as they were, or all of the roster', async () => {
  const counter = await (await station()).signInAs('admin');
  const file = rosterText(
    ...[...SAME, 'ren,新来壬,柜员,在用', 'gui,新来癸,柜员,在用', 'chou,新来丑,大堂经理,在用'],
  );
  const { seen } = await counter.inner.roster.preview(asRoster(file));
  const asked = { ...asRoster(file), seen, approver: 'bing', pin: PIN };
  const found: string[][] = [];
  for (let write = 1; write <= 6; write += 1) {
    const cut = counter.crashed();
    await cut.start();
    await cut.signInAs('admin');
    cut.files.dieAt(write);
    await outcomeOf(toItsEnd(cut.inner.roster.import({ ...cut.command(), ...asked }))).catch(
      (error: unknown) => error,
    );
    const next = await cut.crashed().start();
    expect(next.app.stopped).toBeUndefined();
    found.push(next.view.people.filter(({ noPin }) => noPin).map(({ id }) => id));
  }
  expect(found[0]).toEqual([]);
  expect(found.at(-1)).toEqual(['ren', 'gui', 'chou']);
  for (const people of found) expect([0, 3]).toContain(people.length);
}, 120_000);

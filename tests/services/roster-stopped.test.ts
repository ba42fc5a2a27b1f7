// A roster that is listed and does not come to its end, for whatever reason: nobody of it counts, and the log says how it ended.
import { beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../electron/services/demo-branch.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { asRoster, rosterText, toItsEnd } from '../support/rosters.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

/** The demo branch as it is. */
const SAME = DEMO_PEOPLE.map(
  ({ id, name, roles }) => `${id},${name},${roles.map((role) => ROLE_NAMES[role]).join('、')},在用`,
);

let counter: StationDriver;
beforeEach(async () => {
  counter = await (await station()).signInAs('admin');
});

describe('a roster that does not come to its end', () => {
  const many = Array.from({ length: 60 }, (_, at) => `p${at},某人${at},柜员,在用`);
  const file = rosterText(...SAME.filter((line) => !line.startsWith('yi,')), ...many);
  const begins = async () => {
    const { seen } = await counter.inner.roster.preview(asRoster(file));
    const asked = { ...counter.command(), ...asRoster(file), seen, approver: 'bing', pin: PIN };
    return { asked, steps: await counter.inner.roster.import(asked) };
  };
  const names = () =>
    [...counter.station.state.people.values()].map(({ name, status }) => `${name} ${status}`);

  test('because somebody cancels it has changed nobody, says so, and may be begun again', async () => {
    const before = names();
    const { size } = counter;
    const { asked, steps } = await begins();
    for (const done of [0, 50])
      expect((await steps.next()).value).toEqual({ state: 'working', done, of: 61 });
    expect(names(), 'fifty are listed and none counts').toEqual(before);
    await steps.return();
    const kinds = counter.kinds(size);
    expect([kinds.at(0), kinds.at(-1), kinds.length]).toEqual(['roster-begun', 'roster-stopped', 52]);
    expect(counter.entries(size).at(-1)?.body).toEqual({ begun: size, why: 'cancelled' });
    expect(await outcomeOf(toItsEnd(counter.inner.roster.import(asked)))).toBe('COMMAND_REUSED');
    await counter.restart();
    expect(names()).toEqual(before);
    await counter.signInAs('admin');
    expect(await outcomeOf(toItsEnd((await begins()).steps))).toBe('done');
    expect(names()).toHaveLength(before.length + 60);
  });

  test('because the people are others by now has changed nobody else', async () => {
    const { steps } = await begins();
    await steps.next();
    const person = { id: 'jia', name: '柜员贾', roles: ['teller' as const], status: 'active' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...person });
    const after = names();
    expect(await outcomeOf(steps.next())).toBe('ROSTER_MOVED');
    expect(counter.entries().at(-1)).toMatchObject({ kind: 'roster-stopped', body: { why: 'moved' } });
    expect(names()).toEqual(after);
  });

  test('because another was begun meanwhile leaves the field to that one', async () => {
    const first = await begins();
    await first.steps.next();
    const second = await begins();
    await second.steps.next();
    expect(await outcomeOf(first.steps.next())).toBe('ROSTER_MOVED');
    expect((await toItsEnd(second.steps))?.state).toBe('done');
    expect(counter.station.nameOf('p59')).toBe('某人59');
  });

  test('because the disk is full has changed nobody', async () => {
    const before = names();
    const { steps } = await begins();
    await steps.next();
    counter.files.fail(/anchor|keys/, 'ENOSPC');
    expect(await outcomeOf(steps.next())).toBe('NOT_SEALED');
    expect(names()).toEqual(before);
  });
});

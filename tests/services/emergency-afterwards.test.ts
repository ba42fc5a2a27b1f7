// After an emergency access (RL9): it is looked at, marked in the case, counted at the day's close, and told by the bundle alone.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { beginning, makesCode, REASON } from '../support/emergency.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

let counter: StationDriver;
beforeEach(async () => {
  counter = await station();
});

const begins = (code: string, words: Parameters<typeof beginning>[2] = {}) =>
  counter.inner.emergency.begin(beginning(counter, code, words));

/** What a reader without this station has: one day's cases, and what stands in every bundle. */
async function maskedBundle() {
  const day = { from: '2026-11-21', to: '2026-11-21', masking: 'masked' as const };
  const asked = { ...counter.command(), ...day, recipient: '总行审计部', purpose: '月度检查' };
  let zip = new Uint8Array();
  for await (const told of await counter.inner.auditor.exportBundle(asked))
    if (told.state === 'done') zip = new Uint8Array(readFileSync(told.file));
  const identity = counter.station.identities.join('\n');
  const report = await verifyBundle(nodeCrypto, memorySource(zip), { identity });
  const files = Object.values(unzipSync(zip)).map((bytes) => Buffer.from(bytes).toString('utf8'));
  const lines = Buffer.from(unzipSync(zip)['entries.jsonl'] ?? [])
    .toString('utf8')
    .trim()
    .split('\n');
  return { report, entries: lines.map((line) => JSON.parse(line) as Entry), text: files.join('\n') };
}

describe('afterwards', () => {
  test('it stands at the door and in every room until an auditor has written what they found', async () => {
    await begins(await makesCode(counter));
    await counter.inner.task.list();
    expect(counter.view.emergency, 'not while it runs').toMatchObject({ unreviewed: 0, latest: [] });
    const first = counter.entries().findLast(({ kind }) => kind === 'emergency-begun')?.seq ?? -1;
    const review = { begun: first, found: '已和本人、负责人核对' };
    const look = () => counter.inner.emergency.review({ ...counter.command(), ...review });
    await counter.signInAs('auditor');
    expect(await outcomeOf(look())).toBe('NO_SUCH_EMERGENCY');
    await counter.inner.emergency.end(counter.command());
    expect(counter.view.emergency).toMatchObject({ unreviewed: 1, latest: [{ begun: first }] });
    const { uses, recent } = await counter.inner.emergency.list({ page: 0 });
    expect(recent).toBe(1);
    expect(uses).toMatchObject([{ who: '大堂经理乙', reason: REASON, why: 'asked', review: null }]);
    const { acts } = await counter.inner.emergency.acts({ begun: first, page: 0 });
    expect(acts.map(({ kind }) => kind)).toEqual(['emergency-begun', 'sign-in']);
    expect(acts.every(({ about }) => about === null)).toBe(true);
    expect(await outcomeOf(look())).toBe('done');
    expect(await outcomeOf(look()), 'once').toBe('NO_SUCH_EMERGENCY');
    expect(counter.view.emergency).toMatchObject({ unreviewed: 0, latest: [] });
    expect(JSON.stringify(counter.entries().at(-1))).not.toContain(review.found);
    await counter.restart();
    expect(counter.view.emergency?.unreviewed).toBe(0);
  });

  test('what was done by it is marked in the case, and the day’s close counts it', async () => {
    const code = await makesCode(counter);
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.hears('investigation');
    await counter.escalates();
    const caseId = counter.case.id;
    await begins(code, { forCase: caseId });
    const end = { ...counter.atCase(), ending: 'O7', ground: 'persuaded', paperHanded: true };
    await counter.inner.reviewer.end(end);
    await counter.inner.emergency.end(counter.command());
    await counter.signInAs('branch-head');
    await counter.inner.day.close({ ...counter.command(), approver: 'jia', pin: PIN });
    const { closed } = await counter.inner.day.list({ page: 0 });
    expect(closed[0]?.counts.emergencies).toBe(1);
    await counter.signInAs('auditor');
    const read = await counter.inner.auditor.readCase({ ...counter.command(), caseId });
    expect(read.timeline.at(-1)).toMatchObject({ who: '大堂经理乙', role: '运营主管（应急进入）' });
    expect(read.timeline[0], 'the teller’s own acts are not').toMatchObject({ role: '柜员' });
    const { report, entries, text } = await maskedBundle();
    expect([report.exit, report.failures]).toEqual([0, []]);
    expect(text, 'a masked bundle does not say why').not.toContain(REASON);
    const [begun, over] = ['emergency-begun', 'emergency-ended'].map((sought) =>
      entries.find(({ kind }) => kind === sought),
    );
    if (!begun || !over) throw new Error('the bundle does not hold it');
    const { staff, role } = begun.body;
    const isBetween = ({ seq }: Entry) => seq > begun.seq && seq < over.seq;
    const theirs = entries.filter(
      (entry) =>
        isBetween(entry) &&
        'staff' in entry.actor &&
        entry.actor.staff === staff &&
        entry.actor.role === role,
    );
    expect(
      theirs.map(({ kind }) => kind),
      'told by nothing but the entries of the bundle',
    ).toEqual(['supervisor-decided', 'case-closed']);
  });

  test('whoever became an auditor since does not look at their own', async () => {
    await begins(await makesCode(counter));
    await counter.signOut();
    await counter.signInAs('admin');
    const change = { id: 'yi', name: '大堂经理乙', roles: ['auditor' as const], status: 'active' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...change });
    await counter.inner.station.signIn({ ...counter.command(), staff: 'yi', pin: PIN });
    const begun = counter.entries().findLast(({ kind }) => kind === 'emergency-begun')?.seq ?? -1;
    const review = { ...counter.command(), begun, found: '没有问题' };
    expect(await outcomeOf(counter.inner.emergency.review(review))).toBe('OWN_EMERGENCY');
  });
});

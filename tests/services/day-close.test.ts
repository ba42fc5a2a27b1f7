// When a ledger day ends: by two people, or by the system at four in the morning once no case is open; and the sheet that comes out.
import { expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { mayCloseLate } from '../../electron/services/day-close.ts';
import { shortCode } from '../../shared/ledger/short-code.ts';
import { fingerprint, parseVkey } from '../../shared/ledger/vkey.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

const HOUR = 3_600;
const SECOND = { approver: 'jia', pin: PIN };
const close = (counter: StationDriver, second = SECOND) =>
  counter.inner.day.close({ ...counter.command(), ...second });
const closes = (counter: StationDriver) => counter.entries().filter(({ kind }) => kind === 'day-closed');

test('two people close the day, once: not one alone, not with an administrator, and not again before somebody has acted', async () => {
  const counter = await station();
  await counter.signInAs('supervisor');
  expect(await outcomeOf(close(counter, { ...SECOND, approver: 'geng' }))).toBe('SAME_PERSON');
  expect(await outcomeOf(close(counter, { ...SECOND, approver: 'ji' }))).toBe('NOT_AN_APPROVER');
  expect(await outcomeOf(close(counter, { ...SECOND, pin: '864209' }))).toBe('PIN_WRONG');
  expect(closes(counter)).toEqual([]);
  const command = counter.command();
  const done = await counter.inner.day.close({ ...command, ...SECOND });
  expect(await counter.inner.day.close({ ...command, ...SECOND })).toEqual(done);
  expect(closes(counter)).toMatchObject([
    { actor: { staff: 'geng', role: 'supervisor' }, body: { approver: 'jia' } },
  ]);
  expect(closes(counter)[0]?.body).not.toHaveProperty('late');
  expect(await outcomeOf(close(counter))).toBe('DAY_NOT_OPEN');
  await counter.signOut();
  await counter.signInAs('supervisor');
  expect(await outcomeOf(close(counter))).toBe('done');
});

test('whoever closed the day and works on in their seat has begun the next one', async () => {
  const counter = await station();
  await counter.signInAs('supervisor');
  await close(counter);
  expect((await counter.inner.day.list({ page: 0 })).openedAt).toBeNull();
  for await (const _ of await counter.inner.check.checkNow(counter.command()));
  expect((await counter.inner.day.list({ page: 0 })).openedAt).not.toBeNull();
  expect(await outcomeOf(close(counter))).toBe('done');
});

test('a day of more records than its closing can name is not closed, says so, and keeps nobody from working', async () => {
  const counter = await station();
  await counter.signInAs('supervisor');
  const moved = { kind: 'clock-moved' as const, body: { byMs: 6_000 }, private: {} };
  const events = Array.from({ length: 1_900 }, () => moved);
  counter.station.seal({ ...counter.command(), actor: { role: 'system' }, events });
  expect(await outcomeOf(close(counter))).toBe('DAY_TOO_LONG');
  counter.wait(72 * HOUR);
  await counter.restart();
  expect(counter.app.stopped).toBeUndefined();
  expect(closes(counter)).toEqual([]);
});

test('the close counts what the day held, cases that go on included', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await (await counter.openRemittance()).finish();
  await counter.openRemittance();
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  await counter.signInAs('supervisor');
  const { size } = counter;
  await close(counter);
  expect(closes(counter)[0]?.body).toMatchObject({ entries: size, opened: 2, ended: 1, open: 1 });
});

test('a day that nobody closed is closed by the system at four in the morning of the next date, and only once', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await (await counter.openRemittance()).finish();
  const four = Date.parse('2026-11-21T20:00:00.000Z');
  counter.clock.advance(four - counter.clock.now() - 1);
  expect(closes(counter)).toEqual([]);
  counter.clock.advance(1);
  expect(closes(counter)).toMatchObject([
    { actor: { role: 'system' }, body: { late: true, opened: 1, ended: 1 } },
  ]);
  counter.wait(72 * HOUR);
  expect(closes(counter), 'nothing ran on the days after').toHaveLength(1);
});

test('it waits for the last open case, also one that was put aside', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  const [caseId = ''] = counter.station.openCases.keys();
  counter.wait(30 * HOUR);
  expect(mayCloseLate(counter.station)).toBe(false);
  expect(closes(counter)).toEqual([]);
  await counter.unlocks();
  await counter.inner.teller.resumeCase({ ...counter.command(), caseId });
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left' });
  counter.wait(60);
  expect(closes(counter)).toMatchObject([{ body: { late: true } }]);
});

test('where the machine was off at four, it is closed at the next start', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  counter.stop();
  counter.clock.advance(48 * HOUR * 1000);
  await counter.start();
  expect(closes(counter)).toMatchObject([{ body: { late: true } }]);
  await counter.restart();
  expect(closes(counter)).toHaveLength(1);
});

test('a bundle that is being written holds the day open, for its manifest is signed by the keys of that day', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const range = { from: '2026-11-01', to: '2026-11-30', masking: 'masked' as const };
  const wanted = { ...counter.command(), ...range, recipient: '总行', purpose: '核对' };
  const writing = await counter.inner.auditor.exportBundle(wanted);
  await writing.next();
  expect(mayCloseLate(counter.station)).toBe(false);
  await counter.signInAs('supervisor');
  expect(await outcomeOf(close(counter))).toBe('EXPORT_RUNNING');
  for await (const _ of writing) expect(mayCloseLate(counter.station)).toBe(false);
  expect(await outcomeOf(close(counter))).toBe('done');
});

test('the sheet says size, root, identities and the code of the closing note, and each print is on record', async () => {
  const counter = await station();
  await counter.signInAs('supervisor');
  expect(await outcomeOf(counter.inner.day.print({ ...counter.command(), closing: 3 }))).toBe('NO_SUCH_DAY');
  await close(counter);
  const { closed } = await counter.inner.day.list({ page: 0 });
  const [{ seq: closing = 0 } = {}] = closed;
  const command = counter.command();
  const sheet = await counter.inner.day.print({ ...command, closing });
  expect(await counter.inner.day.print({ ...command, closing })).toEqual(sheet);
  const entries = counter.entries();
  const { closing: note } = entries[closing]!.body as { closing: string };
  const { identity } = entries[0]!.body as { identity: string[] };
  const keys = identity.map((text) => parseVkey(nodeCrypto, text)!);
  expect(sheet).toMatchObject({
    ...{ note, size: closing, root: note.split('\n')[2], code: shortCode(nodeCrypto, note) },
    ...{ by: '运营主管庚', approver: '柜员甲', late: false },
    identities: keys.map(({ type, key }) => fingerprint(nodeCrypto, type, key)),
  });
  expect(entries.filter(({ kind }) => kind === 'day-sheet-printed')).toMatchObject([
    { actor: { staff: 'geng' }, body: { closing } },
  ]);
});

// 立即核对: whatever a hand with the database key does to the stored log, the first entry that suffers is named, it is sealed that it was
// found, and from then on nothing is written.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { NotSealed } from '../../electron/ledger/ledger.ts';
import { checkLog } from '../../electron/ledger/log-check.ts';
import { checkNow as begin, type CheckProgress } from '../../electron/services/check-now.ts';
import { type StopReason, stopFor } from '../../electron/services/stops.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical.ts';
import { leafHash } from '../../shared/ledger/tree.ts';
import { closeDay } from '../attacks/real-log.ts';
import { logOf, storedIn, tamper } from '../support/ledger-files.ts';
import { type StationDriver, sharedStation } from '../support/station-driver.ts';

type Db = Awaited<ReturnType<typeof storedIn>>;
type Answer = Extract<CheckProgress, { state: 'done' }>;

const FAULT = { kind: 'fault' as const, body: { number: 'E1' }, private: {} };
const AUDITOR = { staff: 'wu', role: 'auditor' };

let shared: Awaited<ReturnType<typeof sharedStation>>;
/** The seq just before which the only checkpoint was handed out. */
let published: number;

/** A finished case, a checkpoint that was handed out, and a case that is open still. */
beforeAll(async () => {
  shared = await sharedStation();
  const { driver } = shared;
  await driver.signInAs('teller');
  await driver.openRemittance();
  const cancelled = { reason: 'customer-left', note: '改天再来' };
  await driver.inner.teller.cancelCase({ ...driver.atCase(), ...cancelled });
  driver.station.open.ledger.publishCheckpoint();
  published = driver.size;
  await driver.openRemittance({ customer: '孙小美' });
  await driver.answer('REM-01', 'other-person');
});
afterAll(() => shared.remove());

/** The same counter, started anew, for one test. */
const checked = (): Promise<StationDriver> => shared.driver.crashed().start();

/** A check as whoever has passed the door begins it. */
async function checkNow(counter: StationDriver, known?: { size: number; root: string }): Promise<Answer> {
  const steps: CheckProgress[] = [];
  const asked = { ...counter.command(), ...(known && { known }) };
  for await (const step of begin(counter.station, AUDITOR, asked)) steps.push(step);
  const answer = steps.at(-1);
  if (answer?.state !== 'done') throw new Error('no answer');
  return answer;
}

const last = <T>(values: readonly T[]): T => {
  const value = values.at(-1);
  if (value === undefined) throw new Error('nothing there');
  return value;
};

/** Which entry an attack is about: of the case that is still open, well behind the published checkpoint. */
const seqOf = (counter: StationDriver, kind: string): number =>
  last(counter.entries().filter((entry) => entry.kind === kind)).seq;

const flipped = (bytes: Buffer, at = 40): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

function rewrite(db: Db, seq: number, change: (entry: JsonObject) => JsonObject): void {
  const text = String(db.prepare('SELECT bytes FROM entries WHERE seq = ?').pluck().get(seq));
  const bytes = Buffer.from(canonicalJson(change(JSON.parse(text))), 'utf8');
  const leaf = leafHash(nodeCrypto, bytes);
  db.prepare('UPDATE entries SET bytes = ?, leaf = ? WHERE seq = ?').run(bytes, leaf, seq);
}
const otherOption = (entry: JsonObject): JsonObject => ({
  ...entry,
  body: { step: 'REM-01', options: ['family'] },
});

function change(db: Db, column: 'bytes' | 'leaf', seq: number, how: (bytes: Buffer) => Buffer): void {
  const bytes = db.prepare(`SELECT ${column} FROM entries WHERE seq = ?`).pluck().get(seq) as Buffer;
  db.prepare(`UPDATE entries SET ${column} = ? WHERE seq = ?`).run(how(bytes), seq);
}

/** What is found, at which entry (the first that suffers), and the kind of the entry that is attacked. */
type Attack = [string, string, string, (db: Db, seq: number) => void, number?];

/** The last line of a note is the signature by SM2. */
const withoutSm2 = (db: Db): void => {
  const note = String(db.prepare('SELECT checkpoint FROM published').pluck().get());
  const lines = note.trimEnd().split('\n');
  db.prepare('UPDATE published SET checkpoint = ?').run(`${lines.slice(0, -1).join('\n')}\n`);
};

const ATTACKS: Attack[] = [
  ['entry-changed', 'a byte of an entry', 'step-answered', (db, seq) => change(db, 'bytes', seq, flipped)],
  [
    'entry-changed',
    'the last byte of an entry',
    'step-answered',
    (db, seq) => change(db, 'bytes', seq, (bytes) => flipped(bytes, bytes.length - 1)),
  ],
  [
    'entry-changed',
    'a byte of a leaf',
    'step-answered',
    (db, seq) => change(db, 'leaf', seq, (b) => flipped(b, 3)),
  ],
  [
    'entry-changed',
    'a byte of the very first entry',
    'log-opened',
    (db, seq) => change(db, 'bytes', seq, flipped),
  ],
  [
    'entry-missing',
    'an entry that is gone',
    'step-answered',
    (db, seq) => db.prepare('DELETE FROM entries WHERE seq = ?').run(seq),
  ],
  [
    'entry-missing',
    'a tail that was cut off',
    'step-answered',
    (db, seq) => db.prepare('DELETE FROM entries WHERE seq >= ?').run(seq),
  ],
  [
    'entry-moved',
    'two entries in each other’s place',
    'step-answered',
    (db, seq) =>
      db.exec(`UPDATE entries SET seq = -1 WHERE seq = ${seq}; UPDATE entries SET seq = ${seq} WHERE seq = ${seq + 1};
               UPDATE entries SET seq = ${seq + 1} WHERE seq = -1`),
  ],
  [
    'entry-moved',
    'an entry filed under no case',
    'step-answered',
    (db, seq) => db.prepare('UPDATE entries SET case_id = NULL, n = NULL WHERE seq = ?').run(seq),
  ],
  [
    'entry-moved',
    'an entry filed under another kind',
    'step-answered',
    (db, seq) => db.prepare("UPDATE entries SET kind = 'locked' WHERE seq = ?").run(seq),
  ],
  [
    'entry-malformed',
    'an entry that is no entry, under a leaf that fits',
    'step-answered',
    (db, seq) => {
      const bytes = Buffer.from('{"v":1}');
      db.prepare('UPDATE entries SET bytes = ?, leaf = ? WHERE seq = ?').run(
        bytes,
        leafHash(nodeCrypto, bytes),
        seq,
      );
    },
  ],
  [
    'link-broken',
    'an answer rewritten under a leaf that fits',
    'step-answered',
    (db, seq) => rewrite(db, seq, otherOption),
  ],
  [
    'link-broken',
    'the newest entry rewritten under a leaf that fits',
    'app-started',
    (db, seq) => rewrite(db, seq, (entry) => ({ ...entry, body: { version: '9', host: 'none' } })),
  ],
  [
    'part-changed',
    'a byte of a private part',
    'case-abandoned',
    (db, seq) => {
      const sealed = db.prepare('SELECT sealed FROM private_parts WHERE seq = ?').pluck().get(seq) as Buffer;
      db.prepare('UPDATE private_parts SET sealed = ? WHERE seq = ?').run(flipped(sealed), seq);
    },
  ],
  [
    'part-missing',
    'a private part that is gone',
    'case-abandoned',
    (db, seq) => db.prepare('DELETE FROM private_parts WHERE seq = ?').run(seq),
  ],
  [
    'part-missing',
    'a private part under another name',
    'case-abandoned',
    (db, seq) => db.prepare("UPDATE private_parts SET name = 'other' WHERE seq = ?").run(seq),
  ],
  [
    'part-changed',
    'a private part that nothing was committed to',
    'step-answered',
    (db, seq) => db.prepare("INSERT INTO private_parts VALUES (?, 'note', x'00')").run(seq),
  ],
  [
    'thing-changed',
    'a notice with other words',
    'notice-shown',
    (db) =>
      db.prepare("UPDATE large_things SET bytes = CAST('另一份' AS BLOB) WHERE length(bytes) < 20000").run(),
  ],
  ['thing-missing', 'packs that are gone', 'pack-published', (db) => db.exec('DELETE FROM large_things')],
  [
    'entry-added',
    'an entry beyond the head',
    'log-opened',
    (db) =>
      db.exec(
        "INSERT INTO entries SELECT 99999, 'x', kind, case_id, n, bytes, leaf FROM entries WHERE seq = 0",
      ),
    99_999,
  ],
];

describe('a check of the whole log names the first entry that is not as it was sealed', () => {
  test.each(ATTACKS)('%s: %s', async (what, _how, kind, attack, at) => {
    const counter = await checked();
    const seq = seqOf(counter, kind);
    const { size } = counter;
    const db = await storedIn(counter.folder);
    attack(db, seq);
    const rows = () =>
      db.prepare('SELECT seq, bytes, leaf FROM entries WHERE seq < ? ORDER BY seq').all(size);
    const before = rows();
    const answer = await checkNow(counter);
    expect(answer.finding).toMatchObject({ what, seq: at ?? seq });
    expect(answer.root).toBeNull();
    if (what !== 'link-broken') expect(answer.finding?.from).toBe(at ?? seq);
    if (seq > published) expect(answer.lastGood?.size).toBe(published);

    const ended = last(
      db.prepare('SELECT bytes FROM entries WHERE seq < 9999 ORDER BY seq').pluck().all() as Buffer[],
    );
    const { kind: lastKind, body } = JSON.parse(String(ended));
    expect(lastKind).toBe('check-ended');
    expect(body).toMatchObject({ result: 'broken', found: { what, seq: at ?? seq } });
    expect(counter.view.stop?.title).toBe('核对发现台账有记录对不上');
    expect(() => counter.station.sealAsSystem(FAULT)).toThrow(NotSealed);
    expect(rows(), 'nothing is repaired').toEqual(before);
    db.close();
  });
});

test.each([
  ['found-broken', 'case-abandoned', 'which nobody needs any more'],
  ['earlier-entry-bad', 'step-answered', 'of a case that is open'],
])('after a finding no later start writes a word: %s, %s, an entry %s', async (reason, kind) => {
  const counter = await checked();
  const db = await storedIn(counter.folder);
  change(db, 'bytes', seqOf(counter, kind), flipped);
  await checkNow(counter);
  const rows = () => db.prepare('SELECT count(*) FROM entries').pluck().get();
  const before = rows();
  await counter.restart();
  expect(counter.app.stopped).toBe(reason);
  expect(counter.view).toMatchObject({ phase: 'stopped', stop: stopFor(reason as StopReason) });
  expect(rows()).toBe(before);
  db.close();
});

test('entries made anew to fit each other are found between the checkpoint that was handed out and what follows', async () => {
  const counter = await checked();
  const seq = seqOf(counter, 'step-answered');
  const db = await storedIn(counter.folder);
  rewrite(db, seq, otherOption);
  for (let next = seq + 1; next < counter.size; next += 1) {
    const leaf = db
      .prepare('SELECT leaf FROM entries WHERE seq = ?')
      .pluck()
      .get(next - 1) as Buffer;
    rewrite(db, next, (entry) => ({ ...entry, prev: toBase64(leaf) }));
  }
  const { finding, lastGood } = await checkNow(counter);
  expect(finding?.what).toBe('link-broken');
  expect(finding?.from).toBe(lastGood?.size);
  expect(finding?.from).toBeLessThanOrEqual(seq);
  expect(finding?.seq).toBeGreaterThanOrEqual(seq);
  db.close();
});

test('a checkpoint that was handed out and replaced in the store is found', async () => {
  const counter = await checked();
  const db = await storedIn(counter.folder);
  const head = counter.station.open.store.head()?.checkpoint;
  db.prepare('UPDATE published SET checkpoint = ?').run(head);
  const { finding } = await checkNow(counter);
  expect(finding).toMatchObject({ what: 'checkpoint-bad', from: 0 });
  db.close();
});

test('a checkpoint that was handed out and has lost its SM2 line is no longer what was handed out', async () => {
  const counter = await checked();
  const { db } = counter.station.open.store;
  withoutSm2(db);
  const { finding } = await checkNow(counter);
  expect(finding).toMatchObject({ what: 'checkpoint-bad', seq: published - 1 });
});

test('a checkpoint that an entry says was handed out and that is gone from the store is found', async () => {
  const counter = await checked();
  closeDay(counter);
  const size = counter.size - 1;
  expect((await checkNow(counter)).finding).toBeNull();
  counter.station.open.store.db.prepare('DELETE FROM published WHERE size = ?').run(size);
  const { finding } = await checkNow(counter);
  expect(finding).toMatchObject({ what: 'checkpoint-bad', seq: size - 1, from: published });
});

describe('a start', () => {
  const mark = (counter: StationDriver) => join(logOf(counter.folder), 'verified');

  test('hashes what came after the log was last found whole, and leaves what was before to the check', async () => {
    const counter = await checked();
    counter.stop();
    await tamper(counter.folder, (db) => change(db, 'bytes', published - 1, flipped));
    await counter.start();
    expect(counter.app.stopped, 'read at no start, and marked as whole before').toBeUndefined();
    expect((await checkNow(counter)).finding).toMatchObject({ what: 'entry-changed', seq: published - 1 });
  });

  test.each([
    ['lost', (path: string) => rmSync(path)],
    [
      'somebody else’s',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/.{8}=\n$/, 'AAAAAAA=\n')),
    ],
    [
      'moved forward',
      (path: string) =>
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`),
        ),
    ],
  ])('hashes everything again where the mark is %s', async (_what, spoil) => {
    const counter = await checked();
    counter.stop();
    spoil(mark(counter));
    await tamper(counter.folder, (db) => change(db, 'bytes', published - 1, flipped));
    await counter.start();
    expect(counter.app.stopped).toBe('earlier-entry-bad');
  });

  test('takes up again from where the whole log was found whole', async () => {
    const counter = await checked();
    const before = readFileSync(mark(counter), 'utf8');
    const { size } = await checkNow(counter);
    const after = readFileSync(mark(counter), 'utf8');
    expect(after).not.toBe(before);
    expect(after.split('\n')[1]).toBe(String(size));
    await counter.restart();
    expect(counter.app.stopped).toBeUndefined();
  });
});

describe('a whole log', () => {
  test('is said to be whole with its size and root, and both ends of the check are events', async () => {
    const counter = await checked();
    const before = counter.size;
    const { ledger } = counter.station.open;
    const answer = await checkNow(counter);
    const [begun, ended] = counter.entries(before);
    expect(answer).toMatchObject({ finding: null, size: before + 1, checkpoints: 1, erased: 0, known: null });
    expect(answer.parts).toBeGreaterThan(10);
    expect(begun).toMatchObject({ kind: 'check-begun', actor: AUDITOR, body: {} });
    expect(ended).toMatchObject({
      kind: 'check-ended',
      body: { begun: before, result: 'whole', root: answer.root },
    });
    expect(ledger.size).toBe(before + 2);
  });

  test('is compared with a head that somebody wrote down, and a slip of the pen stops nothing', async () => {
    const counter = await checked();
    const known = { size: counter.size, root: toBase64(counter.station.open.ledger.root()) };
    expect(await checkNow(counter, known)).toMatchObject({ known: 'same', finding: null });
    const other = { ...known, size: known.size - 1 };
    expect(await checkNow(counter, other)).toMatchObject({ known: 'differs', finding: null });
    const longer = { ...known, size: 99_999 };
    expect(await checkNow(counter, longer)).toMatchObject({ known: 'longer', finding: null });
    expect(last(counter.entries())).toMatchObject({ body: { result: 'whole', known: 'longer' } });
    expect(counter.view.stop).toBeNull();
  });

  test('is whole although the counter went on and handed out a checkpoint while it was checked', async () => {
    const counter = await checked();
    const stream = begin(counter.station, AUDITOR, counter.command());
    await stream.next();
    const size = counter.size;
    counter.station.sealAsSystem(FAULT);
    counter.station.open.ledger.publishCheckpoint();
    const steps: CheckProgress[] = [];
    for await (const step of stream) steps.push(step);
    expect(last(steps)).toMatchObject({ state: 'done', size, finding: null });
    expect(counter.view.stop).toBeNull();
  });

  test('goes on being written while it is checked, and a check that is left is said to be cancelled', async () => {
    const counter = await checked();
    const before = counter.size;
    const stream = begin(counter.station, AUDITOR, counter.command());
    const first = await stream.next();
    expect(first.value).toMatchObject({ state: 'working' });
    counter.station.sealAsSystem(FAULT);
    await stream.return();
    expect(counter.kinds(before)).toEqual(['check-begun', 'fault', 'check-ended']);
    expect(last(counter.entries()).body).toEqual({ begun: before, result: 'cancelled' });
  });

  test('counts what was erased and finds no fault with it', async () => {
    const counter = await checked();
    const { open } = counter.station;
    const head = open.store.head()?.checkpoint ?? '';
    const log = { store: open.store, origin: open.ledger.origin, size: open.ledger.size, head };
    const caseKeys = { get: () => undefined } as unknown as typeof counter.station.vault.caseKeys;
    const answer = last([...steps(checkLog({ ...log, caseKeys, anchor: open.anchored() }))]);
    expect(answer).toMatchObject({ finding: undefined, parts: 0 });
    expect(answer.erased).toBeGreaterThan(5);
  });

  test('is not whole where head or anchor are of another log', async () => {
    const counter = await checked();
    const { open } = counter.station;
    const older = open.store.published()[0]?.checkpoint ?? '';
    const head = open.store.head()?.checkpoint ?? '';
    const log = {
      store: open.store,
      origin: open.ledger.origin,
      size: open.ledger.size,
      caseKeys: counter.station.vault.caseKeys,
    };
    const anchor = open.anchored();
    const found = (other: object) =>
      last([...steps(checkLog({ ...log, head, anchor, ...other }))]).finding?.what;
    expect(found({})).toBeUndefined();
    expect(found({ head: older })).toBe('root-differs');
    expect(found({ anchor: { state: 'missing' } })).toBe('anchor-differs');
    expect(found({ anchor: { state: 'held', counter: 1, checkpoint: older } })).toBe('anchor-differs');
  });
});

/** What a generator returns. */
function* steps<T>(running: Generator<unknown, T, void>): Generator<T> {
  let step = running.next();
  while (!step.done) step = running.next();
  yield step.value;
}

// What is erased is gone: from every file, page and screen, also where the power was cut half-way; and everything that is left goes on verifying.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { stopFor } from '../../electron/services/stops.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import {
  clearPages,
  erases,
  holds,
  PAPER_OF_HOLD,
  SECRETS,
  toldEverything,
  WHO,
} from '../support/erasure.ts';
import { databaseOf, filesUnder, keysOf } from '../support/ledger-files.ts';
import { outcomeOf, PIN, type StationDriver, sharedStation, staffIn } from '../support/station-driver.ts';

const DAY = { from: '2026-11-21', to: '2026-11-21' };

async function exported(counter: StationDriver): Promise<Buffer> {
  await counter.signInAs('auditor');
  const second = { approver: staffIn('branch-head'), pin: PIN };
  const wanted = {
    ...DAY,
    masking: 'full' as const,
    recipient: '总行审计部',
    purpose: '月度检查',
    ...second,
  };
  for await (const step of await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted }))
    if (step.state === 'done') return readFileSync(step.file);
  throw new Error('the export did not end');
}

const verified = (counter: StationDriver, zip: Uint8Array) =>
  verifyBundle(nodeCrypto, memorySource(zip), { identity: counter.station.identities.join('\n') });

/** The sealed bytes of all private parts and strokes of a case, and of the entries beside it; and the recall hash. */
function sealedOf(counter: StationDriver, caseId: string): Buffer[] {
  const { db } = counter.station.open.store;
  const parts = db
    .prepare(
      `SELECT sealed FROM private_parts JOIN entries USING (seq)
       WHERE case_id = ? OR kind IN ('followed-up', 'case-held', 'hold-released')`,
    )
    .pluck()
    .all(caseId) as Buffer[];
  const ink = db.prepare('SELECT bytes FROM large_things WHERE scope = ?').pluck().all(caseId) as Buffer[];
  const hash = db.prepare('SELECT document_hash FROM case_index WHERE case_id = ?').pluck().get(caseId);
  // Long things lie on several pages: a stretch of each is looked for.
  const stretches = [...parts, ...ink].map((bytes) => bytes.subarray(0, 64));
  return [...stretches, Buffer.from(String(hash))];
}

const found = (wanted: readonly Buffer[], where: Buffer): number =>
  wanted.filter((bytes) => where.includes(bytes)).length;

function everythingReadable(counter: StationDriver): string {
  const { ledger } = counter.station.open;
  const events = Array.from({ length: ledger.size }, (_, seq) => ledger.event(seq));
  return JSON.stringify([events, counter.view, counter.outside]);
}

function fail(): never {
  throw new Error('nothing was erased');
}

const recordsOf = (folder: string) => readFileSync(join(keysOf(folder), 'case-keys'));

describe('a case that was erased', () => {
  let counter: StationDriver;
  let remove: () => void;
  let caseId: string;
  let other: string;
  let before: { sealed: Buffer[]; pages: Buffer; zip: Buffer; keys: Buffer };
  let walBytes: number;
  let size: number;

  beforeAll(async () => {
    ({ driver: counter, remove } = await sharedStation());
    caseId = await toldEverything(counter);
    await counter.signInAs('teller');
    await counter.openRemittance({ customer: '赵铁柱' });
    other = counter.case.id;
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
    await counter.signInAs('compliance');
    await holds(counter, caseId, 'hold', PAPER_OF_HOLD);
    const release = { caseId, act: 'release' as const, reason: 'ended', approver: 'bing', pin: '135246' };
    await counter.inner.custody.change({ ...counter.command(), ...release });
    const zip = await exported(counter);
    const [sealed, pages] = [sealedOf(counter, caseId), await clearPages(counter.folder)];
    before = { sealed, pages, zip, keys: recordsOf(counter.folder) };
    // As a start that failed once would have left it.
    writeFileSync(`${databaseOf(counter.folder)}-wal.aside-1`, 'pages of then');
    await counter.signInAs('compliance');
    size = counter.size;
    await erases(counter, caseId);
    walBytes = statSync(`${databaseOf(counter.folder)}-wal`).size;
  });
  afterAll(() => remove());

  test('had all of it before: what is looked for can be found', () => {
    expect(before.sealed.length).toBeGreaterThan(12);
    expect(found(before.sealed, before.pages)).toBe(before.sealed.length);
    const bundled = Buffer.from(unzipSync(before.zip)['disclosures.jsonl'] ?? []);
    expect(bundled.includes(WHO.customer)).toBe(true);
  });

  test('is told by one entry that names nobody: by whom, with whom, on which ground, and what went with it', () => {
    const [entry, ...more] = counter.entries(size);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      ...{ kind: 'erased', actor: { staff: 'ding', role: 'compliance' } },
      body: {
        ...{ caseId, approver: 'bing', ground: 'purpose-gone', rule: 'not-done' },
        ...{ until: '2036-11-21', early: 'yes', rules: counter.station.state.pack?.sha256 },
      },
    });
    expect(entry?.private).toBeUndefined();
    const { beside: seqs } = (entry ?? fail()).body as unknown as { beside: number[] };
    const beside = seqs.map((seq) => counter.entries()[seq]);
    const kinds = beside.map((gone) => gone?.kind);
    expect(kinds.filter((kind) => kind === 'followed-up')).toHaveLength(3);
    expect(
      kinds.filter((kind) => kind === 'viewed'),
      'by name, by half a name, by number, with a point in the name',
    ).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'case-held')).toHaveLength(1);
    expect(beside).toHaveLength(8);
  });

  test('has left no page: not in the database, its free pages and gaps, nor in the -wal or a copy of it', async () => {
    expect(walBytes).toBe(0);
    expect(existsSync(`${databaseOf(counter.folder)}-wal.aside-1`)).toBe(false);
    const pages = await clearPages(counter.folder);
    expect(found(before.sealed, pages)).toBe(0);
    for (const secret of SECRETS) expect(pages.includes(secret), secret).toBe(false);
  });

  test('has left no key: its records are empty where they stood, and nobody else’s are touched', () => {
    const after = recordsOf(counter.folder);
    expect(after.length).toBe(before.keys.length);
    const changed: number[] = [];
    for (let at = 0; at < after.length; at += 128)
      if (!after.subarray(at, at + 128).equals(before.keys.subarray(at, at + 128))) changed.push(at);
    // Its own and those of the eight entries beside it.
    expect(changed).toHaveLength(9);
    for (const at of changed) expect(after.subarray(at, at + 128).every((byte) => byte === 0)).toBe(true);
    expect(counter.station.vault.caseKeys.get(caseId)).toBeUndefined();
    expect(counter.station.vault.caseKeys.get(other)).toBeDefined();
  });

  test('is in no file in clear but the bundles that were handed out before', () => {
    const files = [...filesUnder(counter.folder)].filter(([path]) => !path.startsWith('demo-exports/'));
    expect(files.length).toBeGreaterThan(5);
    for (const [path, bytes] of files)
      for (const secret of SECRETS.filter((text) => text.length > 2))
        expect(bytes.includes(secret), `${secret} in ${path}`).toBe(false);
  });

  test('cannot be read back from anywhere in the process', () => {
    const read = everythingReadable(counter);
    for (const secret of SECRETS.filter((text) => text.length > 2))
      expect(read, secret).not.toContain(secret);
    expect(read).toContain('赵铁柱');
  });

  test('is not recalled', async () => {
    await counter.signInAs('teller');
    await counter.openRemittance({ customer: WHO.customer, document: '99000019700101555X' });
    expect(counter.case.recalled).toEqual([]);
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
  });

  test('is read by an auditor as it went, each word about the customer said to be erased, with who erased it', async () => {
    await counter.signInAs('auditor');
    const read = await counter.inner.auditor.readCase({ ...counter.command(), caseId });
    expect(read.summary).toMatchObject({ customer: '（已清除）', outcome: { code: 'O7' } });
    expect(read).toMatchObject({ document: '（已清除）', payee: '（已清除）', ink: [] });
    expect(read.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ink-signed', 'case-closed']),
    );
    expect(JSON.stringify(read.timeline)).not.toContain('备注');
    const told = read.custody.map(({ sentence, who }) => `${who} ${sentence}`);
    expect(told).toEqual([
      '合规丁 保全一笔业务的资料，解除以前不得销毁',
      '合规丁 解除一笔业务的保全',
      '合规丁 销毁一笔业务的密钥和资料，记录本身照常核验',
    ]);
    expect(read.custody.at(-1)?.details).toContainEqual({ label: '第二人', value: '网点负责人丙' });
    expect(read.custody[0]?.details).toContainEqual({ label: '文书编号', value: '（已清除）' });
  });

  test('leaves a ledger that verifies: the bundle of before, and one of after, which holds no word of it', async () => {
    expect((await verified(counter, before.zip)).result).toBe('verified');
    const zip = await exported(counter);
    const report = await verified(counter, zip);
    expect(report).toMatchObject({ result: 'verified', failures: [] });
    expect(report.cases).toMatchObject({ shown: 3, whole: 3 });
    const files = Object.entries(unzipSync(zip));
    for (const [path, bytes] of files)
      for (const secret of ['慕容收款', '司马银行', '编号丙丁', '****6543', '备注甲乙', '99999'])
        expect(Buffer.from(bytes).includes(secret), `${secret} in ${path}`).toBe(false);
    const entries = Buffer.from(unzipSync(zip)['entries.jsonl'] ?? []).toString('utf8');
    expect(entries).toContain('"kind":"erased"');
  });

  test('is erased after a restart too, and the station starts as if nothing were missing', async () => {
    const again = counter.crashed();
    await again.start();
    expect(again.app.stopped).toBeUndefined();
    expect(again.station.state.custodies.get(caseId)?.erased).toMatchObject({ by: 'ding', approver: 'bing' });
    for (const secret of ['慕容收款', '备注甲乙']) expect(everythingReadable(again)).not.toContain(secret);
  });

  test('is not confused with a case whose key was lost: then the station stops', async () => {
    const lost = counter.crashed();
    const path = join(keysOf(lost.folder), 'case-keys');
    const bytes = readFileSync(path);
    const at = bytes.indexOf(Buffer.from(other.replaceAll('-', ''), 'hex'));
    writeFileSync(path, bytes.fill(0, at, at + 128));
    await lost.start();
    expect(lost.app.stopped).toBe('keys-lost');
  });
});

describe('a power cut while a case is erased', () => {
  let image: { driver: StationDriver; remove(): void };
  let caseId: string;
  beforeAll(async () => {
    image = await sharedStation();
    caseId = await toldEverything(image.driver);
  });
  afterAll(() => image.remove());

  /** The start asks for everything that the log says, whatever the disk had come to. */
  async function isGone(counter: StationDriver): Promise<void> {
    const after = counter.crashed();
    await after.start();
    expect(after.app.stopped).toBeUndefined();
    const erased = after.kinds().includes('erased');
    const read = everythingReadable(after);
    expect(read.includes('慕容收款'), 'all of it or nothing').toBe(!erased);
    expect(read.includes('备注甲乙')).toBe(!erased);
    expect(after.station.vault.caseKeys.get(caseId) === undefined).toBe(erased);
    if (erased) expect(found(sealedBefore, await clearPages(after.folder))).toBe(0);
  }
  let sealedBefore: Buffer[];

  // The anchor; then eight keys: of follow-ups and searches, and the case's own, last.
  test.each([
    [1, 'NOT_SEALED'],
    [2, 'ERASURE_UNFINISHED'],
    [9, 'ERASURE_UNFINISHED'],
  ])('that comes before write %d leaves all of it or nothing: %s', async (write, told) => {
    sealedBefore = sealedOf(image.driver, caseId);
    const counter = image.driver.crashed();
    await counter.start();
    await counter.signInAs('compliance');
    counter.files.dieAt(write);
    expect(await outcomeOf(erases(counter, caseId))).toBe(told);
    await isGone(counter);
    counter.files.heal();
  });

  test('or a disk that fails is said, and made good by asking again under the same number', async () => {
    const counter = image.driver.crashed();
    await counter.start();
    await counter.signInAs('compliance');
    counter.files.fail(/case-keys/, 'EIO');
    const { command } = counter.command();
    expect(await outcomeOf(erases(counter, caseId, { command }))).toBe('ERASURE_UNFINISHED');
    expect(counter.kinds().at(-1)).toBe('erased');
    const failing = counter.crashed();
    failing.files.fail(/case-keys/, 'EIO');
    await failing.start();
    expect(failing.view.stop).toEqual(stopFor('erasure-unfinished'));
    // What is gone already was not damaged: a check says so, and the counter works on.
    await counter.signInAs('auditor');
    const checked = [];
    const check = await counter.inner.check.checkNow(counter.command());
    for await (const step of check) checked.push(step);
    expect(checked.at(-1)).toMatchObject({ state: 'done', finding: null });
    counter.files.heal();
    await counter.signInAs('compliance');
    const { size } = counter;
    // The window asks under a new number each time.
    expect(await outcomeOf(erases(counter, caseId))).toBe('done');
    expect(counter.size).toBe(size);
    expect(await outcomeOf(erases(counter, caseId, { command }))).toBe('done');
    expect(counter.station.vault.caseKeys.get(caseId)).toBeUndefined();
  });
});

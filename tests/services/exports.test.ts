// Evidence for somebody else: what is announced is what is in the file, masked means masked, and the verifier agrees (journey J27).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playDemo } from '../../electron/cli/demo.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { type Entry, encodeEntry } from '../../shared/ledger/entry.ts';
import { leafHash } from '../../shared/ledger/tree.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import {
  outcomeOf,
  PIN,
  type StationDriver,
  sharedStation,
  staffIn,
  station,
} from '../support/station-driver.ts';
import { readCsv, readSheet } from '../tables/read-tables.ts';

const NAME = '欧阳铁柱';
const DAY = { from: '2026-11-21', to: '2026-11-21' };
/** Agrees to what an auditor may not export alone. */
const SECOND = { approver: staffIn('compliance'), pin: PIN };
const withSecond = (masking: Masking) => (masking === 'full' ? { masking, ...SECOND } : { masking });

const FOR = { recipient: '总行审计部', purpose: '月度检查' };

const ENDS = ['case-closed', 'case-abandoned'];

type Masking = 'masked' | 'full';

async function exported(
  counter: StationDriver,
  masking: Masking,
  range: { from: string; to: string; procedure?: string; teller?: string } = DAY,
) {
  const request = { ...counter.command(), ...range, ...withSecond(masking), ...FOR };
  for await (const progress of await counter.inner.auditor.exportBundle(request)) {
    if (progress.state === 'done') return { ...progress, zip: readFileSync(progress.file) };
  }
  throw new Error('the export did not end');
}

const filesOf = (zip: Uint8Array) => new Map(Object.entries(unzipSync(zip)));
const linesOf = (zip: Uint8Array, path: string): Record<string, unknown>[] =>
  Buffer.from(filesOf(zip).get(path) ?? [])
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const entriesOf = (zip: Uint8Array) => linesOf(zip, 'entries.jsonl') as unknown as Entry[];
const tableOf = (zip: Uint8Array): Record<string, string>[] => {
  const [heads = [], ...rows] = readCsv(filesOf(zip).get('tables/cases.csv') ?? new Uint8Array());
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
};
const zipsIn = (counter: StationDriver): string[] => {
  const { exports } = counter.app.folders;
  return readdirSync(exports);
};

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
  const counter = shared.driver;
  await playDemo(counter.app, counter.clock, 20, 7);
  await counter.signInAs('teller');
  while (counter.size < 1_000) {
    await counter.openRemittance({ customer: NAME });
    await counter.finish();
    counter.app.stayAwake();
  }
  await counter.signInAs('auditor');
});
afterAll(() => shared.remove());

describe('a bundle of a thousand entries', () => {
  test.each<Masking>(['full', 'masked'])(
    '(%s) holds what was announced, ends with its own beginning, and is verified',
    async (masking) => {
      const counter = shared.driver;
      const announced = await counter.inner.auditor.previewExport(DAY);
      const { zip, ...done } = await exported(counter, masking);
      const entries = entriesOf(zip);
      expect(entries.length).toBeGreaterThan(900);
      expect({ cases: done.cases, entries: done.entries, size: done.size }).toEqual({
        ...{ cases: announced.cases, entries: announced.entries, size: announced.size },
      });
      expect(entries).toHaveLength(announced.entries);
      expect(entries.filter(({ kind }) => ALWAYS_EXPORTED.includes(kind))).toHaveLength(announced.always);
      expect(new Set(entries.flatMap((entry) => entry.case ?? [])).size).toBe(announced.cases);
      const begun = entries.at(-1);
      expect(begun).toMatchObject({
        ...{ kind: 'export-begun', seq: done.size - 1, actor: { staff: 'wu', role: 'auditor' } },
        body: { ...DAY, masking, cases: announced.cases, entries: announced.entries },
      });
      expect(Object.keys(begun?.private ?? {})).toEqual(['purpose', 'recipient']);
      expect(counter.entries(done.size)).toMatchObject([
        { kind: 'exported', body: { begun: done.size - 1, bytes: zip.length, sha256: hashOf(zip) } },
      ]);
      const report = await verifyBundle(nodeCrypto, memorySource(zip), {
        identity: counter.station.identities.join('\n'),
      });
      expect(report.failures).toEqual([]);
      expect(report).toMatchObject({
        result: 'verified',
        size: done.size,
        root: done.root,
        sm2: 'checked',
        cases: { shown: done.cases, whole: done.cases },
      });
      const other = await verifyBundle(nodeCrypto, memorySource(zip), { identity: '0'.repeat(64) });
      expect(other.result, 'under another identity').toBe('tampered');
    },
  );

  test('masked names nobody, quotes nobody and draws nobody; full discloses what was recorded', async () => {
    const counter = shared.driver;
    const [masked, full] = [await exported(counter, 'masked'), await exported(counter, 'full')];
    const namesIn = (zip: Uint8Array) =>
      [...filesOf(zip)].filter(([, bytes]) => Buffer.from(bytes).includes(NAME)).map(([path]) => path);
    expect(namesIn(full.zip)).toEqual(['disclosures.jsonl']);
    expect(namesIn(masked.zip)).toEqual([]);
    const fields = (zip: Uint8Array) => new Set(linesOf(zip, 'disclosures.jsonl').map(({ name }) => name));
    expect(fields(masked.zip)).toEqual(new Set(['accountMask', 'documentMask', 'payeeMask']));
    for (const field of ['customer', 'payee', 'ink', 'recipient', 'purpose'])
      expect(fields(full.zip)).toContain(field);
    const folders = (zip: Uint8Array) => new Set([...filesOf(zip).keys()].map((path) => path.split('/')[0]));
    for (const folder of ['ink', 'pictures']) {
      expect(folders(masked.zip)).not.toContain(folder);
      expect(folders(full.zip)).toContain(folder);
    }
    for (const { zip } of [masked, full])
      expect(Buffer.from(filesOf(zip).get('README.md') ?? []).toString('utf8')).toContain('演示');
    expect(masked.file).toContain('演示_demo_demo-branch_counter-1_g1_');
  });

  test.each<Masking>(['full', 'masked'])(
    '(%s) tells of each case in a table what its entries tell',
    async (masking) => {
      const counter = shared.driver;
      const { zip, cases } = await exported(counter, masking);
      const table = tableOf(zip);
      const entries = entriesOf(zip);
      expect(table).toHaveLength(cases);
      expect(table.map(({ 业务编号 }) => 业务编号)).toEqual(
        entries.filter(({ kind }) => ENDS.includes(kind)).map((entry) => entry.case),
      );
      for (const row of table) {
        const own = entries.filter((entry) => entry.case === row.业务编号);
        const last = own.at(-1);
        expect(row.记录数).toBe(String(own.length));
        expect(row.结果代码).toBe(last?.body.ending ?? last?.body.reason);
        expect(row.风险提示).toBe([last?.body.flags].flat().join(';'));
        const leaf = Buffer.from(leafHash(nodeCrypto, encodeEntry(last as Entry))).toString('base64');
        expect(row.结束记录校验值?.replace(/^'/, '')).toBe(leaf);
        expect(row.说明).toContain('不作为证据');
        expect(row.说明).toContain('演示');
        expect(row['客户（掩码）']).toMatch(masking === 'full' ? /^.\*+$/ : /^（未给出）$/);
        expect(row['证件（掩码）']).toMatch(/^990\*+\d?[\dX]{1,2}$/);
      }
      const [, ...sheet] = readSheet(filesOf(zip).get('tables/cases.xlsx') ?? new Uint8Array(), 1);
      expect(sheet.map((row) => row[0])).toEqual(table.map(({ 业务编号 }) => 业务编号));
    },
  );

  test('adds up to what the screen lists', async () => {
    const counter = shared.driver;
    const { zip } = await exported(counter, 'masked');
    const listed: (number | null)[] = [];
    for (let page = 0; listed.length < tableOf(zip).length; page += 1) {
      const { cases } = await counter.inner.auditor.findCases({ ...counter.command(), ...DAY, page });
      listed.push(...cases.map(({ amountFen }) => amountFen));
    }
    const sum = tableOf(zip).reduce((total, row) => total + Math.round(Number(row['金额（元）']) * 100), 0);
    expect(sum).toBe(listed.reduce<number>((total, amount) => total + (amount ?? 0), 0));
    expect(sum).toBeGreaterThan(0);
  });

  test.each([{ procedure: 'ACC' }, { teller: 'jia', procedure: 'REM' }, { teller: 'geng' }])(
    'of %j alone holds those cases, and says in its beginning what it was narrowed to',
    async (narrowed) => {
      const counter = shared.driver;
      const choice = { ...DAY, ...narrowed };
      const whole = await counter.inner.auditor.previewExport(DAY);
      const announced = await counter.inner.auditor.previewExport(choice);
      const { zip } = await exported(counter, 'masked', choice);
      const table = tableOf(zip);
      expect(announced.cases).toBeLessThan(whole.cases);
      expect(table).toHaveLength(announced.cases);
      for (const row of table)
        expect([narrowed.procedure ?? row.流程代码, narrowed.teller ?? row.柜员]).toEqual([
          row.流程代码,
          row.柜员,
        ]);
      expect(entriesOf(zip)).toHaveLength(announced.entries);
      const sum = table.reduce((total, row) => total + Math.round(Number(row['金额（元）']) * 100), 0);
      expect(announced.amountFen).toBe(sum);
      expect(entriesOf(zip).at(-1)?.body).toMatchObject({ ...narrowed, cases: announced.cases });
      expect(announced.tellers).toEqual(whole.tellers);
      const report = await verifyBundle(nodeCrypto, memorySource(zip), {
        identity: counter.station.identities.join('\n'),
      });
      expect(report).toMatchObject({ result: 'verified', cases: { whole: announced.cases } });
    },
  );

  test('of a day on which nothing happened holds only what always stands in one', async () => {
    const counter = shared.driver;
    const range = { from: '2020-01-01', to: '2020-01-02' };
    const { zip, cases } = await exported(counter, 'full', range);
    expect(cases).toBe(0);
    expect(entriesOf(zip).every(({ kind }) => ALWAYS_EXPORTED.includes(kind))).toBe(true);
    const report = await verifyBundle(nodeCrypto, memorySource(zip), {
      identity: counter.station.identities.join('\n'),
    });
    expect(report.result).toBe('verified');
  });

  test('keeps nobody from working while it is written, and holds nothing of what they did', async () => {
    const counter = shared.driver;
    const request = { ...counter.command(), ...DAY, ...withSecond('full'), ...FOR };
    slowDisk(counter);
    let acts = 0;
    let done: { file: string; size: number } | undefined;
    for await (const progress of await counter.inner.auditor.exportBundle(request)) {
      if (progress.state === 'done') done = progress;
      else {
        counter.app.reject('unknown');
        counter.app.stayAwake();
        counter.wait(60);
        acts += 1;
      }
    }
    quickDisk(counter);
    expect(acts).toBeGreaterThan(5);
    expect(counter.view.stop).toBeNull();
    expect(counter.kinds(done?.size)).toEqual([
      ...Array.from({ length: acts }, () => 'calls-rejected'),
      'exported',
    ]);
    const report = await verifyBundle(nodeCrypto, memorySource(readFileSync(done?.file ?? '')), {
      identity: counter.station.identities.join('\n'),
    });
    expect(report).toMatchObject({ result: 'verified', size: done?.size });
  });

  test('that is left half-way leaves no file, and says so in the log', async () => {
    const counter = shared.driver;
    const before = zipsIn(counter);
    const { size } = counter;
    slowDisk(counter);
    const stream = await counter.inner.auditor.exportBundle({
      ...counter.command(),
      ...DAY,
      ...withSecond('full'),
      ...FOR,
    });
    const { value } = await stream.next();
    expect(value).toMatchObject({ state: 'working' });
    expect(zipsIn(counter).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    await stream.return?.(undefined);
    quickDisk(counter);
    expect(zipsIn(counter)).toEqual(before);
    expect(counter.kinds(size)).toEqual(['export-begun', 'export-stopped']);
    expect(counter.entries(size + 1)).toMatchObject([
      { actor: { staff: 'wu' }, body: { begun: size, why: 'cancelled' } },
    ]);
  });
});

function takeAMoment(): void {
  const until = performance.now() + 0.05;
  while (performance.now() < until);
}

/** Reading takes a moment, so that an export of a thousand entries tells of its progress on any machine. */
function slowDisk(counter: StationDriver): void {
  const { store } = counter.station.open;
  const { bytesOf, leaves } = Object.getPrototypeOf(store) as typeof store;
  store.bytesOf = (seq) => {
    takeAMoment();
    return bytesOf.call(store, seq);
  };
  store.leaves = function* (below) {
    for (const some of leaves.call(store, below)) {
      for (let at = 0; at < some.length; at += 32) {
        takeAMoment();
        yield some.subarray(at, at + 32);
      }
    }
  };
}
function quickDisk(counter: StationDriver): void {
  for (const name of ['bytesOf', 'leaves']) Reflect.deleteProperty(counter.station.open.store, name);
}

test('an export that fails says so in the log, and leaves no file', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const { store } = counter.station.open;
  const { size } = counter;
  store.leaves = () => {
    throw new Error('the disk is gone');
  };
  const request = { ...counter.command(), ...DAY, masking: 'masked' as const, ...FOR };
  const stream = await counter.inner.auditor.exportBundle(request);
  expect(await outcomeOf(stream.next())).toBe('INTERNAL_SERVER_ERROR');
  expect(zipsIn(counter)).toEqual([]);
  expect(counter.kinds(size).slice(0, 2)).toEqual(['export-begun', 'export-stopped']);
  expect(counter.entries(size + 1)[0]?.body).toEqual({ begun: size, why: 'failed' });
});

test('what a power cut left of an export is gone after the next start, and whole bundles are not', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  await exported(counter, 'masked');
  const whole = zipsIn(counter);
  writeFileSync(join(counter.app.folders.exports, 'half.zip.part'), NAME);
  await counter.restart();
  expect(zipsIn(counter)).toEqual(whole);
});

describe('an export sealed to its receiver', () => {
  async function sealed(counter: StationDriver, sealTo: string[]) {
    const request = { ...counter.command(), ...DAY, masking: 'masked' as const, ...FOR, sealTo };
    return counter.inner.auditor.exportBundle(request);
  }

  test('can be opened with their key alone; the bundle itself was never on the disk', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    const seen = new Set<string>();
    let done: { file: string; bytes: number; sha256: string; sealed: unknown } | undefined;
    for await (const progress of await sealed(counter, [recipient])) {
      for (const name of zipsIn(counter)) seen.add(name);
      if (progress.state === 'done') done = progress;
    }
    expect([...seen, ...zipsIn(counter)].filter((name) => !/\.zip\.age(\.part)?$/.test(name))).toEqual([]);
    const file = readFileSync(done?.file ?? '');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const zip = Buffer.from(await decrypter.decrypt(file));
    expect({ bytes: zip.length, sha256: hashOf(zip) }).toEqual({ bytes: done?.bytes, sha256: done?.sha256 });
    const report = await verifyBundle(nodeCrypto, memorySource(zip), {
      identity: counter.station.identities.join('\n'),
    });
    expect(report).toMatchObject({ result: 'verified', failures: [] });
    const [begun, end] = counter.entries(counter.size - 2);
    expect(begun?.body).toMatchObject({ sealedTo: [recipient] });
    expect(end?.body).toMatchObject({
      ...{ bytes: zip.length, sha256: hashOf(zip), sealedBytes: file.length, sealedSha256: hashOf(file) },
    });
    const stranger = new Decrypter();
    stranger.addIdentity(await generateIdentity());
    await expect(stranger.decrypt(file)).rejects.toThrow();
  });

  test('is refused for a key that was mistyped, before anything begins', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    const recipient = await identityToRecipient(await generateIdentity());
    const { size } = counter;
    const mistyped = `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`;
    expect(await outcomeOf(sealed(counter, [mistyped]).then((stream) => stream.next()))).toBe(
      'NOT_A_RECIPIENT',
    );
    expect(await outcomeOf(sealed(counter, ['age1abc']))).toBe('BAD_REQUEST');
    expect(counter.kinds(size)).not.toContain('export-begun');
  });
});

describe('a full export', () => {
  async function refused(counter: StationDriver, second: object) {
    const request = { ...counter.command(), ...DAY, masking: 'full', ...FOR, ...second };
    return outcomeOf(counter.inner.auditor.exportBundle(request as never).then((stream) => stream.next()));
  }

  test('needs somebody else, in a role that may agree, with their own PIN; else nothing begins', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    const { size } = counter;
    expect(await refused(counter, {}), 'alone').toBe('BAD_REQUEST');
    expect(await refused(counter, { approver: staffIn('auditor'), pin: PIN })).toBe('SAME_PERSON');
    expect(await refused(counter, { approver: staffIn('teller'), pin: PIN })).toBe('NOT_AN_APPROVER');
    expect(await refused(counter, { approver: staffIn('admin'), pin: PIN })).toBe('NOT_AN_APPROVER');
    expect(await refused(counter, { ...SECOND, pin: '000111' })).toBe('PIN_WRONG');
    expect(counter.kinds(size)).not.toContain('export-begun');
    expect(existsSync(counter.app.folders.exports)).toBe(false);
  });

  test('records who agreed; a masked one needs nobody and takes nobody', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    for (const role of ['compliance', 'supervisor', 'branch-head'] as const) {
      const request = { ...counter.command(), ...DAY, ...FOR, masking: 'full' as const };
      const stream = await counter.inner.auditor.exportBundle({
        ...request,
        approver: staffIn(role),
        pin: PIN,
      });
      for await (const _ of stream);
      const begun = counter.entries().findLast(({ kind }) => kind === 'export-begun');
      expect(begun?.body).toMatchObject({ masking: 'full', approver: staffIn(role) });
    }
    const { zip } = await exported(counter, 'masked');
    expect(entriesOf(zip).at(-1)?.body).not.toHaveProperty('approver');
    const masked = { ...counter.command(), ...DAY, ...FOR, masking: 'masked', ...SECOND };
    expect(await outcomeOf(counter.inner.auditor.exportBundle(masked as never))).toBe('BAD_REQUEST');
  });

  test('sent twice while the PIN is proved begins once', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    const request = { ...counter.command(), ...DAY, ...withSecond('full'), ...FOR };
    const both = [1, 2].map(() =>
      counter.inner.auditor.exportBundle(request).then((stream) => stream.next()),
    );
    const codes = await Promise.all(both.map(outcomeOf));
    expect(codes.sort()).toEqual(['COMMAND_REUSED', 'done']);
    expect(counter.kinds().filter((kind) => kind === 'export-begun')).toHaveLength(1);
  });
});

test('the name of an export tells nothing but the station and the place of its beginning', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const { file, size } = await exported(counter, 'masked');
  expect(file).toBe(
    join(
      counter.folder,
      'demo-exports',
      `演示_demo_demo-branch_counter-1_g1_${String(size - 1).padStart(8, '0')}.zip`,
    ),
  );
});

test('a clock that was set just before an export is told in the very bundle', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  counter.clock.setWall(counter.clock.now() + 3_600_000);
  const { zip, entries } = await exported(counter, 'masked');
  const told = entriesOf(zip);
  expect(told.slice(-2).map(({ kind }) => kind)).toEqual(['clock-moved', 'export-begun']);
  expect(told).toHaveLength(entries);
  expect(told.at(-1)?.body).toMatchObject({ entries });
});

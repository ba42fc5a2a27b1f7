// Evidence for somebody else: what is announced is what is in the file, masked means masked, and the verifier agrees (journey J27).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playDemo } from '../../electron/cli/demo.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { type StationDriver, sharedStation, station } from '../support/station-driver.ts';

const NAME = '欧阳铁柱';
const DAY = { from: '2026-11-21', to: '2026-11-21' };
const FOR = { recipient: '总行审计部', purpose: '月度检查' };

type Masking = 'masked' | 'full';

async function exported(counter: StationDriver, masking: Masking, range = DAY) {
  const request = { ...counter.command(), ...range, masking, ...FOR };
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
    const request = { ...counter.command(), ...DAY, masking: 'full' as const, ...FOR };
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

  test('that is left half-way leaves no file, and a beginning without an end', async () => {
    const counter = shared.driver;
    const before = zipsIn(counter);
    const { size } = counter;
    slowDisk(counter);
    const stream = await counter.inner.auditor.exportBundle({
      ...counter.command(),
      ...DAY,
      masking: 'full',
      ...FOR,
    });
    const { value } = await stream.next();
    expect(value).toMatchObject({ state: 'working' });
    expect(zipsIn(counter).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    await stream.return?.(undefined);
    quickDisk(counter);
    expect(zipsIn(counter)).toEqual(before);
    expect(counter.kinds(size)).toEqual(['export-begun']);
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

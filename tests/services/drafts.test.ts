// A draft of a content pack at a station: one at most, each edit an entry, rehearsed and exported but never published (issue 3, Packs).
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import type { DraftExport } from '../../electron/services/draft-export.ts';
import { filesOfZip } from '../../electron/services/pack-zip.ts';
import { readPack } from '../../shared/procedure/load-pack.ts';
import { signPack } from '../../shared/procedure/signed-pack.ts';
import { foldStation } from '../../shared/station/fold-station.ts';
import { EMPTY_STATION, type StationState } from '../../shared/station/station-state.ts';
import { enrols, importsWhole, publishes, SIGNER, signedZip, zipOf } from '../support/head-office.ts';
import { outcomeOf, PIN, type StationDriver, sharedStation, staffIn } from '../support/station-driver.ts';

const SAY = 'procedures/REM/steps/REM-01/say';
const NEW_WORDS = '这笔钱准备怎么用？';
const TIER = 'thresholds/tiers/T2/fromFen';

let shared: Awaited<ReturnType<typeof sharedStation>>;
let base: string;

beforeAll(async () => {
  shared = await sharedStation();
  const { driver } = shared;
  await enrols(driver);
  await driver.signInAs('compliance');
  base = await importsWhole(driver, signedZip());
  await publishes(driver, base);
});
afterAll(() => shared.remove());

/** A station with the small pack in use; compliance sits there. */
async function counterOfCompliance(): Promise<StationDriver> {
  const counter = await shared.driver.crashed().start();
  return counter.signInAs('compliance');
}

const edit = (counter: StationDriver, place: string, value: string, words: object = {}) =>
  outcomeOf(counter.inner.draft.edit({ ...counter.command(), base, place, value, ...words }));
const undo = (counter: StationDriver, place: string) =>
  outcomeOf(counter.inner.draft.undo({ ...counter.command(), base, place }));
const overview = (counter: StationDriver) => counter.inner.draft.overview();
const changes = async (counter: StationDriver) =>
  (await overview(counter)).changes.map(({ place, before, after }) => [place, before, after]);

async function steps<T>(stream: Promise<AsyncIterable<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const step of await stream) all.push(step);
  return all;
}
const exported = async (counter: StationDriver): Promise<DraftExport | undefined> =>
  (await steps(counter.inner.draft.export(counter.command()))).at(-1) as DraftExport | undefined;

/** Why an edit was refused: at which place and with which words. */
async function faultsOf(counter: StationDriver, place: string, value: string) {
  try {
    await counter.inner.draft.edit({ ...counter.command(), base, place, value });
  } catch (error) {
    const { data } = error as { data?: { faults: { place: string; reason: string }[] } };
    return data?.faults.map((fault) => [fault.place, fault.reason]);
  }
  return [];
}

describe('a draft', () => {
  test('begins with the first edit, of the pack that is in use, and that pack stays as it is', async () => {
    const counter = await counterOfCompliance();
    expect(await overview(counter)).toMatchObject({ base: { sha256: base, inUse: true }, draft: null });
    const { size } = counter;
    expect(await edit(counter, SAY, NEW_WORDS)).toBe('done');
    expect(counter.entries(size)).toMatchObject([
      {
        kind: 'draft-edited',
        actor: { staff: 'ding', role: 'compliance' },
        body: { base, place: SAY, as: 'changed' },
      },
    ]);
    expect(await overview(counter)).toMatchObject({
      draft: { version: '1.0.0', changedBy: '合规丁' },
      changes: [
        { place: SAY, where: ['小额汇款', '资金用途', '话术'], before: '请问资金用途？', after: NEW_WORDS },
      ],
    });
    expect(counter.station.state.pack?.sha256).toBe(base);
  });

  test('outlives a restart, edit by edit', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, '换一种问法？');
    await edit(counter, TIER, '800000');
    await edit(counter, SAY, NEW_WORDS);
    await counter.restart();
    await counter.signInAs('compliance');
    expect(await changes(counter)).toEqual([
      [TIER, '1000000', '800000'],
      [SAY, '请问资金用途？', NEW_WORDS],
    ]);
  });

  test('keeps what was written out of the entry itself', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    await edit(counter, SAY, NEW_WORDS);
    expect(JSON.stringify(counter.entries(size))).not.toContain(NEW_WORDS);
  });

  test('loses one edit when it is undone, and is none without any', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    await edit(counter, TIER, '800000');
    expect(await undo(counter, SAY)).toBe('done');
    expect(await changes(counter)).toEqual([[TIER, '1000000', '800000']]);
    expect(await undo(counter, SAY)).toBe('NOTHING_CHANGED');
    expect(await edit(counter, TIER, '1000000')).toBe('done');
    expect((await overview(counter)).draft).toBeNull();
  });

  test('is dropped as a whole, and a dropped one cannot be dropped again', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    expect(await outcomeOf(counter.inner.draft.drop(counter.command()))).toBe('done');
    expect(await overview(counter)).toMatchObject({ draft: null, changes: [] });
    expect(await outcomeOf(counter.inner.draft.drop(counter.command()))).toBe('NO_DRAFT');
  });

  test('shows the places of a file with their limits, old text and new', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    const places = await counter.inner.draft.places({ file: 'procedures/REM.json' });
    expect(places.find(({ place }) => place === SAY)).toEqual({
      ...{ place: SAY, where: ['小额汇款', '资金用途', '话术'], kind: 'line', limits: { longest: 60 } },
      ...{ before: '请问资金用途？', after: NEW_WORDS },
    });
    const [tier] = await counter.inner.draft.places({ file: 'thresholds.json' });
    expect(tier).toMatchObject({ kind: 'amount', limits: { least: 500_000, most: 2_000_000 } });
    expect(await counter.inner.draft.places({ file: 'laws.json' })).toEqual([]);
  });

  test('tells all that differs, also what follows from an edit elsewhere', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    await edit(counter, TIER, '800000');
    expect((await counter.inner.draft.compare({ page: 0 })).differences).toEqual([
      { where: '小额汇款 · 资金用途 · 话术', before: '请问资金用途？', after: NEW_WORDS },
      { where: '门槛 · 金额档 · T2 · 起点金额', before: '10,000.00 元', after: '8,000.00 元' },
    ]);
  });

  test('stays of the pack it began with when another is taken into use', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    await publishes(counter, await importsWhole(counter, signedZip('1.1.0')));
    expect(await overview(counter)).toMatchObject({ base: { sha256: base, version: '1.0.0', inUse: false } });
    expect(await edit(counter, TIER, '800000')).toBe('done');
  });
});

test('a text that was erased later leaves the place as it stood, and the rest of the draft as it is', () => {
  const folded = [{ text: '第一稿？' }, undefined].reduce<StationState>((state, hidden, seq) => {
    const id = `01940000-0000-7000-8000-00000000000${seq}`;
    const told = { seq, id, at: '2026-11-21T01:30:00.000Z', mono: { boot: 'b', ms: seq } };
    const body = { base: `${'A'.repeat(43)}=`, place: SAY, as: 'changed' as const };
    const actor = { staff: 'ding', role: 'compliance' };
    return foldStation(state, {
      ...told,
      actor,
      kind: 'draft-edited',
      body,
      ...(hidden && { private: hidden }),
    });
  }, EMPTY_STATION);
  expect([...(folded.draft?.edits ?? [])]).toEqual([[SAY, '第一稿？']]);
});

describe('an edit', () => {
  test('is refused where the loader would refuse the pack, at its place and in words, and nothing is recorded', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    expect(await faultsOf(counter, TIER, '400000')).toEqual([[TIER, '金额档 T2 低于总行规定的下限。']]);
    expect(await faultsOf(counter, SAY, '用途\u200b')).toEqual([[SAY, '文字里有看不见的控制字符。']]);
    expect(await faultsOf(counter, 'notices/N1', `# 告知书\n${'请看清楚'.repeat(31)}`)).toEqual([
      ['notices/N1', '第一页有 124 个字，最多 120 个字。'],
    ]);
    expect(counter.size).toBe(size);
  });

  test('is refused at a place that is structure, or for a draft that is not the one on the screen', async () => {
    const counter = await counterOfCompliance();
    expect(await edit(counter, 'flags/F01/weight', 'H')).toBe('NO_SUCH_PLACE');
    expect(await edit(counter, 'procedures/REM/steps/REM-01/id', 'REM-09')).toBe('NO_SUCH_PLACE');
    expect(await edit(counter, SAY, NEW_WORDS, { base: `${'A'.repeat(43)}=` })).toBe('DRAFT_MOVED');
    expect(await edit(counter, SAY, '请问资金用途？')).toBe('NOTHING_CHANGED');
  });

  test('is once, however often it is asked for, and its number is good for no other edit', async () => {
    const counter = await counterOfCompliance();
    const command = counter.command();
    expect(await edit(counter, SAY, NEW_WORDS, command)).toBe('done');
    const { size } = counter;
    expect(await edit(counter, SAY, NEW_WORDS, command)).toBe('done');
    expect(await edit(counter, SAY, '换一种问法？', command)).toBe('COMMAND_REUSED');
    expect(await edit(counter, TIER, '800000', command)).toBe('COMMAND_REUSED');
    expect(counter.size).toBe(size);
  });
});

describe('a rehearsal', () => {
  const putDown = (counter: StationDriver) => readPack(readFileSync(counter.app.folders.rehearsal, 'utf8'));

  test('gets the draft, with the branch’s own content, and the record says which', async () => {
    const counter = await counterOfCompliance();
    const today = { checked: '2026-11-20', until: '2027-11-20' };
    await counter.inner.compliance.publishLocal({
      ...{ ...counter.command(), approver: staffIn('branch-head'), pin: PIN },
      numbers: [{ contact: 'police-station', number: '0571-000000', ...today }],
    });
    await edit(counter, SAY, NEW_WORDS);
    const { size } = counter;
    expect(await outcomeOf(counter.inner.draft.rehearse(counter.command()))).toBe('done');
    const pack = putDown(counter);
    expect(pack.procedures.REM?.steps[1]?.say).toBe(NEW_WORDS);
    expect(pack.contacts[1]?.number).toBe('0571-000000');
    const rehearsed = counter.entries(size);
    expect(rehearsed.map(({ kind, body }) => [kind, 'of' in body])).toEqual([['pack-rehearsed', false]]);
    const { sha256 } = rehearsed[0]!.body.pack as { sha256: string };
    expect(counter.station.shelf.byHash(sha256)).toEqual(pack);
  });

  test('gets an imported pack as well, signed and not yet in use', async () => {
    const counter = await counterOfCompliance();
    const next = await importsWhole(counter, signedZip('1.1.0'));
    const { size } = counter;
    await counter.inner.draft.rehearse({ ...counter.command(), pack: next });
    expect(putDown(counter).pack.version).toBe('1.1.0');
    expect(counter.entries(size)).toMatchObject([{ kind: 'pack-rehearsed', body: { of: next } }]);
  });

  test('needs a draft, or a pack that was imported', async () => {
    const counter = await counterOfCompliance();
    const rehearse = (words: object) =>
      outcomeOf(counter.inner.draft.rehearse({ ...counter.command(), ...words }));
    expect(await rehearse({})).toBe('NO_DRAFT');
    expect(await rehearse({ pack: `${'A'.repeat(43)}=` })).toBe('NO_SUCH_PACK');
  });
});

describe('an export for head office', () => {
  test('needs another version number than the base has, and says so', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    const { size } = counter;
    expect(await exported(counter)).toMatchObject({
      state: 'refused',
      faults: [{ place: 'pack/version', reason: expect.stringContaining('请先改版本号') }],
    });
    expect(counter.size).toBe(size);
  });

  test('is the whole draft without a signature; signed by head office it can be imported and published', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, SAY, NEW_WORDS);
    await edit(counter, 'pack/version', '1.1.0');
    const { size } = counter;
    const done = await exported(counter);
    if (done?.state !== 'done') throw new Error(JSON.stringify(done));
    expect(counter.kinds(size)).toEqual(['draft-exported']);
    const read = filesOfZip(readFileSync(done.file));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect([...read.files.keys()].filter((path) => path.startsWith('manifest'))).toEqual([]);
    const { manifest, note } = signPack(nodeCrypto, read.files, SIGNER);
    const signed = new Map(read.files)
      .set('manifest.json', Buffer.from(manifest))
      .set('manifest.note', Buffer.from(note));
    await publishes(counter, await importsWhole(counter, zipOf(signed)));
    expect(counter.station.state.pack).toMatchObject({
      version: '1.1.0',
      by: 'ding',
      approver: staffIn('branch-head'),
    });
    const { sha256 } = counter.station.state.pack ?? { sha256: '' };
    expect(counter.station.shelf.byHash(sha256).procedures.REM?.steps[1]?.say).toBe(NEW_WORDS);
  });

  test('that nobody signed is not taken', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, 'pack/version', '1.1.0');
    const done = await exported(counter);
    if (done?.state !== 'done') throw new Error(JSON.stringify(done));
    await expect(importsWhole(counter, readFileSync(done.file))).rejects.toThrow('内容包没有签名');
  });

  test('that cannot be recorded leaves no file', async () => {
    const counter = await counterOfCompliance();
    await edit(counter, 'pack/version', '1.1.0');
    const { db } = counter.station.open.store;
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    expect(await outcomeOf(exported(counter))).toBe('NOT_SEALED');
    expect(readdirSync(counter.app.folders.exports)).toEqual([]);
  });
});

test('a check walks through the draft and finds nothing wrong with it', async () => {
  const counter = await counterOfCompliance();
  await edit(counter, SAY, NEW_WORDS);
  expect((await steps(counter.inner.draft.check())).at(-1)).toEqual({ state: 'sound' });
});

test('without a draft there is nothing to check, compare or export', async () => {
  const counter = await counterOfCompliance();
  expect(await outcomeOf(steps(counter.inner.draft.check()))).toBe('NO_DRAFT');
  expect(await outcomeOf(counter.inner.draft.compare({ page: 0 }))).toBe('NO_DRAFT');
  expect(await outcomeOf(exported(counter))).toBe('NO_DRAFT');
});

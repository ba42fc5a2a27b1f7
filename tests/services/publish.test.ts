// Taking a pack into use by two persons (journey J30), the branch's own cases and numbers, and what tellers propose.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { asLarge } from '../../electron/services/packs.ts';
import { publishShipped } from '../../electron/services/shipped-pack.ts';
import { packBytes } from '../../shared/procedure/load-pack.ts';
import { put } from '../procedure/pack-changer.ts';
import { smallFiles, smallPack } from '../procedure/small-pack.ts';
import { temporaryFolder } from '../support/demo-folder.ts';
import {
  enrols,
  imports,
  importsWhole,
  KEYS,
  ORIGIN,
  publishes,
  signedZip,
  signerNamed,
  vkeyOf,
} from '../support/head-office.ts';
import {
  outcomeOf,
  PIN,
  type StationDriver,
  sharedStation,
  staffIn,
  station,
} from '../support/station-driver.ts';

const QUESTION = 'steps[1].say';
const REM = 'procedures/REM.json';
const NEW_WORDS = '这笔钱准备怎么用？';
const edited = () => signedZip('1.1.0', put(REM, QUESTION, NEW_WORDS));

const CASE = {
  ...{ code: 'CX-1', scam: 'T07', date: '2026-11-01', until: '2027-10-31' },
  ...{ text: '有人自称办案，要客户把钱转走。', source: '本网点', illustrative: false },
};
const NUMBER = {
  contact: 'police-station',
  number: '0571-000000',
  checked: '2026-11-20',
  until: '2027-11-20',
};

let shared: Awaited<ReturnType<typeof sharedStation>>;
let old: string;
let next: string;

beforeAll(async () => {
  shared = await sharedStation();
  const { driver } = shared;
  await enrols(driver);
  await driver.signInAs('compliance');
  old = await importsWhole(driver, signedZip());
  await publishes(driver, old);
  next = await importsWhole(driver, edited());
});
afterAll(() => shared.remove());

/** A station with the small pack in use and an edited one imported beside it; compliance sits there. */
async function readyToPublish(): Promise<StationDriver> {
  const counter = await shared.driver.crashed().start();
  return counter.signInAs('compliance');
}

const publish = (counter: StationDriver, sha256: string, words: object = {}) =>
  outcomeOf(
    counter.inner.compliance.publishPack({
      ...{ ...counter.command(), sha256, approver: staffIn('branch-head'), pin: PIN },
      ...words,
    }),
  );

describe('publishing', () => {
  test('alone is refused: one’s own PIN, a wrong PIN, a colleague who may not; nothing changes', async () => {
    const counter = await readyToPublish();
    expect(await publish(counter, next, { approver: 'ding' })).toBe('SAME_PERSON');
    expect(await publish(counter, next, { pin: '864209' })).toBe('PIN_WRONG');
    for (const role of ['teller', 'lobby', 'auditor', 'admin'] as const)
      expect(await publish(counter, next, { approver: staffIn(role) }), role).toBe('NOT_AN_APPROVER');
    expect(await publish(counter, next, { approver: 'nobody' })).toBe('NO_SUCH_PERSON');
    expect(counter.station.state.pack?.sha256).toBe(old);
  });

  test.each(['branch-head', 'supervisor'] as const)(
    'with a %s works, and the record names both',
    async (role) => {
      const counter = await readyToPublish();
      const { size } = counter;
      expect(await publish(counter, next, { approver: staffIn(role) })).toBe('done');
      expect(counter.entries(size)).toMatchObject([
        {
          kind: 'pack-published',
          actor: { staff: 'ding', role: 'compliance' },
          body: { version: '1.1.0', pack: { sha256: next }, approver: staffIn(role) },
        },
      ]);
      expect((await counter.inner.compliance.packs()).inUse).toMatchObject({
        ...{
          sha256: next,
          version: '1.1.0',
          publishedBy: '合规丁',
          approvedBy: counter.station.nameOf(staffIn(role)),
        },
      });
    },
  );

  test('shows what it would change: which question, the old words and the new', async () => {
    const counter = await readyToPublish();
    const shown = await counter.inner.compliance.comparePack({ sha256: next, page: 0 });
    expect(shown.differences).toEqual([
      { where: '内容包 · 版本', before: '1.0.0', after: '1.1.0' },
      { where: '小额汇款 · 资金用途 · 话术', before: '请问资金用途？', after: NEW_WORDS },
    ]);
    expect(shown).toMatchObject({ total: 2, page: 0 });
  });

  test('leaves a running case its pack, also over a restart, and gives the next case the new one', async () => {
    const counter = await readyToPublish();
    const words = () => counter.case.steps.find(({ id }) => id === 'REM-01')?.say;
    await counter.signInAs('teller');
    await counter.openRemittance();
    const running = counter.case.id;
    await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'other' });
    await counter.signInAs('compliance');
    await publishes(counter, next);
    await counter.restart();
    await counter.signInAs('teller');
    await counter.inner.teller.resumeCase({ ...counter.command(), caseId: running });
    expect(counter.case.procedure.version).toBe('1.0.0');
    expect(words()).toBe('请问资金用途？');
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'other' });
    await counter.openRemittance();
    expect(counter.case.procedure.version).toBe('1.1.0');
    expect(words()).toBe(NEW_WORDS);
    const pinned = counter.entries().flatMap(({ kind, body }) => (kind === 'case-opened' ? [body.pack] : []));
    expect(pinned).toMatchObject([{ sha256: old }, { sha256: next }]);
  });

  test('of the pack before takes the new one back, by two again', async () => {
    const counter = await readyToPublish();
    await publishes(counter, next);
    expect(await publish(counter, next)).toBe('ALREADY_IN_USE');
    expect(await publish(counter, old)).toBe('done');
    expect(
      (await counter.inner.compliance.packs()).known.map(({ version, state }) => [version, state]),
    ).toEqual([
      ['1.1.0', 'ready'],
      ['1.0.0', 'in-use'],
    ]);
  });

  test('is once, however often it is asked for, and its number is good for no other pack', async () => {
    const counter = await readyToPublish();
    const command = counter.command();
    expect(await publish(counter, next, command)).toBe('done');
    const { size } = counter;
    expect(await publish(counter, next, command)).toBe('done');
    expect(await publish(counter, old, command)).toBe('COMMAND_REUSED');
    expect(counter.size).toBe(size);
  });

  test('of a pack that was never imported, or has run out since, is refused', async () => {
    const counter = await readyToPublish();
    expect(await publish(counter, `${'A'.repeat(43)}=`)).toBe('NO_SUCH_PACK');
    counter.wait(3 * 365 * 86_400);
    await counter.signInAs('compliance');
    expect(await publish(counter, next)).toBe('NOT_IN_FORCE');
    expect((await counter.inner.compliance.packs()).known.map(({ state }) => state)).toEqual([
      'expired',
      'in-use',
    ]);
  });

  test('of a pack that was imported under a key that has been replaced since is refused, and it is listed no more', async () => {
    const counter = await readyToPublish();
    await counter.signOut();
    await counter.signInAs('admin');
    const second = { approver: staffIn('branch-head'), pin: PIN };
    const keys = [vkeyOf(signerNamed('k'))];
    await counter.inner.admin.enrolHeadOffice({ ...counter.command(), origin: ORIGIN, keys, ...second });
    await counter.signOut();
    await counter.signInAs('compliance');
    expect(await publish(counter, next)).toBe('NO_SUCH_PACK');
    expect((await counter.inner.compliance.packs()).known).toEqual([]);
    expect(counter.station.state.pack?.sha256, 'what is in use stays').toBe(old);
  });

  test('of a pack that was refused is not possible: it is not there', async () => {
    const counter = await readyToPublish();
    const dead = put('flags.json', '[2]', { code: 'F09', meaning: '没有用处', weight: 'W' });
    expect((await imports(counter, signedZip('1.2.0', dead))).at(-1)?.state).toBe('refused');
    expect((await counter.inner.compliance.packs()).known.map(({ version }) => version)).toEqual([
      '1.1.0',
      '1.0.0',
    ]);
  });
});

test('a pack that an older version of the program took in is walked through again before it is used', async () => {
  const counter = await readyToPublish();
  const dead = put('flags.json', '[2]', { code: 'F09', meaning: '没有用处', weight: 'W' });
  const pack = smallPack(dead);
  const large = asLarge(packBytes(pack));
  const { id, version, name, effective } = pack.pack;
  const body = {
    ...{ id, version, title: name, ...effective, pack: { bytes: large.bytes.length, sha256: large.sha256 } },
    ...{ manifest: old, signature: '总行的签名', signedBy: KEYS[0]!, upload: old },
  };
  const actor = { staff: 'ding', role: 'compliance' };
  const events = [{ kind: 'pack-imported' as const, body, private: {} }];
  counter.station.seal({ ...counter.command(), actor, events, large: [large] });
  const { sha256 } = large;
  const refused = await counter.inner.compliance
    .publishPack({ ...counter.command(), sha256, approver: staffIn('branch-head'), pin: PIN })
    .then(
      () => undefined,
      (error: { code: string; data: unknown }) => error,
    );
  expect(refused).toMatchObject({
    code: 'PACK_REFUSED',
    data: { faults: [{ path: 'F09', reason: expect.stringContaining('没有用处') }] },
  });
  expect(counter.station.state.pack?.sha256).toBe(old);
});

describe('the shipped pack', () => {
  test('in a newer version keeps what the branch had added, and what it is without that can be read', async () => {
    const counter = await station();
    await counter.signInAs('compliance');
    const second = { approver: staffIn('branch-head'), pin: PIN };
    await counter.inner.compliance.publishLocal({ ...counter.command(), cases: [CASE], ...second });
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [path, content] of smallFiles()) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { sha256 } = asLarge(packBytes(smallPack()));
    expect(publishShipped(counter.station, folder, sha256)).toBeUndefined();
    const { inUse } = await counter.inner.compliance.packs();
    expect(inUse).toMatchObject({ sha256, id: 'small', publishedBy: '本程序', localCases: 1 });
    const { size } = counter;
    expect(publishShipped(counter.station, folder, sha256)).toBeUndefined();
    expect(counter.size, 'once').toBe(size);
  });

  test('stays in use when head office is enrolled, and does not come back over a published one', async () => {
    const counter = await station();
    const shipped = counter.station.state.pack?.sha256;
    await enrols(counter);
    await counter.restart();
    expect(counter.station.state.pack?.sha256).toBe(shipped);
    await counter.signInAs('compliance');
    const own = await importsWhole(counter, signedZip());
    await publishes(counter, own);
    const { size } = counter;
    await counter.restart();
    expect(counter.kinds(size)).toEqual(['app-stopped', 'app-started']);
    expect(counter.station.state.pack?.sha256).toBe(own);
    expect(counter.view.packRefused).toBeNull();
  });
});

describe('the branch’s own content', () => {
  const publishLocal = (counter: StationDriver, words: object) =>
    outcomeOf(
      counter.inner.compliance.publishLocal({
        ...{ ...counter.command(), approver: staffIn('branch-head'), pin: PIN },
        ...words,
      }),
    );

  test('is put into the pack in use by two, with its difference shown before', async () => {
    const counter = await readyToPublish();
    const local = { cases: [CASE], numbers: [NUMBER] };
    const shown = await counter.inner.compliance.compareLocal({ ...local, page: 0 });
    expect(shown.differences.map(({ where }) => where)).toEqual([
      '本地案例 · CX-1',
      '联系方式 · police-station 派出所 · 核对日期',
      '联系方式 · police-station 派出所 · 有效期到',
      '联系方式 · police-station 派出所 · 号码',
    ]);
    expect(await publishLocal(counter, { ...local, approver: 'ding' })).toBe('SAME_PERSON');
    expect(await publishLocal(counter, local)).toBe('done');
    expect(await publishLocal(counter, local), 'the same again').toBe('ALREADY_IN_USE');
    const { inUse } = await counter.inner.compliance.packs();
    expect(inUse).toMatchObject({ sha256: old, version: '1.0.0', localCases: 1, localNumbers: 1 });
    const { cases, contacts } = await counter.inner.compliance.localContent();
    expect(cases).toEqual([CASE]);
    expect(contacts).toMatchObject([
      { code: '110', number: '110', open: false },
      { code: 'police-station', number: '0571-000000', open: true },
    ]);
  });

  test('goes with the branch into the next pack, and what no longer fits is shown as gone', async () => {
    const counter = await readyToPublish();
    expect(await publishLocal(counter, { cases: [CASE], numbers: [NUMBER] })).toBe('done');
    await publishes(counter, next);
    expect((await counter.inner.compliance.packs()).inUse).toMatchObject({
      ...{ sha256: next, localCases: 1, localNumbers: 1 },
    });
    const fixed = await importsWhole(counter, signedZip('1.2.0', put('contacts.json', '[1].number', '110')));
    const shown = await counter.inner.compliance.comparePack({ sha256: fixed, page: 0 });
    expect(shown.differences).toContainEqual({
      where: '联系方式 · police-station 派出所 · 号码',
      ...{ before: '0571-000000', after: '110' },
    });
    await publishes(counter, fixed);
    expect((await counter.inner.compliance.packs()).inUse).toMatchObject({ localCases: 1, localNumbers: 0 });
  });

  test('is taken away again by leaving it out', async () => {
    const counter = await readyToPublish();
    expect(await publishLocal(counter, { cases: [CASE] })).toBe('done');
    expect(await publishLocal(counter, {})).toBe('done');
    expect(counter.station.state.pack).toMatchObject({ sha256: old });
  });

  test.each<[string, object, object]>([
    [
      'a hotline that head office gave',
      { numbers: [{ ...NUMBER, contact: '110' }] },
      { path: '[0].contact' },
    ],
    ['a contact nobody knows', { numbers: [{ ...NUMBER, contact: 'nobody' }] }, { path: '[0].contact' }],
    ['one contact twice', { numbers: [NUMBER, NUMBER] }, { path: '[1].code' }],
    ['a case of an unknown scam', { cases: [{ ...CASE, scam: 'T99' }] }, { path: '[0].scam' }],
    ['one case twice', { cases: [CASE, CASE] }, { path: '[1].code' }],
    ['a case from tomorrow', { cases: [{ ...CASE, date: '2026-11-22' }] }, { path: '[0].date' }],
    ['a case that has run out', { cases: [{ ...CASE, until: '2026-11-20' }] }, { path: '[0].until' }],
    [
      'a number checked tomorrow',
      { numbers: [{ ...NUMBER, checked: '2026-11-22' }] },
      { path: '[0].checked' },
    ],
  ])('with %s is refused by its place', async (_, local, fault) => {
    const counter = await readyToPublish();
    const { size } = counter;
    const refused = await counter.inner.compliance.compareLocal({ ...local, page: 0 }).then(
      () => undefined,
      (error: { code: string; data: unknown }) => error,
    );
    expect(refused).toMatchObject({ code: 'LOCAL_REFUSED', data: { faults: [fault] } });
    expect(await publishLocal(counter, local)).toBe('LOCAL_REFUSED');
    expect(counter.size).toBe(size);
  });

  test('can be added to the shipped pack too, and a restart leaves it there', async () => {
    const counter = await station();
    await counter.signInAs('compliance');
    const { scams } = await counter.inner.compliance.localContent();
    expect(await publishLocal(counter, { cases: [{ ...CASE, scam: scams[0]?.code }] })).toBe('done');
    const { pack } = counter.station.state;
    await counter.restart();
    expect(counter.station.state.pack).toEqual(pack);
  });
});

describe('a teller’s proposal', () => {
  test('is seen by compliance, kept private, and settled once', async () => {
    const counter = await readyToPublish();
    await counter.signInAs('teller');
    const text = '有人自称客服，让客户共享屏幕。';
    const { proposeCase } = counter.inner.compliance;
    expect(await outcomeOf(proposeCase({ ...counter.command(), scam: 'T99', text }))).toBe('UNKNOWN_CODE');
    await proposeCase({ ...counter.command(), scam: 'T07', text });
    expect(JSON.stringify(counter.entries().at(-1)), 'the entry alone').not.toContain('共享屏幕');
    await counter.signInAs('compliance');
    const { compliance } = counter.inner;
    const [proposal, ...more] = await compliance.proposals();
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({
      by: '柜员甲',
      text,
      state: 'open',
      scam: { code: 'T07', name: '冒充公检法' },
    });
    const settle = { proposal: proposal?.id ?? '', as: 'taken' as const };
    await compliance.settleProposal({ ...counter.command(), ...settle });
    expect(await outcomeOf(compliance.settleProposal({ ...counter.command(), ...settle }))).toBe(
      'NO_SUCH_PROPOSAL',
    );
    expect(await compliance.proposals()).toMatchObject([{ state: 'taken' }]);
  });
});

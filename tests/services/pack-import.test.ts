// What somebody brings as a content pack: zips that escape, explode or lie are refused by name, and nothing at the counter changes
// (issue 3, Bad input; journey J31).
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckJob } from '../../electron/services/pack-check.ts';
import { type CheckStep, packChecking } from '../../electron/services/pack-checking.ts';
import { filesOfZip } from '../../electron/services/pack-zip.ts';
import { forkWorker } from '../../electron/services/worker-process.ts';
import { put, text } from '../procedure/pack-changer.ts';
import {
  asUpload,
  enrols,
  imports,
  KEYS,
  ORIGIN,
  signedFiles,
  signedZip,
  signerNamed,
  zipOf,
} from '../support/head-office.ts';
import { outcomeOf, type StationDriver, sharedStation, station } from '../support/station-driver.ts';

const encode = (content: string) => new Uint8Array(Buffer.from(content, 'utf8'));
const faultsOf = (zip: Uint8Array) => {
  const read = filesOfZip(zip);
  return read.ok ? [] : read.faults.map(({ file, reason }) => [file, reason]);
};

describe('an ordinary zip is read', () => {
  test('stored or deflated, with or without its folder, hidden files left out', () => {
    const files = { 'pack.json': encode('{}'), 'notices/N1.md': encode('# 告知书\n') };
    const inFolder = Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [`内容包/${path}`, bytes]),
    );
    const beside = { '内容包/.DS_Store': encode('x'), '__MACOSX/内容包/._pack.json': encode('x') };
    for (const zip of [
      zipSync(files),
      zipSync(files, { level: 0 }),
      zipSync({ ...inFolder, ...beside }),
      zipSync({ '内容包/': new Uint8Array(), ...inFolder }),
    ]) {
      const read = filesOfZip(zip);
      expect(read.ok && Object.fromEntries(read.files)).toMatchObject({
        'pack.json': expect.objectContaining({ length: 2 }),
        'notices/N1.md': expect.objectContaining({ length: files['notices/N1.md'].length }),
      });
      expect(read.ok && read.files.size).toBe(2);
    }
  });
});

const OUTSIDE = '文件名指向内容包文件夹以外。';
const LIES = '解压出来的内容和压缩包所写的不一致。';
const named = (...paths: string[]) => zipSync(Object.fromEntries(paths.map((path) => [path, encode('x')])));

/** Changes bytes of the first central header, counted from its start. */
function central(zip: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const changed = zip.slice();
  const start = Buffer.from(changed).indexOf(Buffer.from('504b0102', 'hex'));
  changed.set(bytes, start + at);
  return changed;
}

describe('a zip is refused by name', () => {
  const plain = zipSync({ 'laws.json': encode('[]'.repeat(50)) });
  test.each<[string, Uint8Array, [string, string]]>([
    ['that is none', encode('PDF'.repeat(20)), ['', '这不是一个 zip 压缩包。']],
    ['that is empty', zipSync({}), ['', '这不是一个 zip 压缩包。']],
    ['that was cut short', plain.slice(0, -1), ['', '压缩包不完整，或末尾有多余的内容。']],
    ['with something behind it', new Uint8Array([...plain, 0]), ['', '压缩包不完整，或末尾有多余的内容。']],
    ['that climbs out of its folder', named('../laws.json'), ['../laws.json', OUTSIDE]],
    ['that climbs out half-way', named('papers/../../laws.json'), ['papers/../../laws.json', OUTSIDE]],
    ['with a path from the root', named('/etc/laws.json'), ['/etc/laws.json', OUTSIDE]],
    ['with a path of Windows', named('papers\\laws.json'), ['papers\\laws.json', OUTSIDE]],
    ['with a drive letter', named('C:laws.json'), ['C:laws.json', OUTSIDE]],
    ['with a control character in a name', named('la\nws.json'), ['la\nws.json', '文件名里有不允许的字符。']],
    ['with a name without end', named('x'.repeat(201)), ['x'.repeat(201), '文件名太长。']],
    [
      'with two names that are one on some disks',
      named('laws.json', 'Laws.json'),
      ['Laws.json', '有两个文件同名。'],
    ],
    [
      'with a file where a folder is',
      named('papers', 'papers/N4.md'),
      ['papers/N4.md', '上一级是一个文件，不是文件夹。'],
    ],
    ['with content in a folder', named('papers/'), ['papers/', '文件夹里不应直接有内容。']],
    [
      'with a symbolic link',
      zipSync({ 'laws.json': [encode('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
      ['laws.json', '压缩包里有链接或特殊文件。'],
    ],
    ['with a password', central(plain, 8, 1, 0), ['laws.json', '压缩包加了密码。']],
    ['packed in a way nobody knows', central(plain, 10, 99, 0), ['laws.json', '压缩方法不能识别。']],
    ['that says another checksum', central(plain, 16, 0, 0, 0, 0), ['laws.json', LIES]],
    ['that says less than it holds', central(plain, 24, 5, 0, 0, 0), ['laws.json', LIES]],
    ['that says more than it holds', central(plain, 24, 0, 1, 0, 0), ['laws.json', LIES]],
    [
      'with other bytes than UTF-8 in a name',
      central(plain, 46, 0xff),
      ['', '第 1 个文件的名称不是 UTF-8 文字。'],
    ],
    [
      'with another name before the content',
      central(plain, 46, 0x6d),
      ['maws.json', '压缩包里的文件名前后不一致。'],
    ],
    [
      'with a name longer than the zip',
      central(plain, 28, 0xff, 0xff),
      ['', '第 1 个文件的名称不是 UTF-8 文字。'],
    ],
    [
      'whose content lies elsewhere',
      central(plain, 42, 9, 0, 0, 0),
      ['laws.json', '压缩包里的内容互相重叠或缺失。'],
    ],
    [
      'with more than 2 MiB in a few bytes',
      zipSync({ 'a.md': new Uint8Array(1_500_000), 'b.md': new Uint8Array(1_500_000) }),
      ['', '解压后超过 2 MiB。'],
    ],
    [
      'with more than 500 files',
      named(...Array.from({ length: 501 }, (_, index) => `papers/N${index}.md`)),
      ['', '压缩包里的文件超过 500 个。'],
    ],
  ])('%s', (_, zip, fault) => {
    expect(faultsOf(zip)).toEqual([fault]);
  });

  test('that says a few bytes and holds a gigabyte, before much of it is unpacked', () => {
    const bomb = central(zipSync({ 'a.md': new Uint8Array(64 * 1024 * 1024) }), 24, 10, 0, 0, 0);
    const before = process.memoryUsage().arrayBuffers;
    expect(faultsOf(bomb)).toEqual([['a.md', LIES]]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  test('in which two files share one place', () => {
    const two = zipSync({ 'a.md': encode('x'.repeat(50)), 'b.md': encode('x'.repeat(50)) });
    const second = Buffer.from(two).lastIndexOf(Buffer.from('504b0102', 'hex'));
    const shared = two.slice();
    shared.set([0, 0, 0, 0], second + 42);
    expect(faultsOf(shared)[0]?.[1]).toMatch(/重叠|前后不一致/);
  });
});

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
  await enrols(shared.driver);
});
afterAll(() => shared.remove());

/** A station at which head office is enrolled; compliance sits there. */
async function compliance(): Promise<StationDriver> {
  const counter = await shared.driver.crashed().start();
  return counter.signInAs('compliance');
}

describe('an import', () => {
  test('tells where it stands, keeps the pack for later, and takes nothing into use', async () => {
    const counter = await compliance();
    const used = counter.station.state.pack;
    const { size } = counter;
    const steps = await imports(counter, signedZip());
    expect(steps.map((step) => ('stage' in step ? step.stage : step.state))).toEqual([
      ...['reading', 'checking', 'imported'],
    ]);
    expect(counter.kinds(size)).toEqual(['pack-imported']);
    expect(counter.station.state.pack).toEqual(used);
    const { known, inUse } = await counter.inner.compliance.packs();
    expect(known).toMatchObject([
      { id: 'small', version: '1.0.0', name: '小内容包', importedBy: '合规丁', state: 'ready' },
    ]);
    expect(known[0]).toMatchObject({
      signedBy: `${ORIGIN}/pack`,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(inUse?.id).toBe('sample');
    await counter.restart();
    expect(counter.station.state.imported.size).toBe(1);
  });

  const dead = put('flags.json', '[2]', { code: 'F09', meaning: '没有用处', weight: 'W' });
  test.each<[string, () => Uint8Array, string, RegExp]>([
    [
      'without a signature',
      () => zipOf(new Map([...signedFiles()].filter(([path]) => path !== 'manifest.note'))),
      'manifest.note',
      /没有签名/,
    ],
    [
      'with the signature of a key that is not enrolled',
      () => signedZip('1.0.0', undefined, signerNamed('x')),
      'manifest.note',
      /总行密钥/,
    ],
    [
      'with a step that names no basis',
      () => signedZip('1.0.0', put('procedures/REM.json', 'steps[1].basis', [])),
      'procedures/REM.json',
      /至少要有 1 项/,
    ],
    ['with a flag that nothing raises', () => signedZip('1.0.0', dead), '', /F09/],
    [
      'with a key page of 200 characters',
      () => signedZip('1.0.0', text('notices/N1.md', '转账前', `${'字'.repeat(200)}\n转账前`)),
      'notices/N1.md',
      /第一页有 \d+ 个字，最多 120 个字/,
    ],
    [
      'that is not yet in force',
      () => signedZip('1.0.0', put('pack.json', 'effective.from', '2027-01-01')),
      'pack.json',
      /2027-01-01 起才能启用/,
    ],
    [
      'with a threshold below head office’s floor',
      () => signedZip('1.0.0', put('thresholds.json', 'tiers[1].fromFen', 1)),
      'thresholds.json',
      /低于总行规定的下限/,
    ],
    ['that is no zip at all', () => encode('不是压缩包'), '', /不是一个 zip/],
  ])('of a pack %s is refused in words, recorded, and the old pack stays', async (_, zip, file, reason) => {
    const counter = await compliance();
    const { pack, imported } = counter.station.state;
    const { size } = counter;
    const last = (await imports(counter, zip())).at(-1);
    if (last?.state !== 'refused') throw new Error(`it was ${last?.state}`);
    expect(last.faults[0]).toMatchObject({ file, reason: expect.stringMatching(reason) });
    expect(counter.kinds(size)).toEqual(['pack-refused']);
    expect(counter.station.open.ledger.event(size)).toMatchObject({
      actor: { staff: 'ding', role: 'compliance' },
      body: { faults: last.count },
      private: { first: expect.stringMatching(reason) },
    });
    expect(counter.station.state.pack).toEqual(pack);
    expect(counter.station.state.imported).toEqual(imported);
  });

  test('before head office is enrolled is refused: there is nothing to check a signature with', async () => {
    const counter = await station();
    await counter.signInAs('compliance');
    const last = (await imports(counter, signedZip())).at(-1);
    expect(last).toMatchObject({
      state: 'refused',
      faults: [{ reason: expect.stringContaining('请管理员先登记') }],
    });
  });

  test('that is sent again is one import, and its number is good for no other file', async () => {
    const counter = await compliance();
    const command = counter.command();
    const first = (await imports(counter, signedZip(), command)).at(-1);
    const { size } = counter;
    expect((await imports(counter, signedZip(), command)).at(-1)).toEqual(first);
    expect(await outcomeOf(imports(counter, signedZip('1.0.1'), command))).toBe('COMMAND_REUSED');
    expect(counter.size).toBe(size);
  });

  test('by somebody who left meanwhile is not kept', async () => {
    const counter = await compliance();
    const stream = await counter.inner.compliance.importPack({
      ...counter.command(),
      ...asUpload(signedZip()),
    });
    await stream.next();
    await counter.signOut();
    const { size } = counter;
    const rest = async () => {
      for await (const _ of stream);
    };
    expect(await outcomeOf(rest())).toBe('NOT_SIGNED_IN');
    expect(counter.size).toBe(size);
  });

  test('leaves the counter free: somebody can sign in while it is checked', async () => {
    const counter = await compliance();
    const stream = await counter.inner.compliance.importPack({
      ...counter.command(),
      ...asUpload(signedZip()),
    });
    await stream.next();
    const lock = counter.inner.station.lock(counter.command());
    expect(await outcomeOf(lock)).toBe('done');
    await stream.return?.();
  });
});

describe('the check in its own thread', () => {
  const job: CheckJob = {
    ...{ kind: 'upload', zip: signedZip(), today: '2026-11-21' },
    headOffice: { origin: ORIGIN, keys: KEYS },
  };
  const stepsOf = async (longestMs?: number) => {
    const steps: CheckStep[] = [];
    for await (const step of packChecking(forkWorker, job, longestMs)) steps.push(step);
    return steps;
  };

  test('ends with the compiled pack', async () => {
    expect(await stepsOf()).toMatchObject([
      { stage: 'reading' },
      { stage: 'checking' },
      { answer: { ok: true, checked: { about: { id: 'small' }, signed: { signedBy: KEYS[0] } } } },
    ]);
  });

  test.each([
    ['nothing', '{}'],
    ['no JSON', '<pack>'],
  ])('of a compiled pack that holds %s says that it is of another version', async (_, content) => {
    const steps: CheckStep[] = [];
    for await (const step of packChecking(forkWorker, { kind: 'again', text: content })) steps.push(step);
    expect(steps.at(-1)).toMatchObject({
      answer: { ok: false, faults: [{ reason: expect.stringContaining('格式和本程序的版本不符') }] },
    });
  });

  test('that takes too long is stopped, and counts as not passed', async () => {
    expect((await stepsOf(1)).at(-1)).toMatchObject({
      answer: { ok: false, faults: [{ reason: expect.stringContaining('不能算检查过') }] },
    });
  });
});

// What electron-builder packs for each target, file by file, and that the packed main works. Electron itself is a stub, so nothing here shows
// that an installer installs, that a fuse does what it is set to, or that the real binary starts (README, Packages).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { StandIn } from '../stand-in/stand-in.ts';
import { layOut, newFolder, PROJECT, removeFolder } from './lay-out.ts';
import type { Target } from './stub-electron.ts';

const TARGETS: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
];
/** Windows, fonts, process and pack; what is measured now, and a tenth more. */
const MOST_MEGABYTES = 16;
/** As they stand in the wire: the digits `0` and `1`. */
const [OFF, ON] = [48, 49];
const MODULE = 'node_modules/better-sqlite3-multiple-ciphers';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const folders: string[] = [];
afterAll(() => folders.forEach(removeFolder));

async function laidOut(target: Target): Promise<string> {
  const folder = newFolder();
  folders.push(folder);
  return layOut(target, folder);
}

describe.each(TARGETS)('the package for $platform $arch', ({ platform, arch }) => {
  let folder: string;
  let asar: string;
  let packed: string[];
  beforeAll(async () => {
    folder = await laidOut({ platform, arch });
    asar = join(folder, 'resources', 'app.asar');
    packed = listPackage(asar, { isPack: false }).map((path) => path.slice(1));
  });
  const executable = () => join(folder, platform === 'win32' ? 'counterguard.exe' : 'counterguard');

  test('holds exactly one native module, that of its target, and outside of the archive nothing else', () => {
    const own = `${MODULE}/prebuilds/${platform}-${arch}.node`;
    expect(packed.filter((path) => path.endsWith('.node'))).toEqual([own]);
    const outside = filesUnder(`${asar}.unpacked`).map((path) => path.slice(`${asar}.unpacked/`.length));
    expect(outside).toEqual([own]);
    expect(readFileSync(join(`${asar}.unpacked`, own))).toEqual(readFileSync(join(PROJECT, own)));
  });

  test('holds what runs and nothing else: no tests, sources, maps or packages for building', () => {
    const tops = new Set(packed.map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...tops].sort()).toEqual([
      ...['assets', 'assets/fonts', 'assets/packs', 'dist', 'dist/process', 'dist/windows'],
      ...['node_modules', MODULE, 'package.json'],
    ]);
    expect(packed.filter((path) => /\.(?:tsx?|map|cpp|hpp|c|h|gyp)$/.test(path))).toEqual([]);
    for (const part of [
      'main.js',
      'preload.cjs',
      'backup-worker.js',
      'drill-worker.js',
      'pack-check-worker.js',
    ])
      expect(packed, part).toContain(`dist/process/${part}`);
    for (const part of [
      'windows/index.html',
      '../assets/packs/sample/pack.json',
      '../assets/fonts/certificate.otf',
    ])
      expect(packed, part).toContain(join('dist', part));
    expect(packed.filter((path) => path.endsWith('.woff2')).length).toBeGreaterThan(90);
  });

  test('says of itself only what is needed to start', () => {
    const about = JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(about).toMatchObject({ name: 'counterguard', main: 'dist/process/main.js', type: 'module' });
    expect(Object.keys(about)).not.toContain('devDependencies');
    expect(Object.keys(about)).not.toContain('scripts');
  });

  test('has the fuses of a kiosk, read back from its executable', async () => {
    const wire = await getCurrentFuseWire(executable());
    const states = Object.entries({
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    });
    expect(wire.version).toBe(FuseVersion.V1);
    for (const [option, state] of states)
      expect(wire[Number(option) as FuseV1Options], FuseV1Options[Number(option)]).toBe(state);
  });

  test('speaks Chinese, with English to fall back on, and carries Electron’s licence', () => {
    expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(existsSync(join(folder, 'LICENSE.electron.txt'))).toBe(true);
  });

  test('brings the verifier beside the program, in the clear', () => {
    for (const name of ['verify.mjs', 'verify.html'])
      expect(readFileSync(join(folder, 'verifier', name))).toEqual(
        readFileSync(join(PROJECT, 'dist', 'verifier', name)),
      );
  });

  test('brings the recipes that lock the machine, where a technician can read them', () => {
    expect(
      filesUnder(join(folder, 'lockdown'))
        .map((file) => relative(folder, file))
        .sort(),
    ).toEqual(
      filesUnder(join(PROJECT, 'assets', 'lockdown'))
        .map((file) => relative(join(PROJECT, 'assets'), file))
        .sort(),
    );
  });

  test('has a bill of materials that names what is in it, with licences and hashes that hold', () => {
    interface Component {
      type: string;
      name: string;
      version?: string;
      hashes: { alg: string; content: string }[];
      licenses?: { expression: string }[];
    }
    const bill = JSON.parse(readFileSync(join(folder, 'bill-of-materials.cdx.json'), 'utf8')) as {
      bomFormat: string;
      specVersion: string;
      components: Component[];
    };
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['electron', 'react', 'zod', 'better-sqlite3-multiple-ciphers']),
    );
    // Of what is installed for building and testing, nothing.
    for (const name of ['vitest', 'typescript', 'vite', 'playwright-core', 'jsdom'])
      expect(names).not.toContain(name);
    for (const { type, name, version, hashes, licenses } of bill.components) {
      if (type !== 'file') expect(licenses?.[0]?.expression, name).toMatch(/^[A-Za-z0-9.() -]+$/);
      if (type === 'library') expect(version, name).toMatch(/^\d/);
      expect(hashes.length, name).toBe(1);
      if (type === 'file') expect(hashes[0]?.content, name).toBe(sha256(readFileSync(join(folder, name))));
    }
    const refs = bill.components.map(
      (component) => (component as unknown as { 'bom-ref': string })['bom-ref'],
    );
    expect(new Set(refs).size).toBe(refs.length);
    expect(names.filter((name) => name.startsWith('resources/'))).toHaveLength(2);
  });

  test(`stays below ${MOST_MEGABYTES} MB without Electron`, () => {
    const ours = [asar, ...filesUnder(`${asar}.unpacked`), ...filesUnder(join(folder, 'verifier'))];
    const bytes = ours.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes / 1024 / 1024).toBeLessThan(MOST_MEGABYTES);
  });

  if (platform === 'win32') {
    test('carries the archive’s hash in the executable, and its name and icon', () => {
      const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(executable())));
      const integrity = resources.entries.find(({ type }) => type === 'INTEGRITY');
      const [told] = JSON.parse(new TextDecoder().decode(integrity?.bin)) as {
        file: string;
        alg: string;
        value: string;
      }[];
      expect(told).toMatchObject({ file: 'resources\\app.asar', alg: 'SHA256' });
      // The hash is of the archive's header, which holds the hash of each file in it.
      const bytes = readFileSync(asar);
      expect(told?.value).toBe(sha256(bytes.subarray(16, 16 + bytes.readUInt32LE(12))));
      const ICON_GROUP = 14;
      expect(resources.entries.some(({ type }) => type === ICON_GROUP)).toBe(true);
    });
  }
});

describe('the packed main, unpacked from the archive for this machine', () => {
  const running: StandIn[] = [];
  afterEach(async () => {
    for (const standIn of running.splice(0)) await standIn.close();
  });

  test.runIf(process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64'))(
    'starts on the stand-in, signs an administrator in, makes a backup and rehearses its restore without `fork`',
    async () => {
      const folder = await laidOut({ platform: 'linux', arch: process.arch as Target['arch'] });
      const program = join(folder, 'program');
      extractAll(join(folder, 'resources', 'app.asar'), program);
      const standIn = await StandIn.start({ main: join(program, 'dist', 'process', 'main.js') });
      running.push(standIn);
      await standIn.touchesScreen();
      const inner = await standIn.page('inner');
      await inner.getByRole('button', { name: /^管理员己/ }).click();
      await inner.getByLabel('PIN', { exact: true }).fill(DEMO_PIN);
      await inner.getByRole('button', { name: '登录' }).click();
      await inner.getByRole('button', { name: '密钥和备份' }).click();
      await inner.getByRole('button', { name: '立即备份' }).click();
      await inner.getByText('备份已做成，并整份核对过。').waitFor();
      await inner.getByRole('button', { name: '演练恢复' }).click();
      await inner.getByText('演练做完了，结果在下面。').waitFor();
      expect(standIn.all('utility').map(({ file }) => file)).toEqual(
        ['backup-worker.js', 'drill-worker.js'].map((name) => join(program, 'dist', 'process', name)),
      );
      await standIn.close({ keepFolder: true });
      const { station, stop } = await standIn.reopened();
      const seqs = [...station.open.store.seqsOfKinds(['backup-made', 'restore-drilled'])];
      const told = seqs.map((seq) => station.open.ledger.event(seq));
      stop();
      expect(told).toMatchObject([
        { kind: 'backup-made' },
        { kind: 'restore-drilled', body: { result: 'proved' } },
      ]);
    },
    120_000,
  );
});

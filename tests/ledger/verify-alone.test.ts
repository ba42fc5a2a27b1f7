/** The verifier as one file: built anew, run from an empty folder by every Node there is, and held against the one in here. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { GOOD, LOG } from './attack-tools.ts';
import { IDENTITY, lineReplaced, makeBundle, repack, STRANGER, vkeyOf } from './make-bundle.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'counterguard-alone-'));
const empty = join(folder, 'empty');
const alone = join(empty, 'verify.mjs');
const file = (name: string, content: Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** The system's Node where it is new enough: `undefined` says that this machine has none. */
function systemNode(): string | undefined {
  return ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= 20;
  });
}

const system = systemNode();
const BUNDLES: [string, string[]][] = [
  ['a good bundle', [file('good.zip', GOOD), '--identity', file('identity.vkey', utf8(vkeyOf(IDENTITY)))]],
  [
    'a good bundle and a known head',
    [join(folder, 'good.zip'), '--known', file('known', utf8(LOG.checkpoint()))],
  ],
  ['another identity', [join(folder, 'good.zip'), '--identity', file('stranger', utf8(vkeyOf(STRANGER)))]],
  [
    'an altered entry',
    [
      file(
        'bad.zip',
        makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, 't001', 't002') } }),
      ),
    ],
  ],
  [
    'an altered README',
    [
      file(
        'readme.zip',
        repack(GOOD, (files) => files.set('README.md', utf8('x'))),
      ),
    ],
  ],
  ['a zip that was cut', [file('cut.zip', GOOD.slice(0, -9))]],
  ['no zip', [join(folder, 'known')]],
];

beforeAll(async () => {
  mkdirSync(empty);
  const outDir = join(folder, 'built');
  const configFile = join(root, 'vite.verifier.config.ts');
  await build({ root, configFile, mode: 'node', logLevel: 'error', build: { outDir } });
  copyFileSync(join(outDir, 'verify.mjs'), alone);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function expectSame(node: string, before: string[], args: string[]): Promise<void> {
  const lines: string[] = [];
  const code = await verifyCommand([...args, '--json'], (line) => lines.push(line));
  const ran = spawnSync(node, [...before, alone, ...args, '--json'], { cwd: empty, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(code);
  expect(JSON.parse(ran.stdout)).toEqual(JSON.parse(lines[0]!));
}

test('the one file uses nothing but Node', () => {
  const imports = [...readFileSync(alone, 'utf8').matchAll(/^import .*?from ["'](.+?)["']/gm)];
  const names = imports.map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(builtinModules, name).toContain(name.replace(/^node:/, ''));
});

describe('the one file answers what the app’s verifier answers to', () => {
  test.each(BUNDLES)('%s', (_name, args) => expectSame(process.execPath, [], args));

  test('a person: the same sentences', async () => {
    const [, args] = BUNDLES[0]!;
    const lines: string[] = [];
    await verifyCommand(args, (line) => lines.push(line));
    expect(execFileSync(process.execPath, [alone, ...args], { cwd: empty, encoding: 'utf8' })).toBe(
      `${lines.join('\n')}\n`,
    );
  });
});

// Machines without a Node of their own, or with one before 20, have nothing to run it with.
describe.skipIf(system === undefined)('the system’s Node gives the same answers to', () => {
  test.each(BUNDLES)('%s', (_name, args) => expectSame(system!, [], args));

  test('a good bundle, also where it has neither hash() nor crc32() yet, as Node 20.0', () => {
    const older = join(folder, 'older.cjs');
    writeFileSync(older, "delete require('crypto').hash;\ndelete require('zlib').crc32;\n");
    return expectSame(system!, ['--require', older], BUNDLES[0]![1]);
  });
});

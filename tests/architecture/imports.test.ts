// Who may import whom is a rule that a machine keeps; these tests make sure that the machine really looks.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Cruised {
  modules: number;
  broken: string[];
}

function cruise(cwd: string, paths: string[]): Promise<Cruised> {
  const binary = join(root, 'node_modules', '.bin', 'depcruise');
  const args = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...paths];
  return new Promise((done, fail) => {
    execFile(binary, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => {
      try {
        const { summary } = JSON.parse(stdout);
        const broken = summary.violations.map((found: { rule: { name: string } }) => found.rule.name);
        done({ modules: summary.totalCruised, broken });
      } catch (error) {
        fail(error);
      }
    });
  });
}

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('the whole tree keeps the import rule, and the whole tree was read', async () => {
  const { modules, broken } = await cruise(root, ['electron', 'renderer', 'shared']);
  expect(broken).toEqual([]);
  expect(modules).toBeGreaterThan(150);
}, 60_000);

const PLANTED: [string, Record<string, string>][] = [
  [
    'renderer-uses-only-shared',
    {
      'renderer/screen.ts': "import { a } from '../electron/store/a.ts';\nexport const b = a;\n",
      'electron/store/a.ts': 'export const a = 1;\n',
    },
  ],
  [
    'store-reaches-up',
    {
      'electron/store/a.ts': "import { a } from '../services/b.ts';\nexport const c = a;\n",
      'electron/services/b.ts': 'export const a = 1;\n',
    },
  ],
  [
    'shared-is-pure',
    { 'shared/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n" },
  ],
  [
    'contract-as-types-in-windows',
    {
      'renderer/a.ts': "import { call } from '../shared/contract/call.ts';\nexport const a = call;\n",
      'shared/contract/call.ts': 'export const call = 1;\n',
    },
  ],
  [
    'nothing-uses-renderer',
    {
      'electron/app/a.ts': "import { b } from '../../renderer/b.ts';\nexport const a = b;\n",
      'renderer/b.ts': 'export const b = 1;\n',
    },
  ],
];

test.each(PLANTED)(
  'a planted import that breaks %s is found',
  async (rule, files) => {
    const folder = plant(files);
    const { broken } = await cruise(folder, [
      ...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? '')),
    ]);
    expect(broken).toContain(rule);
  },
  60_000,
);

test('every script runs on the Node that Electron brings', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
});

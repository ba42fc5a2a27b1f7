// The same commit gives the same bytes, wherever it lies: two copies of the sources, built and packed in folders of their own (features.md, DU7).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { layOut, newFolder, PROJECT, removeFolder } from './lay-out.ts';

const SOURCES = [
  ...['.ci', 'assets', 'electron', 'renderer', 'shared', 'package.json', 'package-lock.json'],
  ...['electron-builder.yml', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.web.json'],
  ...['vite.process.config.ts', 'vite.verifier.config.ts', 'vite.windows.config.ts'],
];
/** What `npm run build` does, in another folder. */
const BUILDS = [
  ['-c', 'vite.windows.config.ts'],
  ['-c', 'vite.process.config.ts'],
  ['-c', 'vite.process.config.ts', '--mode', 'preload'],
  ['-c', 'vite.verifier.config.ts', '--mode', 'node'],
  ['-c', 'vite.verifier.config.ts'],
];

const folders: string[] = [];
afterAll(() => folders.forEach(removeFolder));

/** @param name of the folder, so that the two paths differ in length too */
async function packedIn(name: string): Promise<string> {
  const folder = newFolder();
  folders.push(folder);
  const project = join(folder, name);
  mkdirSync(project);
  for (const source of SOURCES) cpSync(join(PROJECT, source), join(project, source), { recursive: true });
  const modules = realpathSync(join(PROJECT, 'node_modules'));
  symlinkSync(modules, join(project, 'node_modules'));
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  for (const args of BUILDS)
    execFileSync(process.execPath, [vite, 'build', ...args, '--logLevel', 'error'], { cwd: project });
  return layOut({ platform: 'linux', arch: 'x64' }, folder, project);
}

test('two builds of the same sources are the same archive, the same verifier and the same bill of materials', async () => {
  const [one, other] = [await packedIn('a'), await packedIn('a-folder-elsewhere')];
  for (const path of [
    'resources/app.asar',
    'verifier/verify.mjs',
    'verifier/verify.html',
    'bill-of-materials.cdx.json',
  ])
    expect(readFileSync(join(one, path)).equals(readFileSync(join(other, path))), path).toBe(true);
});

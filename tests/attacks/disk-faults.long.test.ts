// The disk fails in SQLite's own calls and in those of the anchor, where only strace can make it: after some writes or syncs every further one
// gives an error. The process says that it could not seal and ends; what is left is whole and holds whatever was acknowledged.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoFolder } from '../support/demo-folder.ts';
import { type CutAt, SealingDiary, startOf } from './sealing-diary.ts';
import { tally } from './tally.ts';

const CHILD = join(import.meta.dirname, '../support/killed-process.ts');
const FAULTS = [
  ['fdatasync', 'EIO'],
  ['fsync', 'EIO'],
  ['pwrite64', 'ENOSPC'],
  ['pwrite64', 'EIO'],
] as const;
/** The first ones fall into the start, the later ones into an act or the close of a day. */
const WHEN = [1, 3, 8, 20, 47];

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Runs until a fault ends it. */
async function runWith(inject: string, folder: string, diary: string, round: number): Promise<void> {
  const node = [process.execPath, CHILD, folder, diary, String(startOf(round)), `boot-${round}`];
  const options = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${inject.split(':')[0]}`];
  const child = spawn('strace', [...options, '-e', `inject=${inject}`, ...node], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  expect(code, `${inject}: the process ended by itself`).toBe(1);
}

test.skipIf(!canTrace())(
  'after any failing write or sync, what was acknowledged is stored, and nothing else is (where strace may trace)',
  async ({ task }) => {
    const cuts: Partial<Record<CutAt, number>> = {};
    let tried = 0;
    let attempts = 0;
    for (const [call, error] of FAULTS) {
      const folder = await demoFolder();
      const path = join(folder, 'diary');
      const diary = new SealingDiary(folder, path);
      for (const when of WHEN) {
        tried += 1;
        await runWith(`${call}:error=${error}:when=${when}+`, folder, path, tried);
        const cut = await diary.compare(tried, true);
        cuts[cut] = (cuts[cut] ?? 0) + 1;
      }
      attempts += readFileSync(path, 'utf8').split('\ntry ').length;
      rmSync(folder, { recursive: true, force: true });
    }
    expect(attempts, 'acts were really tried').toBeGreaterThan(tried);
    tally(task, 'a write or sync that fails, by strace', tried, cuts);
  },
  600_000,
);

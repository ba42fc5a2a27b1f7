// kill −9 at random while a station seals: acknowledged ≤ stored ≤ attempted, in the order of the attempts, and the log is whole each time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoFolder } from '../support/demo-folder.ts';
import { type CutAt, SealingDiary, startOf } from './sealing-diary.ts';
import { tally } from './tally.ts';

/** `npm run attacks` has twice as many, or as many as it is told; here it is what fits beside the other long tests, at more than a second each. */
const KILLS = Number(process.env.COUNTERGUARD_KILLS ?? '100');
const CHILD = join(import.meta.dirname, '../support/killed-process.ts');
const LATEST_MS = 60;

async function killedAfter(folder: string, diary: string, round: number, ms: number): Promise<void> {
  const args = [folder, diary, String(startOf(round)), `boot-${round}`];
  const child = fork(CHILD, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const died = once(child, 'exit');
  try {
    await once(child, 'message');
    // One in four is killed in its start, the others while they seal.
    if (round % 4 !== 0) await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, ms));
  } finally {
    child.kill('SIGKILL');
  }
  const [code, signal] = await died;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

test(`killed ${KILLS} times at random, a station has lost nothing that it acknowledged and added nothing`, async ({
  task,
}) => {
  const folder = await demoFolder();
  const path = join(folder, 'diary');
  const diary = new SealingDiary(folder, path);
  const cuts: Partial<Record<CutAt, number>> = {};
  for (let round = 1; round <= KILLS; round += 1) {
    await killedAfter(folder, path, round, Math.random() * LATEST_MS);
    const cut = await diary.compare(round, round % 20 === 0 || round === KILLS);
    cuts[cut] = (cuts[cut] ?? 0) + 1;
  }
  expect(cuts['before the first act'] ?? 0, 'most were cut off while they sealed').toBeLessThan(KILLS / 2);
  tally(task, 'kill −9 at random', KILLS, cuts);
  rmSync(folder, { recursive: true, force: true });
}, 3_600_000);

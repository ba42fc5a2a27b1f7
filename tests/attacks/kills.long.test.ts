// kill −9 at random while a station seals: acknowledged ≤ stored ≤ attempted, in the order of the attempts, and the log is whole each time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry } from '../../shared/ledger/entry.ts';
import { demoFolder, MORNING } from '../support/demo-folder.ts';
import { StationDriver } from '../support/station-driver.ts';
import { tally } from './tally.ts';
import { wholeCheck } from './whole-check.ts';

/** `npm run attacks -- --kills 2000`; the default is what fits beside the other long tests. */
const KILLS = Number(process.env.COUNTERGUARD_KILLS ?? '200');
const CHILD = join(import.meta.dirname, '../support/killed-process.ts');
/** A start takes most of this and must be hit as well, and so must what comes after it. */
const LATEST_MS = 120;

interface Diary {
  attempted: string[];
  acknowledged: Map<string, number>;
}

function readDiary(path: string): Diary {
  const diary: Diary = { attempted: [], acknowledged: new Map() };
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  for (const line of lines) {
    const [what, command = '', seq] = line.split(' ');
    if (what === 'try') diary.attempted.push(command);
    if (what === 'done') diary.acknowledged.set(command, Number(seq));
  }
  return diary;
}

async function killedAfter(folder: string, diary: string, round: number, ms: number): Promise<void> {
  const args = [folder, diary, String(MORNING + round * 3_600_000), `boot-${round}`];
  const child = fork(CHILD, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const died = once(child, 'exit');
  try {
    await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, ms));
  } finally {
    child.kill('SIGKILL');
  }
  const [code, signal] = await died;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

const BY_PEOPLE = new Set(['viewed', 'day-closed']);

test(`killed ${KILLS} times at random, a station has lost nothing that it acknowledged and added nothing`, async ({
  task,
}) => {
  const folder = await demoFolder();
  const diary = join(folder, 'diary');
  const hit = { 'before it was open': 0, 'between two acts': 0, 'in the middle of an act': 0 };
  let unanswered = 0;
  let seen = 0;
  for (let round = 1; round <= KILLS; round += 1) {
    const before = readDiary(diary).attempted.length;
    await killedAfter(folder, diary, round, Math.random() * LATEST_MS);
    const { attempted, acknowledged } = readDiary(diary);
    const station = await new StationDriver(folder, 'demo', MORNING + round * 3_600_000 + 1_800_000).start();
    expect(station.app.stopped, `kill ${round}`).toBeUndefined();
    // Only what is new: what was there before has been looked at after the kill before this one.
    const entries: Entry[] = station.entries(seen);
    const stored = entries.filter(({ kind }) => BY_PEOPLE.has(kind)).map(({ id }) => id);
    const tried = attempted.slice(before);
    expect(tried.slice(0, stored.length), `kill ${round}: in the order of the attempts`).toEqual(stored);
    expect(tried.length - stored.length, `kill ${round}: all but the last`).toBeLessThanOrEqual(1);
    for (const command of tried.filter((each) => acknowledged.has(each)))
      expect(entries.find(({ id }) => id === command)?.seq).toBe(acknowledged.get(command));
    const isOpen = tried.length > 0;
    const isAnswered = isOpen && acknowledged.has(tried.at(-1) ?? '');
    hit[!isOpen ? 'before it was open' : isAnswered ? 'between two acts' : 'in the middle of an act'] += 1;
    if (isOpen && !isAnswered && stored.length === tried.length) unanswered += 1;
    if (round % 20 === 0 || round === KILLS) expect(wholeCheck(station)).toBeUndefined();
    seen = station.size;
    station.stop();
    // The stop is an entry too.
    seen += 1;
  }
  tally(task, 'kill −9 at random', KILLS, { ...hit, 'sealed, but not answered any more': unanswered });
  const { size } = await new StationDriver(folder, 'demo', MORNING).start();
  expect(size).toBeGreaterThan(KILLS);
  rmSync(folder, { recursive: true, force: true });
}, 3_600_000);

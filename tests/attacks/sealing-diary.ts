// What a station that was cut off had tried to seal and had been told was sealed, held against what is stored: acknowledged ≤ stored ≤ attempted.
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { MORNING } from '../support/demo-folder.ts';
import { StationDriver } from '../support/station-driver.ts';
import { wholeCheck } from './whole-check.ts';

const HOUR = 3_600_000;
/** The process that is cut off lives in the first half of its hour, whoever looks at it in the second. */
export const startOf = (round: number): number => MORNING + round * HOUR;
const BY_PEOPLE = new Set(['viewed', 'day-closed']);

interface Diary {
  attempted: string[];
  /** Command and seq. */
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

export type CutAt =
  | 'before the first act'
  | 'between two acts'
  | 'in an act, which is not there'
  | 'in an act, which is there';

export class SealingDiary {
  readonly #folder: string;
  readonly #path: string;
  #seen = 0;
  #attempted = 0;

  /** @param path the diary of tests/support/killed-process.ts */
  constructor(folder: string, path: string) {
    this.#folder = folder;
    this.#path = path;
  }

  /** Starts the station on what is left and looks at what is new. @returns where it was cut off; fails where something is lost or invented */
  async compare(round: number, thoroughly: boolean): Promise<CutAt> {
    const { attempted, acknowledged } = readDiary(this.#path);
    const tried = attempted.slice(this.#attempted);
    this.#attempted = attempted.length;
    const station = await new StationDriver(this.#folder, 'demo', startOf(round) + HOUR / 2).start();
    try {
      expect(station.app.stopped, `cut ${round}`).toBeUndefined();
      const entries = station.entries(this.#seen);
      // A day that the system closed by itself, at the start after four in the morning, was attempted by nobody.
      const byPeople = entries.filter(({ kind, actor }) => BY_PEOPLE.has(kind) && actor.role !== 'system');
      const stored = byPeople.map(({ id }) => id);
      expect(tried.slice(0, stored.length), `cut ${round}: in the order of the attempts`).toEqual(stored);
      expect(tried.length - stored.length, `cut ${round}: all but the last`).toBeLessThanOrEqual(1);
      for (const command of tried.filter((each) => acknowledged.has(each)))
        expect(entries.find(({ id }) => id === command)?.seq).toBe(acknowledged.get(command));
      if (thoroughly) expect(wholeCheck(station)).toBeUndefined();
      // The stop is an entry too.
      this.#seen = station.size + 1;
      const last = tried.at(-1);
      if (last === undefined) return 'before the first act';
      if (acknowledged.has(last)) return 'between two acts';
      return stored.at(-1) === last ? 'in an act, which is there' : 'in an act, which is not there';
    } finally {
      station.stop();
    }
  }
}

// `npm run demo`: makes cases of mixed kind through the same calls that the windows make, and exports them as a bundle.
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { shanghaiDate } from '../../shared/words/time.ts';
import type { App } from '../app/build-app.ts';
import { keyFileProtector } from '../hosts/loopback/key-file.ts';
import { buildShippedApp } from '../hosts/shipped-app.ts';
import { defaultDataFolder, strictly, WrongOption, wholeNumber } from '../hosts/start-options.ts';
import { nodeFiles } from '../keys/durable-files.ts';
import { SteppedClock } from '../keys/stepped-clock.ts';
import { DemoPeople } from './demo-people.ts';
import type { Scenario } from './demo-scenario.ts';
import { SCENARIOS } from './demo-scenarios.ts';

/** mulberry32: a small well-known generator, so that a seed tells the same stories everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Each story once before any comes again, in an order of the seed's choosing. */
function* stories(random: () => number): Generator<Scenario, never, void> {
  for (;;) {
    const round = [...SCENARIOS];
    while (round.length > 0) {
      const [next] = round.splice(Math.floor(random() * round.length), 1);
      if (next) yield next;
    }
  }
}

async function demoApp(dataFolder: string, clock: SteppedClock, log: (line: string) => void): Promise<App> {
  const app = await buildShippedApp({
    ...{ dataFolder, mode: 'demo', host: 'none', clock, log },
    protector: (folder) => keyFileProtector(nodeFiles, folder),
  });
  if (app.stopped) throw new WrongOption(`演示数据不能使用：${app.innerView().stop?.sentence}`);
  return app;
}

/** Average length of a demo case with what lies between, in milliseconds: the demo's clock starts this far back for each. */
const CASE_MS = 7 * 60_000;

/** From the close of a day to the first customer of the next, in milliseconds. */
const NIGHT_MS = 16 * 3_600_000;
const CASES_A_DAY = 8;
const MOST_DAYS = 10;

/** @returns how many cases a day of the demo has: few, so that a small demo too has several days, and never more days than ten */
const casesADay = (cases: number): number => Math.max(CASES_A_DAY, Math.ceil(cases / MOST_DAYS));

/**
 * @param aDay after so many cases two people close the day and the next one begins; in one day where it is absent
 * @returns how many cases ended under which outcome or ending; O2 counts beside the main one
 */
export async function playDemo(
  app: App,
  clock: SteppedClock,
  cases: number,
  seed: number,
  aDay = cases,
): Promise<Record<string, number>> {
  const random = randomFrom(seed);
  const people = new DemoPeople(app, clock, random);
  const story = stories(random);
  for (let done = 0; done < cases; done += 1) {
    if (done > 0 && done % aDay === 0) {
      await people.closeDay();
      clock.advance(NIGHT_MS);
    }
    await people.play(story.next().value);
    clock.advance(Math.round(60_000 + random() * 120_000));
  }
  return countOutcomes(app);
}

function countOutcomes(app: App): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (code: string) => {
    counts[code] = (counts[code] ?? 0) + 1;
  };
  const { ledger, store } = app.station?.open ?? {};
  for (const seq of store?.seqsOfKinds(['case-closed', 'case-abandoned']) ?? []) {
    const event = ledger?.event(seq);
    if (event?.kind === 'case-abandoned') count('cancelled');
    if (event?.kind === 'case-closed') [event.body.ending, ...(event.body.added ?? [])].forEach(count);
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

export async function demoCommand(args: readonly string[], print: (line: string) => void): Promise<number> {
  const { values } = strictly(() =>
    parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        cases: { type: 'string' },
        seed: { type: 'string' },
        bundle: { type: 'string' },
      },
    }),
  );
  const cases = wholeNumber('cases', values.cases, 0, 1_000_000) ?? 20;
  const seed = wholeNumber('seed', values.seed, 0, 4_294_967_295) ?? 1;
  const aDay = casesADay(cases);
  const nights = Math.floor(Math.max(0, cases - 1) / aDay);
  const clock = new SteppedClock(Date.now() - cases * CASE_MS - nights * NIGHT_MS, `demo-${seed}`);
  const app = await demoApp(resolve(values.data ?? defaultDataFolder()), clock, (line) =>
    process.stderr.write(`${line}\n`),
  );
  try {
    const outcomes = await playDemo(app, clock, cases, seed, aDay);
    print(`演示：已办 ${cases} 笔${nights > 0 ? `，日结 ${nights} 次` : ''}`);
    const { station } = app;
    if (!station) throw new Error('the demo station is gone');
    const people = new DemoPeople(app, clock, randomFrom(seed));
    const today = shanghaiDate(new Date(clock.now()).toISOString());
    const done = values.bundle ? await people.export('2000-01-01', today) : undefined;
    if (done && values.bundle) copyFileSync(done.file, resolve(values.bundle));
    const root = done?.root ?? Buffer.from(station.open.ledger.root()).toString('base64');
    const size = done?.size ?? station.open.ledger.size;
    print(
      JSON.stringify({
        outcomes,
        size,
        root,
        identity: station.identities[0],
        identities: station.identities,
      }),
    );
    return 0;
  } finally {
    app.stop();
  }
}

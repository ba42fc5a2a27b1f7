// The tests' own entry: a live station on loopback or on the Electron host's code, in a folder and on a port of its own, under a clock that the test turns.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AppOptions } from '../../electron/app/app-options.ts';
import { type App, buildApp } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import type { SetUp } from '../../electron/services/set-up.ts';
import type { Station } from '../../electron/services/station.ts';
import type { Mode } from '../../shared/words/modes.ts';
import type { Windows } from '../support/case-calls.ts';
import type { Client } from '../support/http-window.ts';
import { stationOptions } from '../support/station-options.ts';
import { type JourneyHost, journeyHost } from './journey-host.ts';

/** When every journey begins: 09:30 on a Saturday in Shanghai. */
export const START = Date.parse('2026-11-21T01:30:00.000Z');

export const PIN = {
  柜员甲: '271828',
  大堂经理乙: '314159',
  网点负责人丙: '161803',
  合规丁: '141421',
  审计戊: '173205',
  管理员己: '223606',
  柜员辛: '244949',
} as const;
export type PersonName = keyof typeof PIN;

const SET_UP: SetUp = {
  bank: { code: 'yh', name: '样例银行' },
  branch: { code: 'hz-01', name: '湖滨支行' },
  device: { code: 'c01', name: '一号柜台' },
  people: [
    { id: 'jia', name: '柜员甲', roles: ['teller'], pin: PIN.柜员甲 },
    { id: 'yi', name: '大堂经理乙', roles: ['lobby'], pin: PIN.大堂经理乙 },
    { id: 'bing', name: '网点负责人丙', roles: ['supervisor', 'branch-head'], pin: PIN.网点负责人丙 },
    { id: 'ding', name: '合规丁', roles: ['compliance'], pin: PIN.合规丁 },
    { id: 'wu', name: '审计戊', roles: ['auditor'], pin: PIN.审计戊 },
    { id: 'ji', name: '管理员己', roles: ['admin'], pin: PIN.管理员己 },
  ],
};

/** Where it matters that it is somebody else at the counter. */
export const WITH_ANOTHER_TELLER: SetUp = {
  ...SET_UP,
  people: [...SET_UP.people, { id: 'xin', name: '柜员辛', roles: ['teller'], pin: PIN.柜员辛 }],
};

export interface ServerOptions {
  mode?: Mode;
  /** `null` leaves the folder empty. */
  setUp?: SetUp | null;
  /** A folder that outlives this server and that another shares; whoever gives it removes it. */
  folder?: string;
  startMs?: number;
  /** How the program was installed here, the loopback host's is not; and how the programs of devices are started. */
  installed?: Pick<AppOptions, 'installer' | 'machine' | 'startProgram'>;
  /** What happened at this station before the journey begins. */
  prepare?: (made: { app: App; clock: SteppedClock }) => Promise<void>;
}

/** A new folder for one test file; the test file removes it. */
export const journeyFolder = (): string => mkdtempSync(join(tmpdir(), 'counterguard-journey-'));

async function buildIn(folder: string, mode: Mode, startMs: number, installed?: ServerOptions['installed']) {
  const clock = new SteppedClock(startMs, `journey-${folder.slice(-6)}`);
  const log: string[] = [];
  const given = { dataFolder: folder, mode: 'live' as const, log: (line: string) => void log.push(line) };
  const { name, protector } = await journeyHost();
  const app = await buildApp({
    ...stationOptions(given, clock, nodeFiles),
    mode,
    host: name,
    protector,
    ...installed,
  });
  return { app, clock, log };
}

interface KeptFile {
  path: string;
  bytes: Uint8Array;
  mode: number;
}

let ordinary: Promise<KeptFile[]> | undefined;

/** A station as journeys find it, set up once for all of them in this process, because six new PINs take a second. */
function ordinaryStation(): Promise<KeptFile[]> {
  ordinary ??= (async () => {
    const folder = journeyFolder();
    const { app } = await buildIn(folder, 'live', START);
    await app.setUp(SET_UP);
    app.stop();
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const kept = files.map((file) => ({
      path: relative(folder, file),
      bytes: readFileSync(file),
      mode: statSync(file).mode,
    }));
    rmSync(folder, { recursive: true });
    return kept;
  })();
  return ordinary;
}

function layDown(files: readonly KeptFile[], folder: string): void {
  for (const { path, bytes, mode } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), bytes, { mode });
  }
}

export class JourneyServer {
  folder: string;
  clock: SteppedClock;
  app: App;
  host: JourneyHost;
  readonly log: string[];
  readonly #isGiven: boolean;

  private constructor(
    parts: Pick<JourneyServer, 'folder' | 'clock' | 'app' | 'host' | 'log'>,
    isGiven: boolean,
  ) {
    this.folder = parts.folder;
    this.clock = parts.clock;
    this.app = parts.app;
    this.host = parts.host;
    this.log = parts.log;
    this.#isGiven = isGiven;
  }

  static async start(options: ServerOptions = {}) {
    const { mode = 'live', setUp = SET_UP, startMs = START, prepare, installed } = options;
    const folder = options.folder ?? journeyFolder();
    const isOrdinary = setUp === SET_UP && mode === 'live' && startMs === START && !options.folder;
    if (isOrdinary) layDown(await ordinaryStation(), folder);
    const { app, clock, log } = await buildIn(folder, mode, startMs, installed);
    if (setUp && !isOrdinary) await app.setUp(setUp);
    await prepare?.({ app, clock });
    const host = await (await journeyHost()).serve(app);
    return new JourneyServer({ folder, clock, app, host, log }, options.folder !== undefined);
  }

  get station(): Station {
    const { station } = this.app;
    if (!station) throw new Error(`the journey's station does not run: ${this.app.stopped ?? 'not set up'}`);
    return station;
  }

  /** The same calls as a window makes, without a browser: for checks after a journey, never for its steps. */
  get calls() {
    return createRouterClient(router, { context: { app: this.app, window: 'inner' } });
  }

  /** Those of both windows, for steps at which no button is looked for. */
  get bothCalls(): Windows {
    const of = (window: 'inner' | 'outer') =>
      createRouterClient(router, { context: { app: this.app, window } }) as unknown as Client;
    return { inner: of('inner'), outer: of('outer') };
  }

  /** Time goes by. Windows are told, because what is left of the reading floor is part of a view. */
  pass(ms: number): void {
    this.clock.advance(ms);
    this.app.announcer.announce();
  }

  /**
   * The power goes in this very moment and comes back: the next process finds what lies on the disk now, and nothing that the first one
   * would still have written.
   * @returns when the next process began
   */
  async losesPower(): Promise<number> {
    const found = journeyFolder();
    cpSync(this.folder, found, { recursive: true });
    const { mode } = this.app.options;
    await this.host.close();
    this.app.stop();
    if (!this.#isGiven) rmSync(this.folder, { recursive: true, force: true });
    const begun = Date.now();
    this.folder = found;
    const { app, clock } = await buildIn(found, mode, this.clock.now());
    this.app = app;
    this.clock = clock;
    this.host = await (await journeyHost()).serve(app, this.host);
    return begun;
  }

  async close(): Promise<void> {
    await this.host.close();
    this.app.stop();
    if (!this.#isGiven) rmSync(this.folder, { recursive: true, force: true });
  }
}

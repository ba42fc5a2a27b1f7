// The tests' own entry: a live station on the loopback host, in a folder and on a port of its own, under a clock that the test turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { type App, buildApp } from '../../electron/app/build-app.ts';
import { programFolder } from '../../electron/app/folders.ts';
import { router } from '../../electron/app/router.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { type LoopbackHost, serveLoopback } from '../../electron/hosts/loopback/loopback-host.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import type { SetUp } from '../../electron/services/set-up.ts';
import type { Station } from '../../electron/services/station.ts';
import { TRUSTED_PACK } from '../../electron/services/trusted-pack.ts';

/** When every journey begins: 09:30 on a Saturday in Shanghai. */
export const START = Date.parse('2026-11-21T01:30:00.000Z');

export const PIN = {
  柜员甲: '271828',
  大堂经理乙: '314159',
  网点负责人丙: '161803',
  合规丁: '141421',
  审计戊: '173205',
  管理员己: '223606',
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

export interface ServerOptions {
  mode?: 'live' | 'demo';
  /** `null` leaves the folder empty. */
  setUp?: SetUp | null;
  startMs?: number;
  /** What happened at this station before the journey begins. */
  prepare?: (made: { app: App; clock: SteppedClock }) => Promise<void>;
}

/** A new folder for one test file; the test file removes it. */
export const journeyFolder = (): string => mkdtempSync(join(tmpdir(), 'counterguard-journey-'));

export class JourneyServer {
  readonly folder: string;
  readonly clock: SteppedClock;
  readonly app: App;
  readonly host: LoopbackHost;
  readonly log: string[];

  private constructor(parts: Pick<JourneyServer, 'folder' | 'clock' | 'app' | 'host' | 'log'>) {
    this.folder = parts.folder;
    this.clock = parts.clock;
    this.app = parts.app;
    this.host = parts.host;
    this.log = parts.log;
  }

  static async start({ mode = 'live', setUp = SET_UP, startMs = START, prepare }: ServerOptions = {}) {
    const folder = journeyFolder();
    const clock = new SteppedClock(startMs, `journey-${folder.slice(-6)}`);
    const program = programFolder(import.meta.url);
    const log: string[] = [];
    const app = await buildApp({
      ...{ dataFolder: folder, mode, clock },
      version: '0.1.0',
      host: 'loopback',
      files: nodeFiles,
      packFolder: join(program, 'assets', 'packs', 'sample'),
      trustedPack: TRUSTED_PACK,
      protector: (keys) => keyFileProtector(nodeFiles, keys),
      log: (line) => log.push(line),
    });
    if (setUp) await app.setUp(setUp);
    await prepare?.({ app, clock });
    const host = await serveLoopback({
      ...{ app, files: nodeFiles, port: 0, controlSecret: 'journey' },
      // A copy of the built windows, where somebody builds while journeys run.
      windowsFolder: process.env.JOURNEY_WINDOWS ?? join(program, 'dist', 'windows'),
    });
    return new JourneyServer({ folder, clock, app, host, log });
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

  /** Time goes by. Windows are told, because what is left of the reading floor is part of a view. */
  pass(ms: number): void {
    this.clock.advance(ms);
    this.app.announcer.announce();
  }

  async close(): Promise<void> {
    await this.host.close();
    this.app.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

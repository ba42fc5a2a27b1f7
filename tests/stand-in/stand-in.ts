// The compiled Electron entry as a child process on the stand-in, as a test sees it: what main told the system, and the pages themselves.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { vi } from 'vitest';
import { buildApp } from '../../electron/app/build-app.ts';
import { programFolder } from '../../electron/app/folders.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import type { Station } from '../../electron/services/station.ts';
import { stationOptions } from '../support/station-options.ts';
import { standInProtector } from './key-store.ts';

const PROGRAM = programFolder(import.meta.url);
const MAIN = join(PROGRAM, 'dist', 'process', 'main.js');
const until = (holds: () => boolean): Promise<void> =>
  vi.waitFor(() => {
    if (!holds()) throw new Error('not yet');
  }, 20_000);

export interface Told {
  event: string;
  [member: string]: unknown;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

export interface StandInOptions {
  folder?: string;
  args?: readonly string[];
  env?: Record<string, string>;
  /** The entry, where it is not that of this folder's build. */
  main?: string;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'counterguard-stand-in-'));

/** A page that is just being loaded has none of its marks yet. */
const hasMark = (page: Page, mark: string): Promise<boolean> =>
  page
    .locator(mark)
    .first()
    .waitFor({ timeout: 2_000 })
    .then(
      () => true,
      () => false,
    );

export class StandIn {
  readonly told: Told[] = [];
  readonly folder: string;
  readonly #process: ChildProcess;
  readonly #port: number;
  #browser: Browser | undefined;
  errors = '';
  code: number | null | undefined;

  private constructor(
    folder: string,
    port: number,
    { args = ['--demo'], env = {}, main = MAIN }: StandInOptions,
  ) {
    this.folder = folder;
    this.#port = port;
    this.#process = spawn(
      process.execPath,
      ['--import', join(import.meta.dirname, 'register.ts'), main, '--data', folder, ...args],
      { env: { ...process.env, STAND_IN_PORT: String(port), ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    this.#process.stderr?.on('data', (bytes: Buffer) => {
      this.errors += bytes.toString('utf8');
    });
    this.#process.once('exit', (code) => {
      this.code = code;
    });
    createInterface({ input: this.#process.stdout ?? process.stdin }).on('line', (line) => {
      if (line.startsWith('{')) this.told.push(JSON.parse(line) as Told);
    });
  }

  /** Resolves when both windows show something, or the process has ended. */
  static async start(options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn(options.folder ?? newFolder(), await freePort(), options);
    await until(() => standIn.all('shown').length === 2 || standIn.code !== undefined);
    return standIn;
  }

  all(event: string): Told[] {
    return this.told.filter((told) => told.event === event);
  }

  /** Waits until something is told. */
  async hears(event: string, count = 1): Promise<Told> {
    await until(() => this.all(event).length >= count);
    return this.all(event)[count - 1] as Told;
  }

  asks(what: object): void {
    this.#process.stdin?.write(`${JSON.stringify(what)}\n`);
  }

  /** @param mark what tells its page, where the window itself is not in it */
  async page(seat: 'inner' | 'outer', mark = `[data-seat="${seat}"]`): Promise<Page> {
    this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${this.#port}`);
    const pages = this.#browser.contexts().flatMap((context) => context.pages());
    for (const page of pages) if (await hasMark(page, mark)) return page;
    throw new Error(`no page of the ${seat} window among ${pages.map((page) => page.url()).join(', ')}`);
  }

  /** Whoever walks round the counter touches the customer's display. */
  async touchesScreen(): Promise<void> {
    await (await this.page('outer')).getByRole('button', { name: '客户在这一边' }).click();
  }

  /** A page that crashed stays crashed for whoever watched it: its window is looked for anew. */
  async pageAfterCrash(seat: 'inner' | 'outer', mark?: string): Promise<Page> {
    await this.#browser?.close();
    this.#browser = undefined;
    return this.page(seat, mark);
  }

  async ended(): Promise<number | null> {
    await until(() => this.code !== undefined);
    return this.code ?? null;
  }

  /** The station that it left, opened without any host by the same key store. */
  async reopened(): Promise<{ station: Station; stop(): void }> {
    const app = await buildApp({
      ...stationOptions(
        { dataFolder: this.folder, mode: 'demo', log: () => undefined },
        new SteppedClock(Date.now(), 'afterwards'),
        nodeFiles,
      ),
      protector: () => standInProtector,
    });
    if (!app.station) throw new Error(`the station does not open: ${app.stopped}`);
    return { station: app.station, stop: () => app.stop() };
  }

  async close({ keepFolder = false } = {}): Promise<void> {
    if (this.code === undefined) this.asks({ do: 'quit' });
    await this.ended();
    await this.#browser?.close().catch(() => undefined);
    if (!keepFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}

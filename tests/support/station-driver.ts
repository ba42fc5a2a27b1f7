// Drives a whole station in the words of a counter: real files in a temporary folder, real sealing, a clock that stands still until told.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { onTestFinished, vi } from 'vitest';
import { type App, buildApp } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { demoInk } from '../../electron/cli/demo-ink.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { DEMO_PEOPLE, DEMO_PIN } from '../../electron/services/demo-branch.ts';
import type { StartProgram } from '../../electron/services/device-program.ts';
import type { Installer } from '../../electron/services/program-updates.ts';
import type { Station } from '../../electron/services/station.ts';
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import type { Role } from '../../shared/words/roles.ts';
import { demoFolder, MORNING, temporaryFolder } from './demo-folder.ts';
import { FailingFiles } from './failing-files.ts';
import { innocentAnswer } from './innocent-answer.ts';
import { stationOptions } from './station-options.ts';

// A PIN costs a fifth of a second on purpose, and the cores are shared with the other files.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

export const PIN = DEMO_PIN;
export const INK = demoInk(() => 0.5);

/** Whoever of the demo branch holds a role; the supervisor is the one who is not the branch head as well. */
export function staffIn(role: Role): string {
  const holders = DEMO_PEOPLE.filter((person) => person.roles.includes(role));
  const holder = holders.find((person) => person.roles.length === 1) ?? holders[0];
  if (!holder) throw new Error(`nobody is ${role}`);
  return holder.id;
}

export const SET_UP = {
  bank: { code: 'icbc', name: '样例银行' },
  branch: { code: 'hz-01', name: '城西支行' },
  device: { code: 'c03', name: '三号柜台' },
  admin: { id: 'ji', name: '管理员己', pin: PIN },
};

export interface Remittance {
  yuan?: number;
  customer?: string;
  document?: string;
  payee?: string;
  account?: string;
  bank?: string;
  reference?: string;
  share?: 'yes' | 'no' | 'unchecked';
  documentCheck?: string;
}

export class StationDriver {
  readonly folder: string;
  readonly mode: 'live' | 'demo';
  readonly files: FailingFiles;
  readonly log: string[] = [];
  /** The version that runs from the next start on. */
  version = '0.1.0';
  /** Files that were handed to the system to be installed; a machine of its own kind, whatever the tests run on. */
  readonly handedOver: string[] = [];
  /** Whether the system opens what it is handed. */
  opensInstallers = true;
  /** How the program of a device is started from the next start on. */
  startProgram: StartProgram | undefined;
  clock: SteppedClock;
  #app: App | undefined;

  constructor(folder: string, mode: 'live' | 'demo' = 'demo', startMs = MORNING) {
    this.folder = folder;
    this.mode = mode;
    this.files = new FailingFiles();
    this.clock = new SteppedClock(startMs, 'boot-1');
  }

  async start(): Promise<this> {
    const { folder: dataFolder, mode } = this;
    const log = (line: string) => void this.log.push(line);
    const installer: Installer = {
      kind: 'deb',
      open: async (file) => {
        if (this.opensInstallers) this.handedOver.push(file);
        return this.opensInstallers;
      },
    };
    this.#app = await buildApp({
      ...stationOptions({ dataFolder, mode, log }, this.clock, this.files),
      ...{ version: this.version, installer, machine: { platform: 'linux', arch: 'x64' } },
      ...(this.startProgram && { startProgram: this.startProgram }),
    });
    return this;
  }

  get app(): App {
    if (!this.#app) throw new Error('not started');
    return this.#app;
  }
  get station(): Station {
    const { station } = this.app;
    if (!station) throw new Error(`the station does not run: ${this.app.stopped ?? 'not set up'}`);
    return station;
  }
  get inner() {
    return createRouterClient(router, { context: { app: this.app, window: 'inner' } });
  }
  get outer() {
    return createRouterClient(router, { context: { app: this.app, window: 'outer' } });
  }
  get view(): InnerView {
    return this.app.innerView();
  }
  get outside(): OuterView {
    return this.app.outerView();
  }
  get case(): TellerCaseView {
    const { current } = this.view;
    if (!current) throw new Error('no case in hand');
    return current;
  }

  /** Everything in the log, as it stands in the store. */
  entries(from = 0): Entry[] {
    const { store, ledger } = this.station.open;
    return Array.from({ length: ledger.size - from }, (_, index) => {
      const bytes = store.bytesOf(from + index);
      if (!bytes) throw new Error(`entry ${from + index} is not there`);
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as Entry;
    });
  }
  kinds(from = 0): string[] {
    return this.entries(from).map((entry) => entry.kind);
  }
  get size(): number {
    return this.station.open.ledger.size;
  }

  /** The number of a new command, as a window makes it. */
  command(): { command: string } {
    return { command: uuid7(this.clock) };
  }
  atCase(): { command: string; caseId: string } {
    return { ...this.command(), caseId: this.case.id };
  }
  wait(seconds: number): this {
    this.clock.advance(seconds * 1000);
    return this;
  }

  async signInAs(role: Role): Promise<this> {
    await this.inner.station.signIn({ ...this.command(), staff: staffIn(role), pin: PIN, room: role });
    return this;
  }
  async signOut(): Promise<this> {
    await this.inner.station.signOut(this.command());
    return this;
  }
  async unlocks(): Promise<this> {
    await this.inner.station.unlock({ ...this.command(), pin: PIN });
    return this;
  }

  async openRemittance(words: Remittance = {}): Promise<this> {
    await this.inner.teller.openCase({ ...this.command(), ...remittance(words) });
    this.wait(5);
    return this;
  }
  async answer(step: string, ...options: string[]): Promise<this> {
    const saw = this.case.steps.find(({ id }) => id === step)?.answer?.n ?? null;
    await this.inner.teller.answerStep({ ...this.atCase(), step, options, saw });
    this.wait(3);
    return this;
  }
  /** The teller's next step, in reading order. */
  get openStep(): StepView | undefined {
    return this.case.steps.find(
      ({ state, form, who }) =>
        (state === 'open' || state === 'again') &&
        (form === 'choice' || form === 'arrival') &&
        who === 'teller',
    );
  }
  /** Answers every open step as an honest customer would, save for those given. */
  async answersAll(but: Readonly<Record<string, readonly string[]>> = {}): Promise<this> {
    for (let step = this.openStep; step; step = this.openStep) {
      const options = but[step.id] ?? innocentAnswer(step);
      await this.answer(step.id, ...options);
    }
    return this;
  }
  /** Whoever took the second seat records the talk with the customer, the way that keeps a story that turned out true. */
  async dissuades(but: Readonly<Record<string, readonly string[]>> = {}): Promise<this> {
    const next = () =>
      this.case.steps.find(
        ({ id, state }) => id.startsWith('DIS-') && (state === 'open' || state === 'again'),
      );
    for (let step = next(); step; step = next()) {
      await this.answer(step.id, ...(but[step.id] ?? innocentAnswer(step)));
    }
    return this;
  }
  async hears(heard: string): Promise<this> {
    await this.inner.teller.hear({ ...this.atCase(), heard });
    return this;
  }
  async customerReads(): Promise<this> {
    const { sha256: notice, pages } = this.case.notice;
    for (let page = 1; page <= pages; page += 1) {
      this.wait(20);
      await this.outer.customer.turnPage({ ...this.command(), notice, page, ms: 15_000 });
    }
    return this;
  }
  async customerSigns(form: 'ink' | 'mark' = 'ink'): Promise<this> {
    await this.customerReads();
    const { sha256: notice } = this.case.notice;
    await this.outer.customer.sign({ ...this.command(), notice, form, clears: 1, ink: INK });
    return this;
  }
  async customerConfirms(by: 'key' | 'ink' = 'key'): Promise<this> {
    const shown = this.outside;
    if (shown.phase !== 'confirmation') throw new Error(`the customer sees ${shown.phase}`);
    const { amountFen, payeeMask, arrival } = shown;
    const ink = by === 'ink' ? { ink: INK } : {};
    const facts = { amountFen, payeeMask, arrival: arrival.code, by, ...ink };
    await this.outer.customer.confirm({ ...this.command(), ...facts });
    return this;
  }
  /** All that is left of a clean case: answers, signature, confirmation, close. */
  async finish(): Promise<this> {
    await this.answersAll();
    if (this.case.notice.state === 'reading') await this.customerSigns();
    await this.customerConfirms();
    await this.inner.teller.closeCase(this.atCase());
    this.wait(60);
    return this;
  }
  async escalates(): Promise<this> {
    await this.inner.teller.escalate(this.atCase());
    return this;
  }
  async takesOver(role: 'supervisor' | 'branch-head'): Promise<this> {
    await this.inner.teller.takeOver({ ...this.atCase(), staff: staffIn(role), pin: PIN });
    return this;
  }

  /** Ends in good order and starts again; the machine was started anew in between. */
  async restart(): Promise<this> {
    this.stop();
    this.clock = new SteppedClock(this.clock.now(), `${this.clock.boot}+`);
    return this.start();
  }

  /** The station ends and starts again in the same process, and what guards its keys is gone meanwhile. */
  async losesKeyFile(): Promise<void> {
    this.app.stop();
    rmSync(join(this.folder, this.mode, 'keys', 'key-file'));
    await this.app.start();
  }

  /** The disk as it is at this moment, under a station of its own: what a power cut would leave. Not started. */
  crashed(): StationDriver {
    const folder = temporaryFolder();
    cpSync(this.folder, folder, { recursive: true });
    return removedAfterTest(new StationDriver(folder, this.mode, this.clock.now()));
  }

  stop(): void {
    this.#app?.stop();
    this.#app = undefined;
  }
}

/** The code of the typed error with which a call was refused, or `done`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof ORPCError) return error.code;
    throw error;
  }
}

/** A slip as a window sends it. */
export function slipOf({ yuan = 8_000, share = 'no', payee, account, bank }: Remittance = {}) {
  const name = payee ?? '钱多多';
  return {
    ...{ amountFen: yuan * 100, share },
    payee: { name, account: account ?? '6222020000001234321', bank: bank ?? '样例他行' },
  };
}

export function remittance(words: Remittance = {}) {
  const { customer = '赵铁柱', document = '99000019700101123X', documentCheck = 'ok', reference } = words;
  return {
    ...{ procedure: 'REM', customer, document, documentCheck },
    ...(reference && { reference }),
    slip: slipOf(words),
  };
}

function removedAfterTest(driver: StationDriver): StationDriver {
  onTestFinished(() => {
    driver.stop();
    rmSync(driver.folder, { recursive: true, force: true });
  });
  return driver;
}

/** An empty data folder for one test. Not started. */
export function emptyStation(mode: 'live' | 'demo'): StationDriver {
  return removedAfterTest(new StationDriver(temporaryFolder(), mode));
}

/** A station for one test: of the demo branch, or an empty live one. Gone when the test ends. */
export async function station({ mode = 'demo' as 'live' | 'demo' } = {}): Promise<StationDriver> {
  const folder = mode === 'demo' ? await demoFolder() : temporaryFolder();
  return removedAfterTest(new StationDriver(folder, mode)).start();
}

/** A station of the demo branch for several tests: `beforeAll` makes it, `afterAll` calls `remove`. */
export async function sharedStation(): Promise<{ driver: StationDriver; remove(): void }> {
  const driver = await new StationDriver(await demoFolder()).start();
  const remove = () => {
    driver.stop();
    rmSync(driver.folder, { recursive: true, force: true });
  };
  return { driver, remove };
}

// Random people do random things at one counter, from a seed, over real HTTP, for as long as is asked: then everything that was answered has
// to be in the ledger once, the ledger has to be whole, every case has to be able to end, and the memory may not have grown.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type App, buildApp } from '../../electron/app/build-app.ts';
import type { LoopbackHost } from '../../electron/hosts/loopback/loopback-host.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { checkLog } from '../../electron/ledger/log-check.ts';
import type { CaseFile } from '../../electron/services/case-file.ts';
import { DEMO_PIN, DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import { TELLER } from '../case/case-driver.ts';
import type { Attempt } from '../case/random-attempts.ts';
import { attempts, openings } from '../case/random-case.ts';
import type { Windows } from '../support/case-calls.ts';
import { CounterPeople, type Done } from '../support/counter-people.ts';
import { MORNING, temporaryFolder } from '../support/demo-folder.ts';
import { enter, pageAt, serve } from '../support/http-window.ts';
import { stationOptions } from '../support/station-options.ts';
import type { SoakFigures } from './figures.ts';
import { growth, isTelling, type MemorySample, sampleMemory } from './memory.ts';
import { Watched, watchInner, watchOuter } from './watched.ts';

const TELLER_ID = 'jia';
const PATIENCE = 3;
const LEAVES = { type: 'cancel', reason: 'customer-left' } as const;
const REVIEWERS: readonly string[] = ['supervisor', 'branch-head'];
/** What is drawn at a time from a seed. */
const BATCH = 400;
/** For each 10,000 events. What a station must know of its cases for ever is a few dozen bytes each; the system gives pages back late. */
const MOST_GROWTH_MB = { heapMb: 3, rssMb: 30 } as const;

export class Soak {
  readonly #folder = temporaryFolder();
  readonly #clock = new SteppedClock(MORNING, 'soak');
  readonly #seed: number;
  readonly #diary: number;
  readonly #log: string[] = [];
  readonly #memory: MemorySample[] = [];
  readonly #counts = { cases: 0, accepted: 0, refused: 0, sentAgain: 0 };
  readonly #wrong: string[] = [];
  #app!: App;
  #host!: LoopbackHost;
  #windows!: Windows;
  #people!: CounterPeople;
  #watched!: { inner: Watched; outer: Watched; third: Watched };
  #toldOutside = 0;
  #drawn = 0;
  #batch: { attempt: Attempt; number: number }[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    // Outside of this process's memory, which is what is measured.
    this.#diary = openSync(join(this.#folder, 'accepted.txt'), 'a');
  }

  async start(): Promise<this> {
    const given = {
      dataFolder: this.#folder,
      mode: 'demo' as const,
      log: (line: string) => void this.#log.push(line),
    };
    this.#app = await buildApp({ ...stationOptions(given, this.#clock, nodeFiles), host: 'loopback' });
    await this.#app.setUp(DEMO_SET_UP);
    this.#host = await serve(this.#app, nodeFiles, join(this.#folder, 'www'));
    const { teller, customer } = this.#host.addresses();
    const [inside, outside] = [await enter(teller), await enter(customer)];
    const inner = pageAt('inner', this.#host.port, inside.cookie);
    this.#windows = { inner, outer: pageAt('outer', this.#host.port, outside.cookie) };
    // The third is a second tab at the staff's side: it shows the same and sends some of it again.
    this.#watched = {
      inner: new Watched(watchInner(inner)),
      outer: new Watched(watchOuter(this.#windows.outer)),
      third: new Watched(watchInner(inner)),
    };
    this.#people = new CounterPeople({
      app: () => this.#app,
      clock: () => this.#clock,
      windows: () => this.#windows,
      crew: { teller: TELLER_ID, supervisor: 'geng', branchHead: 'bing', pinOf: () => DEMO_PIN },
    });
    return this;
  }

  get #station() {
    return this.#people.station;
  }
  get events(): number {
    return this.#station.open.ledger.size;
  }

  #next(): { attempt: Attempt; number: number } {
    if (this.#batch.length === 0) {
      const drawn = fc.record({ attempt: attempts, number: fc.nat(999) });
      this.#batch = fc.sample(drawn, { numRuns: BATCH, seed: this.#seed + this.#drawn });
      this.#drawn += 1;
    }
    return this.#batch.pop() as { attempt: Attempt; number: number };
  }

  #note(done: Done | undefined): void {
    if (!done) return;
    if (done.answer === 'done') {
      this.#counts.accepted += 1;
      writeSync(this.#diary, `${done.command}\n`);
    } else this.#counts.refused += 1;
  }

  /** Somebody sits at the counter, and nothing covers it. */
  async #isManned(): Promise<boolean> {
    const { handler } = this.#station.state;
    if (!handler) this.#note(await this.#people.signsIn(TELLER_ID));
    else if (handler.locked) this.#note(await this.#people.unlocks());
    else return true;
    return false;
  }

  get #waiting(): CaseFile[] {
    return [...this.#station.openCases.values()].filter(
      ({ state }) => state.paused && handlerOf(state) === TELLER_ID,
    );
  }

  async #takesNextCustomer(number: number): Promise<void> {
    const [waiting] = this.#waiting;
    if (waiting && (number % 3 === 0 || this.#waiting.length > 3)) {
      this.#note(await this.#people.does({ type: 'resume' }, TELLER, waiting));
      return;
    }
    this.#drawn += 1;
    const [opening] = fc.sample(openings, { numRuns: 1, seed: this.#seed + this.#drawn });
    if (!opening) return;
    const { procedure = 'REM', yuan = 8_000, share = 'no', customer = '', payee = '' } = opening;
    const document = `990000197001${String(this.#counts.cases % 1_000_000).padStart(6, '0')}`;
    const done = await this.#people.opens({
      ...{ procedure, yuan, share, customer, document },
      ...{ payee: opening.sameName ? customer : payee, documentCheck: opening.documentCheck ?? 'ok' },
    });
    if (done.answer === 'done') this.#counts.cases += 1;
    this.#note(done);
  }

  /** What no window calls: the customer's screen is pulled out, the counter is locked, time goes by. */
  async #machineDoes(type: string): Promise<void> {
    if (type === 'screen-change') {
      this.#toldOutside += this.#watched.outer.told;
      this.#watched.outer.close();
      this.#clock.advance(3_000);
      this.#watched.outer = new Watched(watchOuter(this.#windows.outer));
    } else if (type === 'hold-reading') this.#note(await this.#people.locks());
    else if (type === 'time-reached') this.#clock.advance(4 * 60_000);
  }

  /** A change of seats takes a PIN, which costs a fifth of a second on purpose: whoever sits there goes on, mostly. */
  #takesAnotherSeat(role: string, stage: string): boolean {
    const { reviewer } = this.#station.state;
    const isReviewer = REVIEWERS.includes(role);
    if (!reviewer) return isReviewer && stage !== 'with-reviewer';
    return isReviewer ? role !== reviewer.room : stage === 'with-reviewer';
  }

  async #oneAct(): Promise<void> {
    const { attempt, number } = this.#next();
    this.#clock.advance(number * 5);
    if (!(await this.#isManned())) return;
    const file = this.#people.file;
    if (!file) return this.#takesNextCustomer(number);
    const seen = this.#people.seen(file);
    const next = attempt(seen);
    if (!next) return;
    const { command, actor } = next;
    if (actor.role !== 'customer' && this.#takesAnotherSeat(actor.role, seen.stage) && number % 50 !== 0)
      return;
    if (seen.stage === 'with-reviewer' && !this.#station.state.reviewer && number % 8 !== 0) {
      // Nobody can come just now, and the customer does not wait.
      if (number % 4 === 1) this.#note(await this.#people.does(LEAVES, TELLER, file));
      return;
    }
    const done = await this.#people.does(command, actor, file);
    this.#note(done);
    if (!done) await this.#machineDoes(command.type);
    else if (done.again && done.answer === 'done' && number % 25 === 0) await this.#sendsAgain(done);
  }

  /** A double tap, or an answer that was lost on the way: the same command gets its first answer and happens once. */
  async #sendsAgain({ command, seq, again }: Done): Promise<void> {
    this.#counts.sentAgain += 1;
    const second = await again?.();
    // Whoever acted may be gone by then, for instance with the case that was closed.
    if (second?.answer === 'done' && second.seq !== seq)
      this.#wrong.push(`${command} was answered ${seq}, and again ${second.seq}`);
  }

  /** @param leastEvents goes on until there are so many, for three times as long at the most; fewer count as wrong */
  async run(minutes: number, leastEvents: number): Promise<SoakFigures> {
    const begun = Date.now();
    const seconds = () => (Date.now() - begun) / 1000;
    const every = Math.max(1_000, (minutes * 60_000) / 40);
    const isDue = () => seconds() >= minutes * 60 && this.events >= leastEvents;
    // A machine that is shared is given more time, but not for ever.
    for (let sampled = 0; !isDue() && seconds() < minutes * 60 * PATIENCE; ) {
      await this.#oneAct();
      if (Date.now() - begun < sampled) continue;
      this.#memory.push(sampleMemory(this.events));
      sampled += every;
    }
    const took = seconds();
    const events = this.events;
    if (events < leastEvents) this.#wrong.push(`only ${events} events, fewer than ${leastEvents}`);
    await this.#endsAll();
    this.#judges();
    const last = this.#memory.at(-1);
    const { inner, outer, third } = this.#watched;
    return {
      ...{
        seed: this.#seed,
        minutes: round(took / 60),
        events,
        eventsASecond: Math.round(events / took),
        ...this.#counts,
      },
      told: { inner: inner.told, outer: this.#toldOutside + outer.told, third: third.told },
      ...{ heapMb: round(last?.heapMb), rssMb: round(last?.rssMb) },
      heapGrowthMb: round(growth(this.#memory, 'heapMb')),
      rssGrowthMb: round(growth(this.#memory, 'rssMb')),
      wrong: this.#wrong,
    };
  }

  /** Every case that is still open is ended by its teller alone. */
  async #endsAll(): Promise<void> {
    while (!(await this.#isManned()));
    for (const file of [...this.#station.openCases.values()]) {
      if (file.state.paused) {
        const inHand = this.#people.file;
        if (inHand) await this.#cancels(inHand);
        this.#note(await this.#people.does({ type: 'resume' }, TELLER, file));
      }
      if (this.#station.openCases.has(file.state.id)) await this.#cancels(file);
    }
    if (this.#station.openCases.size > 0)
      this.#wrong.push(`${this.#station.openCases.size} cases could not be ended`);
  }

  async #cancels(file: CaseFile): Promise<void> {
    if (file.state.turned)
      this.#note(await this.#people.does({ type: 'turn-screen', to: 'staff' }, TELLER, file));
    const done = await this.#people.does(LEAVES, TELLER, file);
    this.#note(done);
    if (done?.answer !== 'done') this.#wrong.push(`a case could not be ended: ${done?.answer}`);
  }

  #judges(): void {
    const { store, ledger } = this.#station.open;
    const times = new Map<string, number>();
    for (let seq = 0; seq < ledger.size; seq += 1) {
      const { id, kind } = ledger.event(seq);
      times.set(id, (times.get(id) ?? 0) + 1);
      if (kind === 'fault') this.#wrong.push(`entry ${seq} is a fault`);
    }
    const accepted = readFileSync(join(this.#folder, 'accepted.txt'), 'utf8').split('\n').filter(Boolean);
    const lost = accepted.filter((command) => times.get(command) !== 1);
    if (lost.length > 0)
      this.#wrong.push(`${lost.length} accepted commands are not found once, as ${lost[0]}`);
    const doubled = [...times.values()].filter((count) => count > 1).length;
    if (doubled > 0) this.#wrong.push(`${doubled} numbers stand in the ledger more than once`);
    const head = store.head()?.checkpoint ?? '';
    const checking = checkLog({
      ...{ store, caseKeys: this.#station.vault.caseKeys, origin: ledger.origin, size: ledger.size, head },
      anchor: this.#station.open.anchored(),
    });
    let step = checking.next();
    while (!step.done) step = checking.next();
    if (step.value.finding) this.#wrong.push(`the log is not whole: ${JSON.stringify(step.value.finding)}`);
    if (this.#log.length > 0) this.#wrong.push(`the technical log says ${this.#log[0]}`);
    for (const kind of ['heapMb', 'rssMb'] as const) {
      const grows = growth(this.#memory, kind);
      if (isTelling(this.#memory) && grows > MOST_GROWTH_MB[kind])
        this.#wrong.push(`${kind} grows by ${round(grows)} for 10,000 events`);
    }
  }

  async close(): Promise<void> {
    for (const watched of Object.values(this.#watched)) watched.close();
    closeSync(this.#diary);
    await this.#host.close();
    this.#app.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const round = (value = 0): number => Math.round(value * 100) / 100;

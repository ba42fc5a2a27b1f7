// The one place where things are made. Folder, keys, clock and log are handed in; what comes out is an app that a host can serve.
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { Announcer } from '../services/announcer.ts';
import { removeUnfinished } from '../services/export-writing.ts';
import { MachineSide } from '../services/machine-side.ts';
import { ScreenRoles } from '../services/screen-roles.ts';
import {
  isSetUp,
  keptBy,
  keyStoreOf,
  openStation,
  openStationBySpare,
  type Place,
  type SetUp,
  setUpStation,
  sparesOf,
} from '../services/set-up.ts';
import { Situation } from '../services/situation.ts';
import type { Station } from '../services/station.ts';
import { type StopReason, stopFor, stopReasonOf } from '../services/stops.ts';
import { bareView, innerView, outerView } from '../services/views.ts';
import { holdFolder } from '../store/folder-lock.ts';
import type { AppOptions } from './app-options.ts';
import { AtWork } from './at-work.ts';
import { type DataFolders, dataFolders } from './folders.ts';

type Phase =
  | { phase: 'set-up'; openKeyStore: boolean }
  | { phase: 'stopped'; reason: StopReason }
  | { phase: 'running'; work: AtWork };

export class App {
  readonly options: AppOptions;
  readonly announcer = new Announcer();
  readonly folders: DataFolders;
  readonly #place: Place;
  readonly screens = new ScreenRoles({
    station: () => this.station,
    became: (sure) => this.#screensBecame(sure),
    saw: (event) => this.machine.saw(event),
  });
  readonly machine: MachineSide;
  readonly #windows = { inner: 0, outer: 0 };
  #phase: Phase = { phase: 'set-up', openKeyStore: false };
  #release: () => void = () => undefined;
  #restart: (() => void) | undefined;
  #settingUp: Promise<void> = Promise.resolve();

  constructor(options: AppOptions) {
    this.options = options;
    const { clock, lookAtLock, log } = options;
    this.machine = new MachineSide({ station: () => this.station, clock, lookAtLock, log });
    this.folders = dataFolders(options.dataFolder, options.mode);
    const { station: folder, rehearsal } = this.folders;
    this.#place = { ...options, folder, ...(options.mode === 'drill' && { rehearsal }) };
  }

  /** Opens what is there. Never throws for a bad day: that becomes a screen. */
  async start(): Promise<void> {
    const held = this.#hold();
    if (held !== 'held') {
      this.#phase = { phase: 'stopped', reason: held };
      return;
    }
    this.#tidy();
    await (isSetUp(this.#place) ? this.#open() : this.#beforeSetUp());
  }

  /** A machine that keeps no key makes no station; one that only hides it makes none for an invented branch, where nobody accepts that. */
  async #beforeSetUp(): Promise<void> {
    const fitness = await keyStoreOf(this.#place);
    if (fitness === 'none') this.#phase = { phase: 'stopped', reason: 'key-store-none' };
    else if (fitness === 'open' && this.options.mode !== 'live')
      this.#phase = { phase: 'stopped', reason: 'key-store-open' };
    else this.#phase = { phase: 'set-up', openKeyStore: fitness === 'open' };
  }

  #tidy(): void {
    try {
      removeUnfinished(this.folders.exports);
    } catch (error) {
      // A rest that will not go keeps nobody from work; the next start tries again.
      this.options.log(`an unfinished export could not be removed: ${String(error)}`);
    }
  }

  #hold(): 'held' | StopReason {
    try {
      const release = holdFolder(this.folders.lock, this.options.dataFolder);
      if (!release) return 'second-instance';
      this.#release = release;
      return 'held';
    } catch (error) {
      return this.#reasonFor(error);
    }
  }

  #reasonFor(error: unknown): StopReason {
    const reason = stopReasonOf(error);
    if (!reason) throw error;
    this.options.log(`stopped: ${reason}: ${String(error)}`);
    return reason;
  }

  async #open(open = openStation): Promise<void> {
    let station: Station | undefined;
    try {
      const { version, host, startWorker } = this.options;
      station = await open(this.#place, this.announcer, { version, host });
      if (startWorker) station.startWorker = startWorker;
      const work = new AtWork(station, this.folders, this.options);
      this.#phase = { phase: 'running', work };
      if (this.#restart) work.scheduler.restartsBy(this.#restart, () => work.isBusy);
      await work.start();
    } catch (error) {
      // What was typed is told to whoever typed it; the station stays as it was.
      if (error instanceof Situation) throw error;
      const reason = this.#reasonFor(error);
      station?.open.close();
      this.#phase = { phase: 'stopped', reason };
    }
    this.announcer.announce();
  }

  /**
   * Opens with a spare key a station whose own slot does not open. One try at a time.
   * @throws Situation NO_SPARE_NEEDED, SPARE_MISTYPED, SPARE_WRONG
   */
  openWithSpare(spare: { kind: SpareKind; key: string }): Promise<void> {
    const next = this.#settingUp.then(() => {
      if (this.stopped !== 'slot-lost') throw new Situation('NO_SPARE_NEEDED');
      return this.#open((place, announcer, started) => openStationBySpare(place, announcer, started, spare));
    });
    this.#settingUp = next.catch(() => undefined);
    return next;
  }

  /** First run. Two at once would build in one folder, so the second waits and is refused. @throws Situation ALREADY_SET_UP, WEAK_PIN, ROLES_CLASH */
  setUp(setUp: SetUp): Promise<void> {
    const next = this.#settingUp.then(async () => {
      await setUpStation(this.#place, setUp);
      await this.#open();
    });
    this.#settingUp = next.catch(() => undefined);
    return next;
  }

  /** What works on the station while it is open. */
  get work(): AtWork | undefined {
    return this.#phase.phase === 'running' ? this.#phase.work : undefined;
  }

  get station(): Station | undefined {
    return this.work?.station;
  }

  get stopped(): StopReason | undefined {
    return this.#phase.phase === 'stopped' ? this.#phase.reason : undefined;
  }

  stayAwake(): void {
    this.work?.scheduler.stayAwake();
  }

  /** A host that can start the program anew says how. */
  restartsBy(restart: () => void): void {
    this.#restart = restart;
    const { work } = this;
    work?.scheduler.restartsBy(restart, () => work.isBusy);
  }

  keptBy(station: Station) {
    return keptBy(this.#place, station);
  }

  /** A call that was not worth an entry of its own is counted; one entry a minute at most says how many. */
  reject(why: 'malformed' | 'stale' | 'unknown'): void {
    this.work?.rejected.count(why);
  }

  /** A window of this kind is connected from now until the returned function is called. */
  connected(window: 'inner' | 'outer'): () => void {
    this.#windows[window] += 1;
    // A window on a display that nobody has touched is not the customer's screen yet.
    if (window === 'outer' && !this.screens.unsure) this.work?.screen.came();
    this.announcer.announce();
    return () => {
      this.#windows[window] -= 1;
      if (window === 'outer' && this.#windows.outer === 0) this.work?.screen.went();
      this.announcer.announce();
    };
  }

  /** The customer's window stands where it should, or may stand before somebody else: for the case it is lost meanwhile. */
  #screensBecame(sure: boolean): void {
    if (sure && this.#windows.outer > 0) this.work?.screen.came();
    if (!sure) this.work?.screen.went();
    this.announcer.announce();
  }

  get hasCustomerWindow(): boolean {
    return this.#windows.outer > 0;
  }

  innerView(): InnerView {
    const { mode, version } = this.options;
    if (this.#phase.phase === 'stopped') {
      const { reason } = this.#phase;
      return bareView(mode, 'stopped', stopFor(reason, reason === 'slot-lost' ? sparesOf(this.#place) : []));
    }
    if (this.#phase.phase === 'set-up')
      return {
        ...bareView(mode, 'set-up', null),
        ...(this.#phase.openKeyStore && { openKeyStore: true as const }),
      };
    const { station } = this.#phase.work;
    if (this.screens.unsure) {
      const { trouble } = station;
      return {
        ...bareView(mode, 'screens', trouble ? stopFor(trouble) : null),
        ...(this.screens.isAlone && { oneScreen: true as const }),
      };
    }
    const view = innerView(station, version, this.hasCustomerWindow ? 'connected' : 'missing');
    return this.#withPad(view);
  }

  outerView(): OuterView {
    const { mode } = this.options;
    if (this.screens.unsure) return { phase: 'screens', mode };
    if (!this.station) return { phase: 'idle', mode };
    const page = outerView(this.station);
    return this.work?.pad.shownOn(page) ?? page;
  }

  /** Whether the pad works, for whoever serves; and what the customer is told of it, in the picture of their page. */
  #withPad(view: InnerView): InnerView {
    const state = this.work?.devices.stateOf('pad')?.state;
    if (state === undefined) return view;
    const outer = view.outer && this.work?.pad.shownOn(view.outer);
    const isTurned = view.phase === 'turned';
    return {
      ...view,
      ...(outer && { outer }),
      ...(!isTurned && { pad: state === 'ready' ? 'ready' : 'missing' }),
    };
  }

  /** Ends in good order: the stop is an event, then everything is closed. */
  stop(): void {
    const { work } = this;
    if (work) {
      const { station } = work;
      work.stop();
      try {
        station.sealAsSystem({ kind: 'app-stopped', body: {}, private: {} });
      } catch (error) {
        this.options.log(`the stop could not be sealed: ${String(error)}`);
      }
      station.open.close();
      this.#phase = { phase: 'stopped', reason: 'ended' };
    }
    this.#release();
  }
}

export async function buildApp(options: AppOptions): Promise<App> {
  const app = new App(options);
  await app.start();
  return app;
}

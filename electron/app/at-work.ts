// What works on a station as long as it is open: made in one place when it opens, and ended in one place when it closes.
import { Backups } from '../services/backups.ts';
import { CallSignals } from '../services/call-signals.ts';
import { Devices } from '../services/devices.ts';
import { RestoreDrills } from '../services/drilling.ts';
import { PadDesk } from '../services/pad-desk.ts';
import { PastGenerations } from '../services/past-generations.ts';
import { ProgramUpdates } from '../services/program-updates.ts';
import { ReadingWatch } from '../services/reading-watch.ts';
import { RejectedCalls } from '../services/rejected-calls.ts';
import { Scheduler } from '../services/scheduler.ts';
import { ScreenWatch } from '../services/screen-watch.ts';
import type { Station } from '../services/station.ts';
import type { AppOptions } from './app-options.ts';
import type { DataFolders } from './folders.ts';

export class AtWork {
  readonly station: Station;
  readonly scheduler: Scheduler;
  readonly rejected: RejectedCalls;
  readonly screen: ScreenWatch;
  readonly backups: Backups;
  readonly drills: RestoreDrills;
  readonly updates: ProgramUpdates;
  readonly devices: Devices;
  readonly pad: PadDesk;
  readonly generations: PastGenerations;
  readonly #reading: ReadingWatch;
  readonly #signals: CallSignals;

  constructor(station: Station, folders: DataFolders, options: AppOptions) {
    const { version, installer, machine = process, files, log } = options;
    this.station = station;
    // First what may find that nothing can be sealed: nothing listens or waits by then.
    this.updates = new ProgramUpdates(station, {
      ...{ folder: folders.updates, running: version, machine, installer, log },
    });
    this.generations = new PastGenerations(station, folders.station);
    const places = { own: folders.backups, data: options.dataFolder };
    this.backups = new Backups(station, { ...places, option: options.backupFolder }, log);
    this.drills = new RestoreDrills(station, {
      ...{ backups: () => this.backups.folder, folder: folders.restoreDrill, files, log },
    });
    this.devices = new Devices(station, {
      ...{ offered: folders.devices, own: folders.runningDevices },
      ...{ startProgram: options.startProgram, log },
    });
    this.#signals = new CallSignals(station, log);
    this.devices.usedBy('call-signal', this.#signals);
    this.pad = new PadDesk(station, this.devices, () => this.scheduler.stayAwake());
    this.scheduler = new Scheduler(station);
    this.rejected = new RejectedCalls(station);
    this.screen = new ScreenWatch(station);
    this.#reading = new ReadingWatch(station);
  }

  /** Starts what runs apart. */
  async start(): Promise<void> {
    await this.devices.start();
  }

  get isBusy(): boolean {
    return this.backups.isRunning || this.drills.isRunning || this.updates.isBusy;
  }

  /** Everything that could still act on the station; the station itself is closed afterwards. */
  stop(): void {
    for (const each of [this.scheduler, this.rejected, this.#reading, this.screen]) each.stop();
    for (const each of [this.backups, this.drills, this.pad, this.devices, this.#signals]) each.stop();
    this.generations.close();
  }
}

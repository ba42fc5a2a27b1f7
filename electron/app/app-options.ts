// What a host hands in: where the data lies, and what only this machine can do.
import type { MachineLock } from '../../shared/station/machine-lock.ts';
import type { StartProgram } from '../services/device-program.ts';
import type { Installer } from '../services/program-updates.ts';
import type { Place } from '../services/set-up.ts';
import type { StartWorker } from '../services/worker-process.ts';

export interface AppOptions extends Omit<Place, 'folder'> {
  /** The data folder; live and demo lie in it apart. */
  dataFolder: string;
  /** Where backups go; in the data folder unless it is named. */
  backupFolder?: string | undefined;
  version: string;
  host: 'electron' | 'loopback' | 'none';
  /** What of this machine is locked; a host without windows of its own cannot tell. */
  lookAtLock?(): Promise<MachineLock>;
  /** How work apart is started, where Node's own way is closed. */
  startWorker?: StartWorker;
  /** How the program of a device is started; tests hand in a device of their own. */
  startProgram?: StartProgram;
  /** How this machine installs another version of the program; absent where it was not installed. */
  installer?: Installer | undefined;
  /** What the machine is, as Node names it. */
  machine?: { platform: string; arch: string };
  /** Technical log of this machine: no personal data. */
  log(line: string): void;
}

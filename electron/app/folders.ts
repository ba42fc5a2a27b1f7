// Where things lie: the program's own files, and a data folder in which live and demo never share a ledger.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mode } from '../../shared/words/modes.ts';

export interface DataFolders {
  station: string;
  exports: string;
  /** Copies of the ledger and of its keys, unless another place is named. */
  backups: string;
  /** Where a restore is rehearsed; there only while that lasts. */
  restoreDrill: string;
  /** Installers of the program that were taken from a signed file. */
  updates: string;
  /** Where integrators put the programs of devices: one place for live and drill. */
  devices: string;
  /** The copies of them that run. */
  runningDevices: string;
  lock: string;
  /** Which windows may connect; outlives the process. */
  windows: string;
  /** How to reach the running process; readable by its owner only. */
  running: string;
  log: string;
  /** The pack that compliance wants rehearsed: written by the live station, read by the drill. */
  rehearsal: string;
}

export function dataFolders(dataFolder: string, mode: Mode): DataFolders {
  const named = (name: string) => join(dataFolder, `${mode}${name}`);
  return {
    station: named(''),
    exports: named('-exports'),
    backups: named('-backups'),
    restoreDrill: named('.restore-drill'),
    updates: named('-updates'),
    devices: join(dataFolder, 'devices'),
    runningDevices: named('-devices'),
    lock: named('.lock'),
    windows: named('-windows.json'),
    running: named('-running.json'),
    log: named('.log'),
    rehearsal: join(dataFolder, 'rehearsal-pack.json'),
  };
}

/** The folder that holds assets and built windows, found upward from a module, built or not. */
export function programFolder(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'assets', 'packs'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('the program’s assets are missing');
    folder = above;
  }
  return folder;
}

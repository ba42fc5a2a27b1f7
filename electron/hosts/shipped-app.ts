// The app as it is shipped: its own version, pack and file layer. What differs between hosts is handed in; demo and drill fill their branch by themselves.
import { join } from 'node:path';
import type { Mode } from '../../shared/words/modes.ts';
import type { AppOptions } from '../app/app-options.ts';
import { type App, buildApp } from '../app/build-app.ts';
import { programFolder } from '../app/folders.ts';
import { nodeFiles } from '../keys/durable-files.ts';
import { DEMO_SET_UP, DRILL_SET_UP } from '../services/demo-branch.ts';
import type { SetUp } from '../services/set-up.ts';
import { TRUSTED_PACK } from '../services/trusted-pack.ts';
import { VERSION } from './version.ts';

/** Nobody sets up a branch to look at the program, or to rehearse. */
const INVENTED: Record<Mode, SetUp | undefined> = {
  live: undefined,
  demo: DEMO_SET_UP,
  drill: DRILL_SET_UP,
};

type Differs = Pick<
  AppOptions,
  | 'dataFolder'
  | 'backupFolder'
  | 'signsAllWithSm2'
  | 'mode'
  | 'host'
  | 'clock'
  | 'protector'
  | 'lookAtLock'
  | 'log'
  | 'startWorker'
  | 'installer'
>;

export async function buildShippedApp(differs: Differs): Promise<App> {
  const app = await buildApp({
    ...differs,
    version: VERSION,
    files: nodeFiles,
    trustedPack: TRUSTED_PACK,
    packFolder: join(programFolder(import.meta.url), 'assets', 'packs', 'sample'),
  });
  const invented = INVENTED[differs.mode];
  if (invented && !app.station && !app.stopped) await app.setUp(invented);
  return app;
}

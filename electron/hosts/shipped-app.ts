// The app as it is shipped: its own version, pack and file layer. What differs between hosts is handed in; the demo fills its branch by itself.
import { join } from 'node:path';
import { type App, type AppOptions, buildApp } from '../app/build-app.ts';
import { programFolder } from '../app/folders.ts';
import { nodeFiles } from '../keys/durable-files.ts';
import { DEMO_SET_UP } from '../services/demo-branch.ts';
import { TRUSTED_PACK } from '../services/trusted-pack.ts';
import { VERSION } from './version.ts';

type Differs = Pick<AppOptions, 'dataFolder' | 'mode' | 'host' | 'clock' | 'protector' | 'log'>;

export async function buildShippedApp(differs: Differs): Promise<App> {
  const app = await buildApp({
    ...differs,
    version: VERSION,
    files: nodeFiles,
    trustedPack: TRUSTED_PACK,
    packFolder: join(programFolder(import.meta.url), 'assets', 'packs', 'sample'),
  });
  if (differs.mode === 'demo' && !app.station && !app.stopped) await app.setUp(DEMO_SET_UP);
  return app;
}

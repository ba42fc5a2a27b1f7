// Runs a station on the loopback host from start to stop: opens it, prints its addresses, ends in good order when asked.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { MODE_MARKS, type Mode } from '../../../shared/words/modes.ts';
import type { App } from '../../app/build-app.ts';
import { dataFolders, programFolder } from '../../app/folders.ts';
import { nodeFiles } from '../../keys/durable-files.ts';
import { systemClock } from '../../keys/surroundings.ts';
import { DEMO_PEOPLE, DEMO_PIN } from '../../services/demo-branch.ts';
import { buildShippedApp } from '../shipped-app.ts';
import type { StartOptions } from '../start-options.ts';
import { technicalLog } from '../technical-log.ts';
import { VERSION } from '../version.ts';
import { keyFileProtector } from './key-file.ts';
import { type LoopbackHost, serveLoopback } from './loopback-host.ts';
import { openBrowser } from './open-browser.ts';

/** The same each time, so that windows find the process again after a restart. */
const PORTS: Record<Mode, number> = { live: 17_315, demo: 17_316, drill: 17_317 };

function openApp({ dataFolder, backupFolder, signsAllWithSm2, mode }: StartOptions): Promise<App> {
  return buildShippedApp({
    ...{ dataFolder, backupFolder, signsAllWithSm2, mode, host: 'loopback', clock: systemClock },
    protector: (folder) => keyFileProtector(nodeFiles, folder),
    log: technicalLog(dataFolders(dataFolder, mode).log),
  });
}

function announce(app: App, host: LoopbackHost, { mode, json }: StartOptions, print: (line: string) => void) {
  const { teller, customer } = host.addresses();
  const identities = app.station?.identities ?? [];
  const mark = MODE_MARKS[mode];
  print(`柜面反诈核对台 ${VERSION}（loopback 主机，Electron 中未经验证）${mark ? ` ${mark.word}` : ''}`);
  if (app.stopped) print(`已停用：${app.innerView().stop?.title}。${app.innerView().stop?.nextStep}`);
  print(`柜员窗口：${teller}`);
  print(`客户窗口：${customer}`);
  for (const identity of identities) print(`设备身份指纹：${identity}`);
  if (mark) {
    print(`${mark.word}人员（PIN 均为 ${DEMO_PIN}）：`);
    for (const person of DEMO_PEOPLE) print(`  ${person.id.padEnd(6)}${person.name}`);
  }
  if (json) print(JSON.stringify({ teller, customer, identity: identities[0] ?? '', identities }));
  return teller;
}

/** Notes down how `--show` reaches this process. A folder that cannot be written is a day on which the page must still be served. */
function keepRunning({ folders, options }: App, how: { port: number; secret: string }): boolean {
  try {
    nodeFiles.replace(folders.running, Buffer.from(JSON.stringify(how)));
    return true;
  } catch (error) {
    options.log(`not noted as running: ${String(error)}`);
    return false;
  }
}

/** Starts, prints, and resolves when the station was told to stop (SIGINT, SIGTERM). */
export async function runLoopback(options: StartOptions, print: (line: string) => void): Promise<void> {
  const app = await openApp(options);
  const isSecond = app.stopped === 'second-instance';
  const controlSecret = randomBytes(24).toString('base64url');
  const host = await serveLoopback({
    ...{ app, controlSecret, files: nodeFiles },
    windowsFolder: join(programFolder(import.meta.url), 'dist', 'windows'),
    // A second process leaves the usual port to the first and says on a page of its own what it is.
    port: options.port ?? (isSecond ? 0 : PORTS[app.options.mode]),
  });
  const { running } = app.folders;
  const keepsRunning = !isSecond && keepRunning(app, { port: host.port, secret: controlSecret });
  const teller = announce(app, host, options, print);
  if (!options.json) openBrowser(teller);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await host.close();
  app.stop();
  if (keepsRunning) rmSync(running, { force: true });
}

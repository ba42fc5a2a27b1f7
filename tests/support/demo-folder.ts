// A data folder in which the demo branch was set up. The hashing of its seven PINs is paid once for each run of the tests.
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../electron/app/build-app.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import { stationOptions } from './station-options.ts';

/** 2026-11-21, half past nine in the morning in Shanghai. */
export const MORNING = Date.parse('2026-11-21T01:30:00.000Z');

const TEMPLATE = 'counterguard-template-';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'counterguard-'));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Templates of runs that ended. */
function removeOld(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(TEMPLATE))) {
    const pid = Number(name.slice(TEMPLATE.length));
    if (!isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function setUpIn(dataFolder: string): Promise<void> {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const clock = new SteppedClock(MORNING, 'boot-0');
  const app = await buildApp(stationOptions({ dataFolder, mode: 'demo', log }, clock, nodeFiles));
  await app.setUp(DEMO_SET_UP);
  app.stop();
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

/** The template of this run: workers are children of one process. */
async function template(): Promise<string> {
  const made = join(tmpdir(), `${TEMPLATE}${process.ppid}`);
  if (existsSync(made)) return made;
  removeOld();
  const folder = temporaryFolder();
  await setUpIn(folder);
  try {
    renameSync(folder, made);
  } catch (error) {
    // Another worker was faster; its template is as good.
    rmSync(folder, { recursive: true });
    if (!existsSync(made)) throw error;
  }
  return made;
}

/** A copy of its own for whoever asks, and who removes it. */
export async function demoFolder(): Promise<string> {
  const folder = temporaryFolder();
  cpSync(await template(), folder, { recursive: true });
  return folder;
}

// A station's files as a power cut or a hand on the disk leaves them.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { filesUnder, keysOf, logOf } from './ledger-files.ts';
import { type StationDriver, station } from './station-driver.ts';

/** A station in the middle of a case, as a power cut leaves it: the last entries are in the -wal. */
export async function cutOff(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  return counter.crashed();
}

/** The same after a good end: everything lies in the database file. */
export async function closed(): Promise<StationDriver> {
  const counter = await cutOff();
  await counter.start();
  counter.stop();
  return counter;
}

/** Flips a bit in the middle of a file. */
export function flip(path: string, at?: number): void {
  const bytes = readFileSync(path);
  const position = at ?? Math.floor(bytes.length / 2);
  bytes[position] = (bytes[position] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Runs one more command on a copy and hands back its files. */
export async function oneMore(counter: StationDriver, commands = 1): Promise<StationDriver> {
  const other = counter.crashed();
  await other.start();
  for (let done = 1; done < commands; done += 1) {
    other.app.reject('unknown');
    other.wait(60);
  }
  return other.crashed();
}

export const copyLog = (from: StationDriver, to: StationDriver, names: RegExp): void => {
  for (const name of filesUnder(logOf(from.folder)).keys())
    if (names.test(name)) copyFileSync(join(logOf(from.folder), name), join(logOf(to.folder), name));
};

export async function wrappingKey(folder: string): Promise<Uint8Array> {
  return keyFileProtector(nodeFiles, keysOf(folder)).unwrap(
    readFileSync(join(keysOf(folder), 'slot-key-file')),
  );
}

// The options of `npm start` and `npm run demo`, read once and strictly: an unknown option is refused, not ignored.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mode } from '../../shared/words/modes.ts';

export interface StartOptions {
  host: 'electron' | 'loopback' | undefined;
  dataFolder: string;
  /** Where backups go: a folder on another disk, where there is one. */
  backupFolder: string | undefined;
  /** SM2 on the checkpoint of every act, and not only on those that are handed out: about a millisecond an act. */
  signsAllWithSm2: boolean;
  port: number | undefined;
  mode: Mode;
  json: boolean;
  show: boolean;
}

/** A wrong option, with the sentence to print. */
export class WrongOption extends Error {}

export const defaultDataFolder = (): string => join(homedir(), '.counterguard');

export function wholeNumber(
  name: string,
  text: string | undefined,
  from: number,
  to: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw new WrongOption(`--${name} 应为 ${from} 到 ${to} 的整数`);
  return value;
}

/** @throws WrongOption */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = strictly(() =>
    parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        data: { type: 'string' },
        backups: { type: 'string' },
        'sm2-all': { type: 'boolean' },
        port: { type: 'string' },
        demo: { type: 'boolean' },
        drill: { type: 'boolean' },
        json: { type: 'boolean' },
        show: { type: 'boolean' },
      },
    }),
  );
  const { host, data } = values;
  if (values.demo && values.drill) throw new WrongOption('--demo 和 --drill 只能选一个');
  if (host !== undefined && host !== 'electron' && host !== 'loopback') {
    throw new WrongOption('--host 应为 electron 或 loopback');
  }
  return {
    host,
    dataFolder: resolve(data ?? defaultDataFolder()),
    backupFolder: values.backups === undefined ? undefined : resolve(values.backups),
    signsAllWithSm2: values['sm2-all'] === true,
    port: wholeNumber('port', values.port, 0, 65_535),
    mode: values.drill ? 'drill' : values.demo ? 'demo' : 'live',
    json: values.json === true,
    show: values.show === true,
  };
}

/** What to print for an error that its reader can do something about; undefined for a fault of ours. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof WrongOption) return error.message;
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken ? '端口已被占用，请用 --port 另选一个。' : undefined;
}

/** Runs the parser of the platform and puts its complaint into ours. */
export function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error));
  }
}

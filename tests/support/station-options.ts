// What a station of these tests is made of, apart from its folder, its files and its clock. Used inside and outside of the test runner.
import { join } from 'node:path';
import type { AppOptions } from '../../electron/app/app-options.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import type { DurableFiles } from '../../electron/keys/durable-files.ts';
import type { Clock } from '../../electron/keys/surroundings.ts';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { packBytes } from '../../shared/procedure/load-pack.ts';
import { samplePack } from '../procedure/sample-files.ts';

const PACK_FOLDER = join(import.meta.dirname, '../../assets/packs/sample');
/** The sample pack as it lies there; that the program trusts this very pack is a test of its own. */
const SAMPLE_PACK = hashOf(Buffer.from(packBytes(samplePack()), 'utf8'));

export function stationOptions(
  given: { dataFolder: string; mode: 'live' | 'demo'; log(line: string): void },
  clock: Clock,
  files: DurableFiles,
): AppOptions {
  return {
    ...given,
    ...{ clock, files, version: '0.1.0', host: 'none', packFolder: PACK_FOLDER, trustedPack: SAMPLE_PACK },
    protector: (keys) => keyFileProtector(files, keys),
  };
}

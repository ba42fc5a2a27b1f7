// The sample pack as it lies on disk, for the tests of content and rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadPack } from '../../shared/procedure/load-pack.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { isTranslation } from '../../shared/procedure/pack-source.ts';
import type { Procedure } from '../../shared/procedure/procedure-schema.ts';

const FOLDER = join(import.meta.dirname, '../../assets/packs/sample');

export function sampleFiles(): Map<string, string> {
  const entries = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(FOLDER, file).split(sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

/** Without its translations: for tests that change its Chinese. */
export const chineseFiles = (): Map<string, string> =>
  new Map([...sampleFiles()].filter(([file]) => !isTranslation(file)));

export function samplePack(): Pack {
  const loaded = loadPack(sampleFiles());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
  return loaded.pack;
}

export function remittance(pack: Pack): Procedure {
  const procedure = pack.procedures.REM;
  if (!procedure) throw new Error('the sample pack has no procedure REM');
  return procedure;
}

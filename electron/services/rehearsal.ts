// Rehearsing a pack (演练): the live station puts it down beside, the drill takes it into use at its next start, in a log of its own.
import { packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { largeOf } from './packs.ts';
import { publication } from './publish.ts';
import type { Station } from './station.ts';

/** Puts a pack down for the next drill; the one before it is replaced. */
export function offerRehearsal(files: DurableFiles, file: string, pack: Pack): void {
  files.replace(file, Buffer.from(packBytes(pack), 'utf8'));
}

/**
 * Takes the pack that was put down into use, in a drill. It needs no signature: nothing that happens in a drill is business.
 * @returns whether there was one. A file that is no pack is as good as none, and the shipped pack is taken.
 */
export function publishRehearsal(station: Station, files: DurableFiles, file: string | undefined): boolean {
  const bytes = file === undefined ? undefined : files.read(file);
  const pack = bytes && packIn(Buffer.from(bytes).toString('utf8'));
  if (!pack) return false;
  const { event, large } = publication(pack, pack);
  if (event.body.pack.sha256 !== station.state.pack?.sha256) {
    station.sealAsSystem(event, [...largeOf(pack), ...large]);
  }
  return true;
}

function packIn(text: string): Pack | undefined {
  try {
    return readPack(text);
  } catch {
    return undefined;
  }
}

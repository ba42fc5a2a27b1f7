// The content pack that lies beside the program. Trusted by its hash until head office is enrolled; from then on it is not looked at.
import { localOf, withLocal } from '../../shared/procedure/local-content.ts';
import { refusal } from './pack-refusal.ts';
import { largeOf, readPackFolder } from './packs.ts';
import { publication } from './publish.ts';
import type { Station } from './station.ts';

/**
 * Takes the shipped pack into use where it is not the one in use already, with what the branch had added to the one before. A pack that
 * is refused changes nothing: the old one stays.
 * @param trusted b64 SHA-256 of the compiled pack that needs no signature
 * @returns the first fault in words, or undefined
 */
export function publishShipped(station: Station, folder: string, trusted: string): string | undefined {
  const { pack: used, headOffice } = station.state;
  if (headOffice) return undefined;
  const read = readPackFolder(folder, trusted);
  if (!read.ok) {
    const event = refusal(read.faults);
    station.sealAsSystem(event);
    return event.private.first;
  }
  if (read.ref.sha256 === (used?.base ?? used?.sha256)) return undefined;
  const local = used?.base
    ? localOf(station.shelf.byHash(used.base), station.shelf.byHash(used.sha256))
    : undefined;
  const { event, large } = publication(read.pack, local ? withLocal(read.pack, local) : read.pack);
  station.sealAsSystem(event, [...largeOf(read.pack), ...large]);
  return undefined;
}

// Which texts of an event a case can be found by: names, notes, references, and what procedure and scam are called.
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { Pack } from '../procedure/pack-schema.ts';

/** Private parts that people search by. Keyed hashes, hashes of files and what only repeats another part are not among them. */
export const SEARCHED_PARTS = [
  'customer',
  'payee',
  'bank',
  'reference',
  'documentMask',
  'accountMask',
  'note',
  'number',
  'person',
] as const;

type Named = Pick<Pack, 'procedures' | 'scams'>;

/** @param pack of the case; asked for only where the event names something by its code */
function nameIn(event: CaseEvent, pack: () => Named): string | undefined {
  switch (event.kind) {
    case 'case-opened':
    case 'procedure-entered':
      return pack().procedures[event.body.procedure]?.name;
    case 'scam-shown':
      return pack().scams.find(({ code }) => code === event.body.scam)?.name;
    default:
      return undefined;
  }
}

export function textsOf(event: CaseEvent, pack: () => Named): string[] {
  const parts = (event.private ?? {}) as Record<string, unknown>;
  const texts = [nameIn(event, pack), ...SEARCHED_PARTS.map((part) => parts[part])];
  return texts.filter((text): text is string => typeof text === 'string');
}

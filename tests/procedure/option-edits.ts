// Edits of options for the tests of drafts: in short words, on the small pack.
import { type Edit, type Edits, withEdit } from '../../shared/procedure/draft-edits.ts';
import { withEdits } from '../../shared/procedure/pack-draft.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';

export const PURPOSE = 'procedures/REM/steps/REM-01/groups/0/options';
export const TUITION = `${PURPOSE}/tuition`;

export const REMOVED: Edit = { as: 'removed' };
export const added = (label = '交学费', ...raises: string[]): Edit => ({ as: 'added', label, raises });
export const ordered = (...order: string[]): Edit => ({ as: 'ordered', order });

/** The edits of a draft after these were made one after the other. */
export const edits = (...made: readonly [string, Edit][]): Edits =>
  made.reduce<Edits>((all, [place, edit]) => withEdit(all, place, edit), new Map());

export function packWith(pack: Pack, ...made: readonly [string, Edit][]): Pack {
  const drafted = withEdits(pack, edits(...made));
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.faults));
  return drafted.pack;
}

/** Each fault as its place and its sentence. */
export function faultsOf(pack: Pack, ...made: readonly [string, Edit][]) {
  const drafted = withEdits(pack, edits(...made));
  return drafted.ok ? [] : drafted.faults.map(({ place, reason }) => [place, reason]);
}

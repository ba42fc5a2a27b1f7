// A draft of a content pack, edited in the app: a fold of its edits over the pack it began with. It is rehearsed and exported from here, and
// never published: head office signs it, and it is imported like any pack.
import { type Edits, withEdit } from '../../shared/procedure/draft-edits.ts';
import { type DraftFault, type DraftList, draftLists } from '../../shared/procedure/draft-options.ts';
import type { EditablePlace } from '../../shared/procedure/editable-places.ts';
import { packBytes } from '../../shared/procedure/load-pack.ts';
import { withLocal } from '../../shared/procedure/local-content.ts';
import {
  listOf,
  type OptionList,
  optionLists,
  withoutIdleOrder,
} from '../../shared/procedure/option-lists.ts';
import { packDifferences } from '../../shared/procedure/pack-difference.ts';
import { draftPlaces, type EditedPack, withEdits } from '../../shared/procedure/pack-draft.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sourceOf } from '../../shared/procedure/pack-source.ts';
import type { PackDraft } from '../../shared/station/draft.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { asLarge } from './packs.ts';
import { importedPack, onPage, packInUse } from './publish.ts';
import { offerRehearsal } from './rehearsal.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Staff = { staff: string; role: string };

const MOST_TOLD = 50;
const NO_EDITS: Edits = new Map();

/** All are worked out from what never changes under the same object. */
const placesKept = new WeakMap<Pack | PackDraft, readonly EditablePlace[]>();
const listsKept = new WeakMap<Pack, readonly OptionList[]>();
const madeKept = new WeakMap<PackDraft, EditedPack>();

/** Every place of the draft that may be edited; without a draft, of what it would be a draft of. @throws Situation NO_PACK */
export function placesOf(station: Station): readonly EditablePlace[] {
  const { pack } = baseOf(station);
  const key = station.state.draft ?? pack;
  const kept = placesKept.get(key) ?? draftPlaces(pack, editsOf(station));
  placesKept.set(key, kept);
  return kept;
}

/** Every list of the draft whose options may be changed. @throws Situation NO_PACK */
export function listsOf(station: Station, edits = editsOf(station)): DraftList[] {
  const { pack } = baseOf(station);
  const lists = listsKept.get(pack) ?? optionLists(sourceOf(pack));
  listsKept.set(pack, lists);
  return draftLists(lists, edits);
}

export const editsOf = ({ state }: Station): Edits => state.draft?.edits ?? NO_EDITS;

/** What the draft is a draft of; without one, what it would be. @throws Situation NO_PACK */
export function baseOf(station: Station): { sha256: string; pack: Pack } {
  const { draft } = station.state;
  if (draft) return { sha256: draft.base, pack: station.shelf.byHash(draft.base) };
  const used = packInUse(station);
  if (!used) throw new Situation('NO_PACK');
  return { sha256: used.sha256, pack: used.base };
}

export function madeOf(station: Station, draft: PackDraft): EditedPack {
  const made = madeKept.get(draft) ?? withEdits(station.shelf.byHash(draft.base), draft.edits);
  madeKept.set(draft, made);
  return made;
}

/** Faults in the words of the contract. */
export const told = (faults: readonly DraftFault[]) =>
  faults
    .slice(0, MOST_TOLD)
    .map(({ place, file, path, reason }) => ({ place: place ?? null, file, path, reason }));

/** @throws Situation NO_DRAFT */
export function draftOf(station: Station): PackDraft {
  const { draft } = station.state;
  if (!draft) throw new Situation('NO_DRAFT');
  return draft;
}

/** The draft as a pack. @throws Situation NO_DRAFT, DRAFT_FAULTY */
function soundDraft(station: Station): Pack {
  const made = madeOf(station, draftOf(station));
  if (!made.ok) throw new Situation('DRAFT_FAULTY', { faults: told(made.faults) });
  return made.pack;
}

interface Change {
  command: string;
  /** Hash of the pack that the person saw the draft to be of. */
  base: string;
  place: string;
  /** Absent to take the edit back. */
  value?: string;
}

/** The edits with this one in place of what stood there. @throws Situation NO_SUCH_PLACE, NOTHING_CHANGED */
function changedEdits(station: Station, { place, value }: Change): Edits {
  const before = editsOf(station);
  const known = placesOf(station).find((candidate) => candidate.place === place);
  // An edit of a place that a newer program no longer knows can still be taken back.
  if (!known && value !== undefined) throw new Situation('NO_SUCH_PLACE');
  const edit = value === known?.value ? undefined : value;
  if (edit === before.get(place)) throw new Situation('NOTHING_CHANGED');
  return withEdit(before, place, edit);
}

export type DraftEvent = Extract<
  Parameters<Station['seal']>[0]['events'][number],
  { kind: 'draft-edited' | 'draft-option-added' | 'draft-option-removed' | 'draft-options-ordered' }
>;

export const undone = (base: string, place: string): DraftEvent => ({
  kind: 'draft-edited',
  body: { base, place, as: 'undone' },
  private: {},
});

/**
 * Keeps an edit whose outcome is `edits`. Whatever the loader would refuse is refused here, so a draft is always a pack.
 * @throws Situation EDIT_REFUSED
 */
export function keepEdit(
  station: Station,
  by: { command: string; actor: Staff },
  edits: Edits,
  ...events: DraftEvent[]
): Sealed {
  const made = withEdits(baseOf(station).pack, edits);
  if (!made.ok) throw new Situation('EDIT_REFUSED', { faults: told(made.faults) });
  const sealed = station.seal({ ...by, events });
  if (station.state.draft) madeKept.set(station.state.draft, made);
  return sealed;
}

/** That the person saw this draft, and no other. @throws Situation NO_PACK, DRAFT_MOVED */
export function assertBase(station: Station, base: string): void {
  if (baseOf(station).sha256 !== base) throw new Situation('DRAFT_MOVED');
}

/**
 * Edits one place, or takes its edit back, whatever was done there; an order that then moves nothing goes too.
 * @throws Situation NO_PACK, DRAFT_MOVED, NO_SUCH_PLACE, NOTHING_CHANGED, EDIT_REFUSED
 */
export function changeDraft(station: Station, actor: Staff, change: Change): Sealed {
  const { command, base, place, value } = change;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'draft-edited' &&
      event.body.base === base &&
      event.body.place === place &&
      (event.body.as === 'undone' || event.private?.text === value),
  );
  if (again) return again;
  assertBase(station, base);
  const edits = changedEdits(station, change);
  if (value !== undefined && edits.has(place))
    return keepEdit(station, { command, actor }, edits, {
      kind: 'draft-edited',
      body: { base, place, as: 'changed' },
      private: { text: value },
    });
  const list = listsOf(station).find((found) => found.list.place === listOf(place))?.list;
  const left = list && edits.has(list.place) ? withoutIdleOrder(list, edits) : edits;
  const also = list && left !== edits ? [undone(base, list.place)] : [];
  return keepEdit(station, { command, actor }, left, undone(base, place), ...also);
}

/** @throws Situation NO_DRAFT */
export function dropDraft(station: Station, actor: Staff, { command }: { command: string }): Sealed {
  const again = station.repeated(command, actor, ({ kind }) => kind === 'draft-dropped');
  if (again) return again;
  draftOf(station);
  return station.seal({ command, actor, events: [{ kind: 'draft-dropped', body: {}, private: {} }] });
}

/** @throws Situation NO_DRAFT, DRAFT_FAULTY */
export function compareDraft(station: Station, page: number) {
  const pack = soundDraft(station);
  return onPage(packDifferences(baseOf(station).pack, pack), page);
}

/**
 * Puts the draft, or an imported pack, down for the next drill: as the counter would have it, with the branch's own content.
 * @throws Situation NO_DRAFT, NO_SUCH_PACK, DRAFT_FAULTY
 */
export function rehearse(
  station: Station,
  actor: Staff,
  { command, pack: sha256 }: { command: string; pack?: string | undefined },
  to: { files: DurableFiles; file: string },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'pack-rehearsed' && body.of === sha256,
  );
  if (again) return again;
  const bare = sha256 === undefined ? soundDraft(station) : importedPack(station, sha256);
  const local = packInUse(station)?.local;
  const pack = local ? withLocal(bare, local) : bare;
  const whole = asLarge(packBytes(pack));
  const { id, version } = pack.pack;
  const kept = { bytes: whole.bytes.length, sha256: whole.sha256 };
  const body = { id, version, pack: kept, ...(sha256 !== undefined && { of: sha256 }) };
  offerRehearsal(to.files, to.file, pack);
  return station.seal({
    ...{ command, actor, large: [whole] },
    events: [{ kind: 'pack-rehearsed', body, private: {} }],
  });
}

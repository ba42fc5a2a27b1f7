// Adds an option to a list of the draft, takes one out, and puts a list in another order. What is refused is said by the loader and by
// shared/procedure/draft-options.ts; each act is one entry, and is taken back as an edit of its place (drafts.ts).
import { withEdit } from '../../shared/procedure/draft-edits.ts';
import { type DraftList, takenAt } from '../../shared/procedure/draft-options.ts';
import { withoutIdleOrder } from '../../shared/procedure/option-lists.ts';
import { assertBase, type DraftEvent, editsOf, keepEdit, listsOf, told, undone } from './drafts.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Staff = { staff: string; role: string };

interface AtList {
  command: string;
  /** Hash of the pack that the person saw the draft to be of. */
  base: string;
  /** Place of the list. */
  list: string;
}

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((code, at) => code === right[at]);

/** @throws Situation NO_PACK, DRAFT_MOVED, NO_SUCH_PLACE */
function listAt(station: Station, { base, list: place }: AtList): DraftList {
  assertBase(station, base);
  const found = listsOf(station).find(({ list }) => list.place === place);
  if (!found) throw new Situation('NO_SUCH_PLACE');
  return found;
}

/** @throws Situation NO_PACK, DRAFT_MOVED, NO_SUCH_PLACE, EDIT_REFUSED */
export function addOption(
  station: Station,
  actor: Staff,
  { command, base, list, ...option }: AtList & { code: string; label: string; raises?: string[] | undefined },
): Sealed {
  const { code, label, raises = [] } = option;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'draft-option-added' &&
      event.body.base === base &&
      event.body.list === list &&
      event.body.option === code &&
      isSame(event.body.raises ?? [], raises) &&
      event.private?.label === label,
  );
  if (again) return again;
  const place = `${list}/${code}`;
  const found = listAt(station, { command, base, list });
  const twin = found.standing.find((known) => known.place === place);
  if (twin) throw new Situation('EDIT_REFUSED', { faults: told([takenAt(found, twin)]) });
  const edits = withEdit(editsOf(station), place, { as: 'added', label, raises });
  return keepEdit(station, { command, actor }, edits, {
    kind: 'draft-option-added',
    body: { base, list, option: code, ...(raises.length > 0 && { raises }) },
    private: { label },
  });
}

/**
 * Takes out an option of the base. One that was added is taken back instead (`changeDraft`): the base does not have it.
 * @throws Situation NO_PACK, DRAFT_MOVED, NO_SUCH_PLACE, NOTHING_CHANGED, EDIT_REFUSED
 */
export function removeOption(
  station: Station,
  actor: Staff,
  { command, base, list, code }: AtList & { code: string },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) =>
      kind === 'draft-option-removed' && body.base === base && body.list === list && body.option === code,
  );
  if (again) return again;
  const { standing } = listAt(station, { command, base, list });
  const known = standing.find(({ item }) => item.code === code);
  if (!known || known.state === 'added') throw new Situation('NO_SUCH_PLACE');
  if (known.state === 'removed') throw new Situation('NOTHING_CHANGED');
  const edits = withEdit(editsOf(station), known.place, { as: 'removed' });
  return keepEdit(station, { command, actor }, edits, {
    kind: 'draft-option-removed',
    body: { base, list, option: code },
    private: {},
  });
}

/**
 * @param asked.order every option of the list, also those that were taken out; the order of the base takes the edit back
 * @throws Situation NO_PACK, DRAFT_MOVED, NO_SUCH_PLACE, NOTHING_CHANGED, EDIT_REFUSED
 */
export function orderOptions(
  station: Station,
  actor: Staff,
  { command, base, list, order }: AtList & { order: string[] },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) =>
      (kind === 'draft-options-ordered' &&
        body.base === base &&
        body.list === list &&
        isSame(body.order, order)) ||
      (kind === 'draft-edited' && body.base === base && body.place === list && body.as === 'undone'),
  );
  if (again) return again;
  const found = listAt(station, { command, base, list });
  const codes = found.standing.map(({ item }) => item.code);
  if (!isSame([...codes].sort(), [...order].sort())) throw new Situation('DRAFT_MOVED');
  if (isSame(codes, order)) throw new Situation('NOTHING_CHANGED');
  const edits = withoutIdleOrder(found.list, withEdit(editsOf(station), list, { as: 'ordered', order }));
  const event: DraftEvent = edits.has(list)
    ? { kind: 'draft-options-ordered', body: { base, list, order }, private: {} }
    : undone(base, list);
  return keepEdit(station, { command, actor }, edits, event);
}

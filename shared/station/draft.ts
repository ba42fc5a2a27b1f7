// What compliance has edited in the app so far: a fold of the draft's events. There is at most one, and none without an edit.
import type { Event } from '../ledger/catalogue.ts';
import { type Edit, type Edits, withEdit } from '../procedure/draft-edits.ts';

export interface PackDraft {
  /** b64 SHA-256 of the compiled pack that it is a draft of. */
  base: string;
  edits: Edits;
  at: string;
  by: string;
}

type EditEvent = Event<
  'draft-edited' | 'draft-option-added' | 'draft-option-removed' | 'draft-options-ordered'
>;

/** The place that was edited, and what now stands there; undefined where a text was erased since: the place stays as it was. */
function editOf(event: EditEvent): [string, Edit | undefined] | undefined {
  switch (event.kind) {
    case 'draft-edited': {
      const { place, as } = event.body;
      if (as === 'undone') return [place, undefined];
      const text = event.private?.text;
      return text === undefined ? undefined : [place, text];
    }
    case 'draft-option-added': {
      const { list, option, raises = [] } = event.body;
      const label = event.private?.label;
      return label === undefined ? undefined : [`${list}/${option}`, { as: 'added', label, raises }];
    }
    case 'draft-option-removed':
      return [`${event.body.list}/${event.body.option}`, { as: 'removed' }];
    case 'draft-options-ordered':
      return [event.body.list, { as: 'ordered', order: event.body.order }];
  }
}

export function foldDraft(
  draft: PackDraft | undefined,
  event: EditEvent | Event<'draft-dropped'>,
): PackDraft | undefined {
  if (event.kind === 'draft-dropped') return undefined;
  const { actor, at, body } = event;
  const before: Edits = draft?.base === body.base ? draft.edits : new Map();
  const edit = editOf(event);
  const edits = edit ? withEdit(before, ...edit) : before;
  if (edits.size === 0) return undefined;
  return { base: body.base, edits, at, by: 'staff' in actor ? actor.staff : '' };
}

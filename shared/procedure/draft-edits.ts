// The edits of a draft by the place they stand at, and how one more takes its place among them. What they make of a pack: pack-draft.ts.

/** What was done to a list of options (option-lists.ts), or to one option of it. `order` is of codes. */
type OptionEdit =
  | { readonly as: 'added'; readonly label: string; readonly raises: readonly string[] }
  | { readonly as: 'removed' }
  | { readonly as: 'ordered'; readonly order: readonly string[] };

/** A new text for a place (editable-places.ts); or an option that comes (`list/code`), goes, or the order of a list. */
export type Edit = string | OptionEdit;

/** In the order in which they were last made. */
export type Edits = ReadonlyMap<string, Edit>;

const comesOrGoes = (edit: Edit | undefined): boolean =>
  typeof edit === 'object' && (edit.as === 'added' || edit.as === 'removed');

/**
 * With this edit in place of what stood there, or without any. An option that comes or goes takes along what had been written at it,
 * so no text waits unseen for an option to come back.
 */
export function withEdit(edits: Edits, place: string, edit: Edit | undefined): Edits {
  const changed = new Map(edits);
  changed.delete(place);
  if (comesOrGoes(edit) || comesOrGoes(edits.get(place)))
    for (const other of edits.keys()) if (other.startsWith(`${place}/`)) changed.delete(other);
  if (edit !== undefined) changed.set(place, edit);
  return changed;
}

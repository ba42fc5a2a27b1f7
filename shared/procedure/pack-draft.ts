// A draft of a content pack: a pack, other options in some of its lists, and new texts and figures for some of its places. Made into a pack the
// way every pack is, by the loader, so that no rule of the loader can be edited around.
import { countsOf, isOver } from './draft-counts.ts';
import type { Edits } from './draft-edits.ts';
import { atOption, type DraftFault, type DraftList, withOptions } from './draft-options.ts';
import { type EditablePlace, editablePlaces } from './editable-places.ts';
import { withLanguagesKept } from './language-keeping.ts';
import { loadPack } from './load-pack.ts';
import { putAt } from './option-lists.ts';
import type { PackFault } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';
import { sourceOf } from './pack-source.ts';

export type EditedPack = { ok: true; pack: Pack } | { ok: false; faults: DraftFault[] };

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/** A figure that is none is left as it was typed: the loader then says what it should be. */
function asValue({ kind, limits }: EditablePlace, text: string): unknown {
  const isFigure = kind === 'amount' || kind === 'number';
  if (isFigure) return WHOLE_NUMBER.test(text) ? Number(text) : text;
  if (kind !== 'text' || limits.line === undefined) return text;
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The files with the texts in them. */
function editedFiles(
  sources: ReadonlyMap<string, string>,
  edits: readonly [EditablePlace, string][],
): Map<string, string> {
  const files = new Map(sources);
  const roots = new Map<string, unknown>();
  for (const [place, text] of edits) {
    if (place.keys.length === 0) files.set(place.file, text);
    else {
      const root = roots.get(place.file) ?? JSON.parse(files.get(place.file) ?? '');
      putAt(root, place.keys, asValue(place, text));
      roots.set(place.file, root);
    }
  }
  for (const [file, root] of roots) files.set(file, `${JSON.stringify(root, null, 2)}\n`);
  return files;
}

const isAt = ({ file, path }: EditablePlace, fault: PackFault): boolean =>
  file === fault.file && (path === '' || path === fault.path || fault.path.startsWith(`${path}[`));

/** Texts that the loader takes and nobody could read at the counter. */
function overLong(pack: Pack, edits: readonly [EditablePlace, string][]): DraftFault[] {
  return edits.flatMap(([{ place, file, path, limits }, text]) =>
    countsOf(text, limits, pack.terms)
      .filter(isOver)
      .map(({ what, count, most }) => ({
        ...{ place, file, path },
        reason: `${what === '字数' ? '' : what}有 ${count} 个字，最多 ${most} 个字。`,
      })),
  );
}

/** The label of each option that was added, as if it had been edited: one limit for both. */
const addedLabels = (lists: readonly DraftList[]): [string, string][] =>
  lists
    .flatMap(({ standing }) => standing)
    .filter(({ state }) => state === 'added')
    .map(({ place, item }) => [`${place}/label`, item.label]);

/** The places of a draft: those of its pack, with the options that came and without those that went. */
export function draftPlaces(pack: Pack, edits: Edits): EditablePlace[] {
  const files = sourceOf(pack);
  const made = withOptions(files, edits);
  return editablePlaces(pack, made.ok ? made.files : files);
}

/** The pack with these edits, or what is wrong with it, at its places. */
export function withEdits(pack: Pack, edits: Edits): EditedPack {
  const made = withOptions(sourceOf(pack), edits);
  if (!made.ok) return made;
  const places = editablePlaces(pack, made.files);
  const known = new Map(places.map((place) => [place.place, place]));
  const meant: [EditablePlace, string][] = [];
  for (const [name, text] of [...addedLabels(made.lists), ...edits]) {
    if (typeof text !== 'string') continue;
    const place = known.get(name);
    if (!place) return { ok: false, faults: [{ file: '', path: '', reason: `没有可以改的 ${name}。` }] };
    meant.push([place, text]);
  }
  const files = withLanguagesKept(pack, editedFiles(made.files, meant));
  const loaded = loadPack(files);
  const faults: DraftFault[] = loaded.ok ? overLong(loaded.pack, meant) : loaded.faults;
  if (loaded.ok && faults.length === 0) return loaded;
  const told = faults.map((fault): DraftFault => {
    const place = fault.place ?? places.find((candidate) => isAt(candidate, fault))?.place;
    return place === undefined ? atOption(fault, made.lists, files) : { ...fault, place };
  });
  return { ok: false, faults: told };
}

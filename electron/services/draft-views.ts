// What compliance is shown of a draft: the files it could edit, the places of one of them, and what was changed so far.
import type { EditablePlace } from '../../shared/procedure/editable-places.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { memberName } from '../../shared/procedure/pack-words.ts';
import { baseOf, madeOf, placesOf, told } from './drafts.ts';
import { packInUse } from './publish.ts';
import type { Station } from './station.ts';

/** In the order in which a person would look for them. */
const GROUPS = ['procedures', 'notices', 'papers', 'tables'] as const;

const groupOf = (file: string): (typeof GROUPS)[number] =>
  GROUPS.find((group) => file.startsWith(`${group}/`)) ?? 'tables';

/** What a file is called: a table by its kind, all else by its own name. */
function nameOf(pack: Pack, file: string): string {
  const [, folder, code = ''] = /^(?:(\w+)\/)?([\w-]+)\.\w+$/.exec(file) ?? [];
  if (folder === 'procedures') return pack.procedures[code]?.name ?? code;
  if (folder === 'notices' || folder === 'papers') return `${code} ${pack[folder][code]?.title ?? ''}`;
  return memberName(code);
}

function subjectsOf(pack: Pack, edits: ReadonlyMap<string, string>) {
  const byFile = Map.groupBy(placesOf(pack), ({ file }) => file);
  const subjects = [...byFile].map(([file, places]) => ({
    ...{ file, group: groupOf(file), name: nameOf(pack, file), places: places.length },
    changed: places.filter(({ place }) => edits.has(place)).length,
  }));
  return subjects.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

/** @throws Situation NO_PACK */
export function showDraft(station: Station) {
  const { sha256, pack } = baseOf(station);
  const { draft } = station.state;
  const made = draft && madeOf(station, draft);
  const known = new Map(placesOf(pack).map((place) => [place.place, place]));
  const { id, version, name } = pack.pack;
  return {
    base: { ...{ sha256, id, version, name }, inUse: packInUse(station)?.sha256 === sha256 },
    draft: draft
      ? {
          version: draft.edits.get('pack/version') ?? version,
          ...{ changedAt: draft.at, changedBy: station.nameOf(draft.by) },
        }
      : null,
    subjects: subjectsOf(pack, draft?.edits ?? new Map()),
    changes: [...(draft?.edits ?? [])].map(([place, after]) => {
      const { where = [place], kind = 'text' as const, value: before = '' } = known.get(place) ?? {};
      return { place, where: [...where], kind, before, after };
    }),
    faults: made && !made.ok ? told(made.faults) : [],
    terms: (made?.ok ? made.pack : pack).terms.map(({ code, text }) => ({ code, text })),
  };
}

const shown = (
  { place, where, kind, limits, value }: EditablePlace,
  edits: ReadonlyMap<string, string> | undefined,
) => ({
  ...{ place, where: [...where], kind, limits: { ...limits }, before: value },
  after: edits?.get(place) ?? null,
});

/** Every place of one file; none where there is no such file. @throws Situation NO_PACK */
export function showPlaces(station: Station, file: string) {
  const { pack } = baseOf(station);
  return placesOf(pack)
    .filter((place) => place.file === file)
    .map((place) => shown(place, station.state.draft?.edits));
}

// What compliance is shown of a draft: the files it could edit, the places of one of them, and what was changed so far.
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { memberName } from '../../shared/procedure/pack-words.ts';
import { optionChanges } from './draft-option-views.ts';
import { baseOf, editsOf, madeOf, placesOf, told } from './drafts.ts';
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

function subjectsOf(station: Station, changes: readonly { file: string }[]) {
  const { pack } = baseOf(station);
  const byFile = Map.groupBy(placesOf(station), ({ file }) => file);
  const subjects = [...byFile].map(([file, places]) => ({
    ...{ file, group: groupOf(file), name: nameOf(pack, file), places: places.length },
    changed: changes.filter((change) => change.file === file).length,
  }));
  return subjects.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

/** Every edit in words, in the order in which they were last made. */
function changesOf(station: Station) {
  const known = new Map(placesOf(station).map((place) => [place.place, place]));
  const options = optionChanges(station);
  return [...editsOf(station)].map(([place, edit]) => {
    const option = options.get(place);
    if (option) return { place, ...option };
    // A newer program may know the place no longer.
    const { file = '', where = [place], kind = 'text' as const, value: before = '' } = known.get(place) ?? {};
    return { place, file, where, kind, before, after: typeof edit === 'string' ? edit : null };
  });
}

/** @throws Situation NO_PACK */
export function showDraft(station: Station) {
  const { sha256, pack } = baseOf(station);
  const { draft } = station.state;
  const made = draft && madeOf(station, draft);
  const changes = changesOf(station);
  const asDraft = made?.ok ? made.pack : pack;
  const { id, version, name } = pack.pack;
  return {
    base: { ...{ sha256, id, version, name }, inUse: packInUse(station)?.sha256 === sha256 },
    draft: draft
      ? {
          version: asDraft.pack.version,
          ...{ changedAt: draft.at, changedBy: station.nameOf(draft.by) },
        }
      : null,
    subjects: subjectsOf(station, changes),
    changes: changes.map(({ file: _, where, ...change }) => ({ ...change, where: [...where] })),
    faults: made && !made.ok ? told(made.faults) : [],
    terms: asDraft.terms.map(({ code, text }) => ({ code, text })),
    flags: Object.values(asDraft.flags).map(({ code, meaning }) => ({ code, meaning })),
  };
}

/** Every place of one file; none where there is no such file. @throws Situation NO_PACK */
export function showPlaces(station: Station, file: string) {
  const edits = editsOf(station);
  return placesOf(station)
    .filter((place) => place.file === file)
    .map(({ place, where, kind, limits, value }) => {
      const edit = edits.get(place);
      const after = typeof edit === 'string' ? edit : null;
      return { ...{ place, where: [...where], kind, limits: { ...limits } }, before: value, after };
    });
}

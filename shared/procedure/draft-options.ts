// What a draft makes of the lists of options, and what may not be done to them. Codes, lengths and counts are the loader's business; here stands
// only what the loader cannot see, because it knows nothing of what a pack was before.
import type { Edits } from './draft-edits.ts';
import {
  arranged,
  listOf,
  type OptionList,
  optionLists,
  present,
  putAt,
  type Standing,
} from './option-lists.ts';
import type { PackFault } from './pack-faults.ts';
import { membersOf } from './pack-members.ts';

/** `place` is absent where the fault lies at no place that can be edited. */
export interface DraftFault extends PackFault {
  readonly place?: string;
}

/** One list of a draft. */
export interface DraftList {
  readonly list: OptionList;
  readonly standing: readonly Standing[];
}

const CONDITIONS: ReadonlySet<string> = new Set(['when', 'while', 'claimed']);

/** Why an option is not for the app to take away; undefined where it is. */
export type Stays = 'calm' | 'declines' | undefined;
export const staysFor = ({ item }: Standing): Stays =>
  item.declines ? 'declines' : item.calm ? 'calm' : undefined;

const STAYS: Readonly<Record<NonNullable<Stays>, string>> = {
  declines: '客户不愿回答或说不清，也要能如实记下。这个选项由总行改文件，不能在这里删除。',
  calm: '这是表示一切正常的选项，由总行改文件，不能在这里删除。',
};

const faultAt = ({ list }: DraftList, place: string, reason: string): DraftFault => ({
  ...{ place, file: list.file, path: list.path, reason },
});

/** Records carry codes: one that had a meaning gets no other. */
export const takenAt = (
  found: DraftList,
  { place, item }: Pick<Standing, 'place'> & { item: { code: string } },
): DraftFault =>
  faultAt(found, place, `编号 ${item.code} 已经有了。要用删去的选项，请撤销删除；新的选项请另起编号。`);

function ownFaults(found: DraftList, all: readonly DraftList[]): DraftFault[] {
  const kin = all.filter(({ list }) => list.kin === found.list.kin).flatMap(({ standing }) => standing);
  return found.standing.flatMap((standing) => {
    const { place, item, state } = standing;
    const stays = staysFor(standing);
    if (state === 'removed' && stays) return [faultAt(found, place, STAYS[stays])];
    const isTwin = kin.some((other) => other !== standing && other.item.code === item.code);
    return state === 'added' && isTwin ? [takenAt(found, standing)] : [];
  });
}

/** @param lists of the pack that the draft is of */
export const draftLists = (lists: readonly OptionList[], edits: Edits): DraftList[] =>
  lists.map((list) => ({ list, standing: arranged(list, edits) }));

type Arranged =
  | { ok: true; files: Map<string, string>; lists: readonly DraftList[] }
  | { ok: false; faults: DraftFault[] };

/** The files with the options that the draft has, and the lists that were touched. */
export function withOptions(files: Map<string, string>, edits: Edits): Arranged {
  const meant = [...edits].flatMap(([place, edit]) =>
    typeof edit === 'string' ? [] : [{ place, list: edit.as === 'ordered' ? place : listOf(place) }],
  );
  if (meant.length === 0) return { ok: true, files, lists: [] };
  const all = draftLists(optionLists(files), edits);
  const lists = all.filter(({ list }) => meant.some((edit) => edit.list === list.place));
  const known = new Set(
    lists.flatMap(({ list, standing }) => [list.place, ...standing.map(({ place }) => place)]),
  );
  const unknown = meant.filter(({ place }) => !known.has(place));
  const faults = [
    ...unknown.map(({ place }) => ({ file: '', path: '', reason: `没有可以改的 ${place}。` })),
    ...lists.flatMap((found) => ownFaults(found, all)),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const changed = new Map(files);
  for (const [file, inside] of Map.groupBy(lists, ({ list }) => list.file)) {
    const root: unknown = JSON.parse(files.get(file) ?? '');
    for (const { list, standing } of inside) putAt(root, list.keys, present(standing));
    changed.set(file, `${JSON.stringify(root, null, 2)}\n`);
  }
  return { ok: true, files: changed, lists };
}

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

/** The rule that names something at this place of a file, in words. */
function ruleAt(text: string, { file, path }: DraftFault): string | undefined {
  const around = [...membersOf(file, text)].filter((member) => isWithin(path, member.path));
  return (around.find(({ name }) => CONDITIONS.has(name)) ?? around.at(-1))?.where.join(' · ');
}

/** Follows a path as faults name it. */
const valueAt = (text: string, path: string): unknown =>
  (path.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined,
    JSON.parse(text),
  );

/** A fault of the loader at the option that caused it: one that was taken away, or one of a list that was touched. */
export function atOption(
  fault: DraftFault,
  lists: readonly DraftList[],
  files: ReadonlyMap<string, string>,
): DraftFault {
  const text = files.get(fault.file);
  if (text === undefined || !fault.file.endsWith('.json')) return fault;
  const own = lists.find(({ list }) => list.file === fault.file && isWithin(fault.path, list.path));
  if (own) {
    const at = /^\[(\d+)\]/.exec(fault.path.slice(own.list.path.length))?.[1];
    const code = at === undefined ? undefined : present(own.standing)[Number(at)]?.code;
    return { ...fault, place: code === undefined ? own.list.place : `${own.list.place}/${code}` };
  }
  const named = valueAt(text, fault.path);
  const gone = lists
    .flatMap(({ standing }) => standing)
    .find(({ state, item }) => state === 'removed' && item.code === named);
  const rule = gone && ruleAt(text, fault);
  return gone && rule
    ? { ...fault, place: gone.place, reason: `“${rule}”要看有没有选这个选项，不能删除。` }
    : fault;
}

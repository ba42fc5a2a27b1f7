// What compliance is shown of the lists of options of a draft: what is in them, and what was done to them so far.
import { withEdit } from '../../shared/procedure/draft-edits.ts';
import { staysFor } from '../../shared/procedure/draft-options.ts';
import type { Standing } from '../../shared/procedure/option-lists.ts';
import { baseOf, editsOf, listsOf, placesOf } from './drafts.ts';
import type { Station } from './station.ts';

/** What an option is called in the draft, its label edited or not. */
const labelOf = (station: Station, { place, item }: Standing): string => {
  const text = editsOf(station).get(`${place}/label`);
  return typeof text === 'string' ? text : item.label;
};

/** Every list of one file that can be changed, as the draft has it; none where there is no such file. @throws Situation NO_PACK */
export function showOptions(station: Station, file: string) {
  const edits = editsOf(station);
  const places = placesOf(station);
  return listsOf(station)
    .filter(({ list }) => list.file === file)
    .map(({ list, standing }) => ({
      ...{ list: list.place, where: [...list.where], raising: list.raising, ordered: edits.has(list.place) },
      longest: places.find(({ place }) => place === `${standing[0]?.place}/label`)?.limits.longest ?? 0,
      options: standing.map((option) => ({
        ...{ code: option.item.code, label: labelOf(station, option), state: option.state },
        raises: [...(option.item.raises ?? [])],
        stays: staysFor(option) ?? null,
      })),
    }));
}

export interface OptionChange {
  readonly file: string;
  readonly where: readonly string[];
  readonly kind: 'option' | 'order';
  /** Null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What was done to options so far, in words and by its place. @throws Situation NO_PACK */
export function optionChanges(station: Station): ReadonlyMap<string, OptionChange> {
  const { pack } = baseOf(station);
  const edits = editsOf(station);
  const said = (option: Standing): string => {
    const raises = (option.item.raises ?? []).map((code) => pack.flags[code]?.meaning ?? code);
    return [labelOf(station, option), ...(raises.length > 0 ? [`引出提示：${raises.join('、')}`] : [])].join(
      '\n',
    );
  };
  /** Those that were taken out too: they have a place to come back to. */
  const inOrder = (standing: readonly Standing[]) =>
    standing.map((option) => labelOf(station, option)).join('\n');
  return new Map(
    listsOf(station).flatMap(({ list, standing }) => {
      const changed = standing
        .filter(({ state }) => state !== 'kept')
        .map((option): [string, OptionChange] => {
          const [before, after] = option.state === 'added' ? [null, said(option)] : [said(option), null];
          return [option.place, { file: list.file, where: option.where, kind: 'option', before, after }];
        });
      if (!edits.has(list.place)) return changed;
      const own = listsOf(station, withEdit(edits, list.place, undefined));
      const before = own.find((known) => known.list.place === list.place)?.standing ?? [];
      const order: OptionChange = {
        ...{ file: list.file, where: [...list.where, '次序'], kind: 'order' },
        ...{ before: inOrder(before), after: inOrder(standing) },
      };
      return [...changed, [list.place, order] as [string, OptionChange]];
    }),
  );
}

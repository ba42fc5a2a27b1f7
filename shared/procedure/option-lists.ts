// Which lists of a content pack may be made longer, shorter and put in another order in the app: the answers of ordinary steps, and the reasons,
// results and grounds that people choose from. A closed list: what the customer's screen establishes, what staff hear, and every other
// list are structure, and change only by file.
import { type Edits, withEdit } from './draft-edits.ts';
import { whereOfCoded } from './pack-difference.ts';
import { membersOf, type PackMember, type PackPlace } from './pack-members.ts';

/** One option as it is written in the pack, or as it was added. */
interface Item {
  readonly code: string;
  readonly label: string;
  readonly raises?: readonly string[];
  readonly calm?: true;
  readonly declines?: true;
}

export interface OptionList extends PackPlace {
  /** Its options may raise flags. */
  readonly raising: boolean;
  /** Lists whose codes must all differ are of one kin: the groups of a step. */
  readonly kin: string;
  readonly items: readonly Item[];
}

/** An option of a list with what the draft makes of it. */
export interface Standing {
  readonly place: string;
  readonly where: readonly string[];
  readonly item: Item;
  readonly state: 'kept' | 'added' | 'removed';
}

/** By what holds it and its own name. */
const LISTS: ReadonlySet<string> = new Set([
  'groups.options',
  'defer.reasons',
  ...['pause', 'cancel', 'refuse', 'lower', 'raise'].map((name) => `reasons.${name}`),
  'contacts.results',
  'followUps.results',
  'endings.grounds',
]);

function isOpen({ name, holder, within }: PackMember): boolean {
  if (!LISTS.has(`${holder}.${name}`)) return false;
  // Codes of the other forms are the program's own: arrival, signing, the customer's sheet.
  return name !== 'options' || within.at(-2)?.form === 'choice';
}

/** Every list of a pack that may be changed in the app, file by file. @param files of the pack, as loaded */
export function optionLists(files: ReadonlyMap<string, string>): OptionList[] {
  return [...files]
    .filter(([file]) => file.endsWith('.json'))
    .flatMap(([file, text]) => [...membersOf(file, text)].filter(isOpen))
    .map(({ name, value, place, where, file, keys, path }) => {
      const raising = name === 'options';
      const kin = raising ? place.replace(/\/groups\/\d+\/options$/, '') : place;
      return { place, where, file, keys, path, raising, kin, items: value as unknown as readonly Item[] };
    });
}

function added({ place }: OptionList, edits: Edits): Item[] {
  return [...edits].flatMap(([at, edit]) => {
    if (typeof edit !== 'object' || edit.as !== 'added' || listOf(at) !== place) return [];
    const { label, raises } = edit;
    return [{ code: codeOf(at), label, ...(raises.length > 0 && { raises }) }];
  });
}

/** Of the place of an option: that of its list, and its code. */
export const listOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));
const codeOf = (place: string): string => place.slice(place.lastIndexOf('/') + 1);

/** Every option of a list, also those that were taken out, in the order that the draft gives them; what came later stands last. */
export function arranged(list: OptionList, edits: Edits): Standing[] {
  const fresh = added(list, edits);
  const all = [...list.items, ...fresh];
  const ordered = edits.get(list.place);
  const order = typeof ordered === 'object' && ordered.as === 'ordered' ? ordered.order : [];
  const rank = ({ code }: Item) => (order.includes(code) ? order.indexOf(code) : order.length);
  const sorted = [...all].sort((left, right) => rank(left) - rank(right));
  const labels = sorted.map(({ label }) => label);
  return sorted.map((item, at): Standing => {
    const place = `${list.place}/${item.code}`;
    const edit = edits.get(place);
    const isGone = typeof edit === 'object' && edit.as === 'removed';
    const state = fresh.includes(item) ? 'added' : isGone ? 'removed' : 'kept';
    const where = whereOfCoded(list.keys.at(-1) as string, item.code, labels, at, list.where);
    return { place, where, item, state };
  });
}

/** Without an order that moves nothing: the one the list has by itself, or what is left of another once an option is gone. */
export function withoutIdleOrder(list: OptionList, edits: Edits): Edits {
  const without = withEdit(edits, list.place, undefined);
  const codes = (some: Edits) => arranged(list, some).map(({ item }) => item.code);
  return codes(edits).join() === codes(without).join() ? without : edits;
}

/** The options that the draft has, in its order. */
export const present = (standing: readonly Standing[]): Item[] =>
  standing.filter(({ state }) => state !== 'removed').map(({ item }) => item);

type Holder = Record<string | number, unknown>;

/** Puts a value where it stands in what was read from a file. */
export function putAt(root: unknown, keys: PackPlace['keys'], value: unknown): void {
  const holder = keys.slice(0, -1).reduce<unknown>((node, key) => (node as Holder)[key], root);
  (holder as Holder)[keys.at(-1) ?? ''] = value;
}

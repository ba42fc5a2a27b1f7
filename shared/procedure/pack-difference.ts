// What differs between two compiled packs, thing by thing and in words: whoever publishes a pack reads this first. Complete by
// construction: the walk follows whatever members there are, and only their names come from a list.
import { canonicalJson, type JsonValue } from '../ledger/canonical.ts';
import { conditionInWords, flagInWords, stepInWords } from './condition-words.ts';
import type { Pack } from './pack-schema.ts';
import { memberName, valueInWords } from './pack-words.ts';
import type { Predicate } from './predicate.ts';

export interface Difference {
  /** `个人汇款 · 资金用途 · 话术` */
  readonly where: string;
  /** Null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

type Node = JsonValue | undefined;
type Members = Readonly<Record<string, JsonValue>>;
type Items = readonly JsonValue[];

const CONDITIONS: ReadonlySet<string> = new Set(['when', 'while', 'claimed', 'endsWhen']);
/** Records by code: their members go by code and name. */
const RECORDS: ReadonlySet<string> = new Set([
  'procedures',
  'flags',
  'outcomes',
  'notices',
  'papers',
  'languages',
]);
/** Steps and procedures go by their name alone: it is what people at the counter call them. */
const NAMED: ReadonlySet<string> = new Set(['procedures', 'steps']);
/** Lists whose items say by themselves what they are. */
const PLAIN_LISTS: ReadonlySet<string> = new Set(['steps', 'options', 'rows']);
/** What pages or lines were made from: told only where those do not differ. */
const COMPILED: Readonly<Record<string, string>> = { text: '内容', source: '原文' };
const FLAG_LISTS: ReadonlySet<string> = new Set(['raises', 'changeRaises', 'flag']);

const isItems = (node: Node): node is Items => Array.isArray(node);
const isMembers = (node: Node): node is Members =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/** Whether two nodes are the same value, whatever the order of their members. */
function isSame(left: Node, right: Node): boolean {
  if (isItems(left) && isItems(right)) {
    return left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  }
  if (!isMembers(left) || !isMembers(right)) return left === right;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name]))
  );
}

/** By what an item of a list is known again in the other pack; undefined where only its place says which it is. */
function identity(item: JsonValue): string | undefined {
  if (!isMembers(item)) return undefined;
  const known = item.code ?? item.id;
  return typeof known === 'string' ? known : undefined;
}

/** The codes of a list's items, or undefined where they do not tell them apart. */
export function identities(items: Items): string[] | undefined {
  const known = items.map(identity);
  const all = known.filter((id) => id !== undefined);
  return all.length === items.length && new Set(all).size === all.length ? all : undefined;
}

/** What a person calls a thing: its name where it has one. */
export function nameOf(item: Node): string | undefined {
  if (!isMembers(item)) return undefined;
  for (const member of ['title', 'name', 'label', 'meaning']) {
    const name = item[member];
    if (typeof name === 'string') return name;
  }
  return undefined;
}

/** @param others how many things beside it go by the same name */
function called(list: string, key: string, name: string | undefined, others: number): string {
  if (!name || name === key) return key;
  if (!NAMED.has(list)) return `${key} ${name}`;
  return others > 0 ? `${name}（${key}）` : name;
}

/** What a member is called in the line of places. @param name what its content calls itself */
export const memberTitle = (member: string, key: string, name: string | undefined): string =>
  RECORDS.has(member) ? called(member, key, name, 0) : memberName(key);

/** The same of an item that only its place in the list tells apart. */
export const itemTitle = (at: number, name: string | undefined): string =>
  `第 ${at + 1} 项${name ? `“${name}”` : ''}`;

/** Where an item with a code of its own stands. @param names of all items of the list  @param at which of them it is */
export function whereOfCoded(
  member: string,
  key: string,
  names: readonly (string | undefined)[],
  at: number,
  where: readonly string[],
): readonly string[] {
  const others = names.filter((name) => name === names[at]).length - 1;
  const list = PLAIN_LISTS.has(member) ? where.slice(0, -1) : where;
  return [...list, called(member, key, names[at], others)];
}

const indented = (text: string): string => (text.includes('\n') ? `\n${text.replace(/^/gm, '  ')}` : text);

/** One side's values in words: codes by the names they have in that side's pack. */
class Speaker {
  readonly #pack: Pack;

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  say(member: string, node: Node): string | null {
    if (node === undefined || node === null) return null;
    if (CONDITIONS.has(member)) return conditionInWords(this.#pack, node as unknown as Predicate);
    if (isItems(node)) return node.map((item) => this.say(member, item)).join('\n') || null;
    if (isMembers(node)) return this.#members(member, node);
    return this.#value(member, node as string | number | boolean);
  }

  #members(member: string, node: Members): string {
    if (member === 'basis' && typeof node.law === 'string') {
      return [this.#value('law', node.law), node.clause].filter(Boolean).join(' ');
    }
    return Object.entries(node)
      .map(([name, value]) => `${memberName(name)}：${indented(this.say(name, value) ?? '无')}`)
      .join('\n');
  }

  #value(member: string, value: string | number | boolean): string {
    if (typeof value !== 'string') return valueInWords(member, value);
    if (FLAG_LISTS.has(member)) return flagInWords(this.#pack, value);
    if (member === 'againAfter' || member === 'step') return stepInWords(this.#pack, value);
    if (member === 'law') return this.#pack.laws.find(({ code }) => code === value)?.name ?? value;
    return valueInWords(member, value);
  }
}

type Found = Generator<Difference, void, void>;
type Where = readonly string[];

class Comparison {
  readonly #before: Speaker;
  readonly #after: Speaker;

  constructor(before: Pack, after: Pack) {
    this.#before = new Speaker(before);
    this.#after = new Speaker(after);
  }

  /** @param member the name under which both stand  @param where what they stand in, outermost first */
  *walk(member: string, before: Node, after: Node, where: Where): Found {
    if (isSame(before, after)) return;
    const isWhole = CONDITIONS.has(member) || member === 'basis';
    if (!isWhole && isMembers(before) && isMembers(after)) yield* this.#members(member, before, after, where);
    else if (!isWhole && isItems(before) && isItems(after)) yield* this.#items(member, before, after, where);
    else yield this.#told(member, before, after, where);
  }

  #told(member: string, before: Node, after: Node, where: Where): Difference {
    const [left, right] = [this.#before.say(member, before), this.#after.say(member, after)];
    const place = where.join(' · ');
    if (left !== right) return { where: place, before: left, after: right };
    // Two ways to write what is said alike: then the writing itself is what differs.
    const [asWritten, asNow] = [before, after].map((node) =>
      node === undefined ? null : canonicalJson(node),
    );
    return { where: place, before: asWritten ?? null, after: asNow ?? null };
  }

  *#members(member: string, before: Members, after: Members, where: Where): Found {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const differing = names.filter((name) => !isSame(before[name], after[name]));
    const isMade = 'pages' in after || 'lines' in after;
    const made = isMade ? differing.filter((name) => !Object.hasOwn(COMPILED, name)) : [];
    for (const name of made.length > 0 ? made : differing) {
      const title =
        (isMade && COMPILED[name]) || memberTitle(member, name, nameOf(before[name]) ?? nameOf(after[name]));
      yield* this.walk(name, before[name], after[name], [...where, title]);
    }
  }

  *#items(member: string, before: Items, after: Items, where: Where): Found {
    const all = [...before, ...after];
    if (identities(before) && identities(after)) yield* this.#coded(member, before, after, where);
    else if (!all.some((item) => isMembers(item) || isItems(item)))
      yield this.#told(member, before, after, where);
    else {
      for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
        const title = itemTitle(at, nameOf(before[at]) ?? nameOf(after[at]));
        yield* this.walk(member, before[at], after[at], [...where, title]);
      }
    }
  }

  *#coded(member: string, before: Items, after: Items, where: Where): Found {
    const byKey = (items: Items) => new Map(items.map((item) => [identity(item) ?? '', item]));
    const [left, right] = [byKey(before), byKey(after)];
    const keys = [...new Set([...left.keys(), ...right.keys()])];
    const names = keys.map((key) => nameOf(left.get(key)) ?? nameOf(right.get(key)));
    for (const [at, key] of keys.entries()) {
      yield* this.walk(member, left.get(key), right.get(key), whereOfCoded(member, key, names, at, where));
    }
    const inBoth = keys.filter((key) => left.has(key) && right.has(key));
    const moved = [...right.keys()].filter((key) => left.has(key));
    if (inBoth.join() !== moved.join()) yield this.#told('', inBoth, moved, [...where, '次序']);
  }
}

/** Everything that differs, in the order in which the packs hold it. Empty only for equal packs. */
export function packDifferences(before: Pack, after: Pack): Difference[] {
  const comparison = new Comparison(before, after);
  const [left, right] = [before, after] as unknown as [Members, Members];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((part) => {
    // A procedure is known by its own name; everything else says first what kind of thing it is.
    const where = part === 'procedures' ? [] : [memberName(part)];
    return [...comparison.walk(part, left[part], right[part], where)];
  });
}

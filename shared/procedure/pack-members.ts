// Every member of a pack's JSON files with the name of its place, by codes, and the words by which a difference names it: what can be edited in
// the app (editable-places.ts, option-lists.ts) is picked from these.
import { identities, itemTitle, memberTitle, nameOf, whereOfCoded } from './pack-difference.ts';
import { pathText } from './pack-faults.ts';

export type Node = Parameters<typeof nameOf>[0];
export type Members = Extract<Node, Readonly<Record<string, unknown>>>;

/** Where something stands in a pack. */
export interface PackPlace {
  /** By codes, so that it means the same after an edit: `procedures/REM/steps/REM-01/say`. */
  readonly place: string;
  /** The words by which a difference names it, outermost first. */
  readonly where: readonly string[];
  readonly file: string;
  /** Names and positions inside a JSON file; empty where the file as a whole is meant. */
  readonly keys: readonly (string | number)[];
  /** The same as faults name it. */
  readonly path: string;
}

export interface PackMember extends PackPlace {
  readonly name: string;
  /** The name under which stands what holds it; `root` is a procedure itself. */
  readonly holder: string;
  readonly value: Node;
  /** What it stands in, the innermost last. */
  readonly within: readonly Members[];
}

type At = Omit<PackPlace, 'path'>;

const into = (at: At, key: string | number, known: string | number, where: readonly string[]): At => ({
  file: at.file,
  place: `${at.place}/${known}`,
  keys: [...at.keys, key],
  where,
});

type Found = Generator<PackMember, void, void>;

/** @param member the name under which the node stands  @param holder the same, or `root` */
function* membersUnder(
  node: Node,
  member: string,
  holder: string,
  at: At,
  within: readonly Members[],
): Found {
  if (Array.isArray(node)) {
    const codes = identities(node);
    const names = node.map(nameOf);
    for (const [index, item] of node.entries()) {
      const code = codes?.[index];
      const where =
        code === undefined
          ? [...at.where, itemTitle(index, names[index])]
          : whereOfCoded(member, code, names, index, at.where);
      yield* membersUnder(item, member, holder, into(at, index, code ?? index, where), within);
    }
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const members = node as Members;
  const inside = [...within, members];
  for (const [name, value] of Object.entries(members)) {
    const here = into(at, name, name, [...at.where, memberTitle(member, name, nameOf(value))]);
    yield { ...here, path: pathText(here.keys), name, holder, value, within: inside };
    yield* membersUnder(value, name, name, here, inside);
  }
}

/** Every member of one JSON file of a pack, in the order in which they stand. @param file its path, `procedures/REM.json` */
export function* membersOf(file: string, text: string): Found {
  const [, folder, code = ''] = /^(?:(\w+)\/)?([\w-]+)\.json$/.exec(file) ?? [];
  const root: Node = JSON.parse(text);
  const place = file.slice(0, -'.json'.length);
  const where = folder ? [memberTitle(folder, code, nameOf(root))] : [memberTitle('', code, undefined)];
  // Flags are a record once compiled, and a difference names their members as those of one.
  const member = Array.isArray(root) ? '' : code;
  yield* membersUnder(root, member, folder ? 'root' : code, { file, place, keys: [], where }, []);
}

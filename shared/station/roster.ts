// A roster that somebody brings as a table, held against the people of this station: who is new, who changes, who is not in it any more, and
// which lines cannot be taken. Nothing of it happens here; a person agrees first (features.md RL8).
import type { ReadRow } from '../tables/read-csv.ts';
import { STAFF_ID, STAFF_NAME } from '../words/person-patterns.ts';
import { ROLE_NAMES, ROLES, type Role, roleConflict } from '../words/roles.ts';
import type { Person } from './station-state.ts';

export interface RosterPerson {
  id: string;
  name: string;
  roles: Role[];
  status: Person['status'];
}

export const BAD_LINES = ['id', 'name', 'role', 'roles-clash', 'status', 'twice'] as const;

/** `text`: what stands there, or for `roles-clash` the sentence that says which roles. */
interface BadLine {
  line: number;
  why: (typeof BAD_LINES)[number];
  text: string;
}

export interface RosterPlan {
  added: RosterPerson[];
  changed: { before: RosterPerson; after: RosterPerson }[];
  /** In use here and not in the file: to be disabled. As they are now. */
  leaving: RosterPerson[];
  unchanged: number;
  bad: BadLine[];
  /** A line whose number cannot be read may be anybody's: then nobody leaves for not being in the file. */
  leaversKept: boolean;
  /** Nobody who administers and has a PIN would be left. */
  losesLastAdmin: boolean;
}

/** @property missing heads that the table does not have */
export type Planned = { ok: true; plan: RosterPlan } | { ok: false; missing: string[] };

/** The first name is the one that is asked for; the others are what files are found to say. */
const HEADS = {
  id: ['工号', '员工号', '员工编号'],
  name: ['姓名'],
  roles: ['岗位', '角色'],
  status: ['状态', '在职状态'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof HEADS;
const NEEDED: readonly Column[] = ['id', 'name', 'roles', 'status'];

const STATUSES: Readonly<Record<string, Person['status']>> = {
  ...{ 在用: 'active', 在职: 'active', 在岗: 'active', 启用: 'active' },
  ...{ 停用: 'disabled', 已停用: 'disabled', 离职: 'disabled', 调离: 'disabled', 退休: 'disabled' },
};

const LONGEST_TOLD = 60;

/** Wide letters and digits count as the narrow ones, and blanks around them as nothing. */
const tidy = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim();
const tidyName = (cell: string | undefined): string =>
  (cell ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');

function columnsOf(head: ReadRow | undefined): Record<Column, number> | string[] {
  const cells = (head?.cells ?? []).map(tidy);
  const place = (column: Column) =>
    cells.findIndex((cell) => (HEADS[column] as readonly string[]).includes(cell));
  const missing = NEEDED.filter((column) => place(column) < 0).map((column) => HEADS[column][0]);
  if (missing.length > 0) return missing;
  return { id: place('id'), name: place('name'), roles: place('roles'), status: place('status') };
}

const roleNamed = (name: string): Role | undefined => ROLES.find((role) => ROLE_NAMES[role] === name);

/** A line as a person, or why it cannot be one. */
function personOn(row: ReadRow, columns: Record<Column, number>): RosterPerson | BadLine {
  const cell = (column: Column) => row.cells[columns[column]];
  const bad = (why: BadLine['why'], text: string): BadLine => ({
    line: row.line,
    why,
    text: text.slice(0, LONGEST_TOLD),
  });
  const id = tidy(cell('id')).toLowerCase();
  if (!STAFF_ID.test(id)) return bad('id', cell('id') ?? '');
  const name = tidyName(cell('name'));
  if (name.length > 40 || !STAFF_NAME.test(name)) return bad('name', cell('name') ?? '');
  const names = tidy(cell('roles'))
    .split(/[、,;/|\s]+/)
    .filter(Boolean);
  const unknown = names.find((each) => !roleNamed(each));
  if (unknown !== undefined || names.length === 0) return bad('role', unknown ?? '');
  const held = new Set(names.map(roleNamed));
  const roles = ROLES.filter((role) => held.has(role));
  const clash = roleConflict(roles);
  if (clash) return bad('roles-clash', clash);
  const status = STATUSES[tidy(cell('status'))];
  return status ? { id, name, roles, status } : bad('status', cell('status') ?? '');
}

interface Read {
  people: Map<string, RosterPerson>;
  bad: BadLine[];
  /** Numbers that stand on a line that cannot be taken: whoever they are, they are in the file. */
  mentioned: Set<string>;
  someIdUnread: boolean;
}

function* readLines(rows: readonly ReadRow[], columns: Record<Column, number>): Generator<undefined, Read> {
  const idOn = ({ cells }: ReadRow) => tidy(cells[columns.id]).toLowerCase();
  const lines = new Map<string, number>();
  for (const row of rows) {
    yield;
    lines.set(idOn(row), (lines.get(idOn(row)) ?? 0) + 1);
  }
  const read: Read = { people: new Map(), bad: [], mentioned: new Set(), someIdUnread: false };
  for (const row of rows) {
    yield;
    const id = idOn(row);
    const found = personOn(row, columns);
    const isTwice = 'id' in found && (lines.get(id) ?? 0) > 1;
    // Which of two lines is right nobody can say here: neither is taken.
    const bad = isTwice ? { line: row.line, why: 'twice' as const, text: id } : found;
    if ('id' in bad) read.people.set(id, bad);
    else {
      read.bad.push(bad);
      read.mentioned.add(id);
      if (bad.why === 'id') read.someIdUnread = true;
    }
  }
  return read;
}

const asNow = ({ id, name, roles, status }: Person): RosterPerson => ({
  id,
  name,
  roles: [...roles],
  status,
});

const isSame = (left: RosterPerson, right: RosterPerson): boolean =>
  left.name === right.name && left.status === right.status && sorted(left.roles) === sorted(right.roles);
const sorted = (roles: readonly Role[]): string => roles.toSorted().join();

/** Nobody came, left or changed between the two; when they signed in or mistyped a PIN is nothing of the roster's. */
export function areSamePeople(
  before: ReadonlyMap<string, Person>,
  now: ReadonlyMap<string, Person>,
): boolean {
  if (before === now) return true;
  return (
    before.size === now.size &&
    [...before].every(([id, person]) => {
      const other = now.get(id);
      return other === person || (other !== undefined && isSame(asNow(person), asNow(other)));
    })
  );
}

const administers = ({ roles, status }: Pick<Person, 'roles' | 'status'>): boolean =>
  status === 'active' && roles.includes('admin');

/** Line by line, so that others get their turn. @param rows the heads first  @param people everybody who works or worked at this station */
export function* planRoster(
  rows: readonly ReadRow[],
  people: ReadonlyMap<string, Person>,
): Generator<undefined, Planned> {
  const columns = columnsOf(rows[0]);
  if (Array.isArray(columns)) return { ok: false, missing: columns };
  const read = yield* readLines(rows.slice(1), columns);
  const plan: RosterPlan = {
    ...{ added: [], changed: [], leaving: [], unchanged: 0, bad: read.bad },
    ...{ leaversKept: read.someIdUnread, losesLastAdmin: false },
  };
  for (const person of read.people.values()) {
    yield;
    const known = people.get(person.id);
    const before = known && asNow(known);
    // Somebody who left elsewhere and never worked here leaves nothing behind to disable.
    if (!before && person.status === 'active') plan.added.push(person);
    else if (before && !isSame(before, person)) plan.changed.push({ before, after: person });
    else plan.unchanged += 1;
  }
  for (const person of people.values()) {
    yield;
    const isNamed = read.people.has(person.id) || read.mentioned.has(person.id);
    if (isNamed || person.status === 'disabled') continue;
    if (plan.leaversKept) plan.unchanged += 1;
    else plan.leaving.push(asNow(person));
  }
  plan.losesLastAdmin = !keepsAdmin(plan, people);
  return { ok: true, plan };
}

/** A new person has no PIN yet, so that only those who are known count. */
function keepsAdmin({ changed, leaving }: RosterPlan, people: ReadonlyMap<string, Person>): boolean {
  const after = new Map(changed.map((change) => [change.after.id, change.after]));
  const gone = new Set(leaving.map(({ id }) => id));
  return [...people.values()].some(
    (person) => person.pin !== '' && !gone.has(person.id) && administers(after.get(person.id) ?? person),
  );
}

/** Everybody as they will be, for those whom the plan changes, in its order. */
export const peopleAfter = ({ added, changed, leaving }: RosterPlan): RosterPerson[] => [
  ...added,
  ...changed.map(({ after }) => after),
  ...leaving.map((person) => ({ ...person, status: 'disabled' as const })),
];

// A roster from a file against the people of a station: what it would change, line by line, before anything happens.
import { describe, expect, test } from 'vitest';
import { peopleAfter, planRoster, type RosterPlan } from '../../shared/station/roster.ts';
import type { Person } from '../../shared/station/station-state.ts';
import type { Role } from '../../shared/words/roles.ts';

const person = (id: string, name: string, roles: Role[], more: Partial<Person> = {}): [string, Person] => [
  id,
  { id, name, roles, status: 'active', pin: `pin-${id}`, since: '', tries: 0, lastTry: '', ...more },
];

const PEOPLE = new Map([
  person('ji', '管理员己', ['admin']),
  person('jia', '柜员甲', ['teller']),
  person('bing', '网点负责人丙', ['supervisor', 'branch-head']),
  person('lao', '老员工辛', ['teller'], { status: 'disabled' }),
]);

const HEAD = ['工号', '姓名', '岗位', '状态'];
const ALL = [
  ['ji', '管理员己', '管理员', '在用'],
  ['jia', '柜员甲', '柜员', '在用'],
  ['bing', '网点负责人丙', '网点负责人、运营主管', '在用'],
];

function drained<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

function plan(lines: string[][], head = HEAD, people: ReadonlyMap<string, Person> = PEOPLE): RosterPlan {
  const rows = [head, ...lines].map((cells, at) => ({ line: at + 1, cells }));
  const planned = drained(planRoster(rows, people));
  if (!planned.ok) throw new Error(`missing: ${planned.missing.join()}`);
  return planned.plan;
}

const EMPTY = { added: [], changed: [], leaving: [], bad: [] };

describe('a roster', () => {
  test('that says what the station knows changes nothing, in whatever order roles and columns stand', () => {
    expect(plan(ALL)).toMatchObject({ ...EMPTY, unchanged: 3, losesLastAdmin: false });
    const turned = ALL.map(([id = '', name = '', roles = '', status = '']) => [
      status,
      '备注',
      roles,
      name,
      id,
    ]);
    expect(plan(turned, ['状态', '备注', '岗位', '姓名', '工号'])).toMatchObject({ ...EMPTY, unchanged: 3 });
  });

  test('adds who is new, changes who is different, and disables who is not in it', () => {
    const lines = [
      ALL[0] ?? [],
      ['jia', '柜员甲', '柜员、大堂经理', '在用'],
      ['ren', '新来壬', '柜员', '在职'],
    ];
    const found = plan(lines);
    expect(found.added).toEqual([{ id: 'ren', name: '新来壬', roles: ['teller'], status: 'active' }]);
    expect(found.changed.map(({ after }) => after)).toEqual([
      { id: 'jia', name: '柜员甲', roles: ['teller', 'lobby'], status: 'active' },
    ]);
    expect(found.leaving.map(({ id }) => id)).toEqual(['bing']);
    expect(peopleAfter(found).find(({ id }) => id === 'bing')).toEqual({
      ...{ id: 'bing', name: '网点负责人丙', roles: ['supervisor', 'branch-head'], status: 'disabled' },
    });
  });

  test('takes somebody back who had left, and does not write down who left before they came', () => {
    const found = plan([...ALL, ['lao', '老员工辛', '柜员', '在用'], ['gone', '从未来过', '柜员', '离职']]);
    expect(found).toMatchObject({ added: [], leaving: [], unchanged: 4 });
    expect(found.changed.map(({ before, after }) => [before.status, after.status])).toEqual([
      ['disabled', 'active'],
    ]);
  });

  test('leaves alone who left and is not in it', () => {
    expect(plan(ALL).leaving).toEqual([]);
  });

  test('reads wide letters, blanks and capitals of a staff number as the number', () => {
    expect(plan([ALL[0] ?? [], ['　ＪＩＡ ', ' 柜员甲', '柜员', '在用'], ALL[2] ?? []])).toMatchObject(EMPTY);
  });

  test('without a column that is needed says which', () => {
    const planned = drained(planRoster([{ line: 1, cells: ['工号', '名字', '岗位'] }], PEOPLE));
    expect(planned).toEqual({ ok: false, missing: ['姓名', '状态'] });
  });
});

describe('lines that cannot be taken', () => {
  const bad = (line: string[]) => plan([...ALL, line]).bad;

  test.each([
    ['id', ['柜员-1', '某人', '柜员', '在用'], '柜员-1'],
    ['id', ['', '某人', '柜员', '在用'], ''],
    ['name', ['ren', '=cmd()', '柜员', '在用'], '=cmd()'],
    ['name', ['ren', '甲'.repeat(41), '柜员', '在用'], '甲'.repeat(41)],
    ['role', ['ren', '某人', '柜员、经理', '在用'], '经理'],
    ['role', ['ren', '某人', '', '在用'], ''],
    ['roles-clash', ['ren', '某人', '审计、管理员', '在用'], '审计不能由管理员兼任。'],
    ['status', ['ren', '某人', '柜员', '休假'], '休假'],
    ['status', ['ren', '某人', '柜员'], ''],
  ])('are named with their line and why: %s', (why, line, text) => {
    expect(bad(line)).toEqual([{ line: 5, why, text }]);
  });

  test('with the same number twice are both left out: nobody can say which is right', () => {
    const found = plan([...ALL, ['ren', '新来壬', '柜员', '在用'], ['ren', '新来壬', '审计', '在用']]);
    expect(found.bad).toEqual([
      { line: 5, why: 'twice', text: 'ren' },
      { line: 6, why: 'twice', text: 'ren' },
    ]);
    expect(found.added).toEqual([]);
  });

  test('do not make somebody leave who stands on one', () => {
    const found = plan([ALL[0] ?? [], ['jia', '柜员甲', '总经理', '在用'], ALL[2] ?? []]);
    expect(found).toMatchObject({ leaving: [], leaversKept: false });
    expect(
      plan([ALL[0] ?? [], ALL[2] ?? []]).leaving.map(({ id }) => id),
      'who is on no line',
    ).toEqual(['jia']);
  });

  test('whose number cannot be read may be anybody: then nobody leaves', () => {
    const found = plan([ALL[0] ?? [], ['？？', '柜员甲', '柜员', '在用']]);
    expect(found).toMatchObject({ leaving: [], leaversKept: true });
  });

  test('five of them in ten thousand are found, and the rest is kept', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => [`p${at}`, '某人', '柜员', '在用']);
    for (const at of [17, 400, 5_000, 9_998]) lines[at] = [`p${at}`, '某人', '柜长', '在用'];
    lines[9_999] = ['p1', '某人', '柜员', '在用'];
    const found = plan([...ALL, ...lines]);
    expect(found.bad.map(({ line }) => line)).toEqual([6, 22, 405, 5_005, 10_003, 10_004]);
    expect(found.added).toHaveLength(9_994);
  });
});

describe('the last administrator', () => {
  test.each([
    ['is not in the file', ALL.slice(1)],
    ['is disabled in it', [['ji', '管理员己', '管理员', '停用'], ...ALL.slice(1)]],
    ['has another role in it', [['ji', '管理员己', '柜员', '在用'], ...ALL.slice(1)]],
  ])('who %s stops the import', (_, lines) => {
    expect(plan(lines).losesLastAdmin).toBe(true);
  });

  test('is not replaced by one who has no PIN yet', () => {
    const lines = [['xin', '新管理员', '管理员', '在用'], ...ALL.slice(1)];
    expect(plan(lines).losesLastAdmin).toBe(true);
    const people = new Map([...PEOPLE, person('xin', '新管理员', ['admin'], { pin: '' })]);
    expect(plan(lines, HEAD, people).losesLastAdmin, 'known here, still without a PIN').toBe(true);
  });

  test('is replaced by one who has', () => {
    const people = new Map([...PEOPLE, person('xin', '新管理员', ['admin'])]);
    expect(plan([['xin', '新管理员', '管理员', '在用'], ...ALL.slice(1)], HEAD, people).losesLastAdmin).toBe(
      false,
    );
  });
});

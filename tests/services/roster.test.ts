// A roster from a file at a real station: nothing before two people agree to exactly what they were shown, then all of it at once.
import { beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../electron/services/demo-branch.ts';
import { Xlsx } from '../../shared/tables/xlsx.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { asRoster, rosterText, toItsEnd } from '../support/rosters.ts';
import { outcomeOf, PIN, type StationDriver, station } from '../support/station-driver.ts';

/** The demo branch as it is. */
const SAME = DEMO_PEOPLE.map(
  ({ id, name, roles }) => `${id},${name},${roles.map((role) => ROLE_NAMES[role]).join('、')},在用`,
);
const NEW = 'ren,新来壬,柜员,在用';

let counter: StationDriver;
beforeEach(async () => {
  counter = await (await station()).signInAs('admin');
});

const preview = (file: string | Uint8Array) => counter.inner.roster.preview(asRoster(file));
async function take(file: string | Uint8Array, more: object = {}): Promise<string> {
  const { seen } = await preview(file);
  const consent = { ...asRoster(file), seen, approver: 'bing', pin: PIN };
  return outcomeOf(toItsEnd(counter.inner.roster.import({ ...counter.command(), ...consent, ...more })));
}
const signIn = (staff: string) =>
  outcomeOf(counter.inner.station.signIn({ ...counter.command(), staff, pin: PIN }));

describe('a roster', () => {
  test('is only shown until two people agree; then an entry each lists the people, and the last takes them over', async () => {
    const file = rosterText(...SAME.filter((line) => !line.startsWith('yi,')), NEW);
    const { size } = counter;
    const shown = await preview(file);
    expect(shown).toMatchObject({ format: 'utf-8', lines: SAME.length, bad: [], losesLastAdmin: false });
    expect([shown.added.map(({ id }) => id), shown.leaving.map(({ id }) => id)]).toEqual([['ren'], ['yi']]);
    expect(counter.size, 'a look changes nothing').toBe(size);
    expect(await take(file)).toBe('done');
    const about = { file: expect.any(String), added: 1, changed: 0, disabled: 1, bad: 0, approver: 'bing' };
    expect(counter.entries(size).map(({ kind, body }) => [kind, body])).toEqual([
      ['roster-begun', about],
      ['staff-listed', { begun: size, staff: 'ren', roles: ['teller'], status: 'active' }],
      ['staff-listed', { begun: size, staff: 'yi', roles: expect.any(Array), status: 'disabled' }],
      ['roster-imported', { ...about, begun: size }],
    ]);
    await counter.restart();
    expect(counter.station.nameOf('ren'), 'the name is sealed and read again').toBe('新来壬');
    expect(counter.station.nameOf('yi'), 'history keeps who left').toBe(
      DEMO_PEOPLE.find(({ id }) => id === 'yi')?.name,
    );
  });

  test('is read as GB 18030 and as a workbook too, rare characters whole', async () => {
    const text = rosterText('long,𠮷䶮㛃,柜员,在用');
    const utf8 = await preview(`\ufeff${text}`);
    expect(utf8.added.map(({ name }) => name)).toEqual(['𠮷䶮㛃']);
    // 𠮷䶮㛃 in GB 18030, four bytes each; the heads in two.
    const chinese = Buffer.from('b9a4bac52cd0d5c3fb2cb8dacebb2cd7b4ccac0d0a', 'hex');
    const line = Buffer.from('6c6f6e672c9534b73682348730823191352cb9f1d4b12cd4dad3c30d0a', 'hex');
    const gb = await preview(Buffer.concat([chinese, line]));
    expect([gb.format, gb.added.length]).toEqual(['gb18030', 1]);
    const book = new Xlsx([{ name: '名册', widths: [9, 9, 9, 9] }]);
    for (const row of text.trim().split('\r\n'))
      book.row(row.split(',').map((value) => ({ kind: 'text' as const, value })));
    const xlsx = await preview(Buffer.concat(book.pieces()));
    expect([xlsx.format, xlsx.added, xlsx.seen]).toEqual(['xlsx', utf8.added, utf8.seen]);
  });

  test.each([
    ['ROSTER_UNREADABLE', Uint8Array.of(0xff, 0xff, 0xff, 0xff)],
    ['ROSTER_UNREADABLE', Uint8Array.of(0x50, 0x4b, 3, 4, 0)],
    ['ROSTER_QUOTES', '工号,姓名\n"a,b\n'],
    ['ROSTER_COLUMNS', '名字\n某人\n'],
    ['ROSTER_EMPTY', rosterText()],
    ['ROSTER_TOO_LONG', rosterText(...Array.from({ length: 20_001 }, (_, at) => `p${at},人,柜员,在用`))],
  ])('that cannot be one is refused as %s', async (code, file) => {
    expect(await outcomeOf(preview(file as string))).toBe(code);
  });

  test('names the lines that it leaves out, and takes the others', async () => {
    const file = rosterText(...SAME, NEW, 'bad,某人,总裁,在用');
    expect((await preview(file)).bad).toEqual([{ line: SAME.length + 3, why: 'role', text: '总裁' }]);
    const { size } = counter;
    expect(await take(file)).toBe('done');
    expect(counter.entries(size)[0]?.body).toMatchObject({ added: 1, bad: 1 });
  });
});

describe('nothing at all happens', () => {
  const nothing = async (act: () => Promise<string>): Promise<[string, string[]]> => {
    const { size } = counter;
    const code = await act();
    return [code, counter.kinds(size)];
  };
  const file = rosterText(...SAME, NEW);

  test('where the same person, or one who may not, agrees', async () => {
    expect(await nothing(() => take(file, { approver: 'ji' }))).toEqual(['SAME_PERSON', []]);
    expect(await nothing(() => take(file, { approver: 'jia' }))).toEqual(['NOT_AN_APPROVER', []]);
    expect(await nothing(() => take(file, { pin: '000111' }))).toEqual(['PIN_WRONG', ['sign-in-refused']]);
  });

  test('where the people have changed since they were shown', async () => {
    const { seen } = await preview(file);
    const person = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const], status: 'active' as const };
    await counter.inner.admin.changeStaff({ ...counter.command(), ...person, name: '大堂经理易' });
    expect(await nothing(() => take(file, { seen }))).toEqual(['ROSTER_MOVED', []]);
  });

  test('where the file has changed since it was shown', async () => {
    const { seen } = await preview(file);
    expect(await nothing(() => take(rosterText(...SAME), { seen }))).toEqual(['ROSTER_MOVED', []]);
  });

  test('where no administrator would be left who can sign in, or where nothing would change', async () => {
    const without = rosterText(
      ...SAME.filter((line) => !line.includes('管理员')),
      'xin,新管理员,管理员,在用',
    );
    expect(await nothing(() => take(without))).toEqual(['LAST_ADMIN', []]);
    expect(await nothing(() => take(rosterText(...SAME)))).toEqual(['NOTHING_TO_IMPORT', []]);
  });

  test('a second time under the same number: the first answer is given again', async () => {
    const { seen } = await preview(file);
    const asked = { ...counter.command(), ...asRoster(file), seen, approver: 'bing', pin: PIN };
    const first = await toItsEnd(counter.inner.roster.import(asked));
    const { size } = counter;
    expect(await toItsEnd(counter.inner.roster.import(asked))).toEqual(first);
    expect(counter.size).toBe(size);
  });
});

describe('somebody new from a roster', () => {
  test('has no PIN that anybody could know, is told so, and gets in once it was set with the administrator', async () => {
    await take(rosterText(...SAME, NEW));
    expect(counter.view.people.find(({ id }) => id === 'ren')).toMatchObject({ noPin: true });
    const { size } = counter;
    expect(await signIn('ren')).toBe('NO_PIN_YET');
    expect(counter.size, 'there was nothing to guess').toBe(size);
    await counter.inner.admin.resetPin({ ...counter.command(), id: 'ren', pin: PIN });
    expect(counter.view.people.find(({ id }) => id === 'ren')).not.toHaveProperty('noPin');
    expect(await signIn('ren')).toBe('done');
  });

  test('and somebody who left cannot sign in any more', async () => {
    await take(rosterText(...SAME.filter((line) => !line.startsWith('jia,'))));
    expect(await signIn('jia')).toBe('NO_SUCH_PERSON');
  });
});

describe('a window that watches', () => {
  test('is told the people once, and again when they are others; meanwhile it is told the rest alone', async () => {
    const stop = new AbortController();
    const steps = await counter.inner.station.watch(undefined, { signal: stop.signal });
    const next = async () => {
      const { value, done } = await steps.next();
      if (done || !value) throw new Error('the stream ended');
      return value;
    };
    expect((await next()).people?.map(({ id }) => id)).toContain('jia');
    await counter.inner.station.lock(counter.command());
    const locked = await next();
    expect([locked.phase, locked.people]).toEqual(['locked', undefined]);
    await counter.unlocks();
    await next();
    await take(rosterText(...SAME, NEW));
    expect((await next()).people?.map(({ id }) => id)).toContain('ren');
    stop.abort();
  });
});

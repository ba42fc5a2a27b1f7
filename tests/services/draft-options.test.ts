// Options of a draft at a station: each act an entry, taken back like any edit, refused in words, and part of what is rehearsed, compared and exported.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOfZip } from '../../electron/services/pack-zip.ts';
import { readPack } from '../../shared/procedure/load-pack.ts';
import { foldStation } from '../../shared/station/fold-station.ts';
import { EMPTY_STATION, type StationState } from '../../shared/station/station-state.ts';
import { enrols, importsWhole, publishes, signedZip } from '../support/head-office.ts';
import { outcomeOf, type StationDriver, sharedStation } from '../support/station-driver.ts';

const FILE = 'procedures/REM.json';
const PURPOSE = 'procedures/REM/steps/REM-01/groups/0/options';
const TUITION = { code: 'tuition', label: '交学费', raises: ['F01'] };

let shared: Awaited<ReturnType<typeof sharedStation>>;
let base: string;

beforeAll(async () => {
  shared = await sharedStation();
  const { driver } = shared;
  await enrols(driver);
  await driver.signInAs('compliance');
  base = await importsWhole(driver, signedZip());
  await publishes(driver, base);
});
afterAll(() => shared.remove());

async function counterOfCompliance(): Promise<StationDriver> {
  const counter = await shared.driver.crashed().start();
  return counter.signInAs('compliance');
}

type Words = { command?: string; list?: string };
const at = (counter: StationDriver, words: Words = {}) => ({
  ...counter.command(),
  base,
  list: PURPOSE,
  ...words,
});
const add = (
  counter: StationDriver,
  option: { code: string; label: string; raises?: string[] } = TUITION,
  words = {},
) => outcomeOf(counter.inner.draft.addOption({ ...at(counter, words), ...option }));
const remove = (counter: StationDriver, code: string, words = {}) =>
  outcomeOf(counter.inner.draft.removeOption({ ...at(counter, words), code }));
const order = (counter: StationDriver, codes: string[], words = {}) =>
  outcomeOf(counter.inner.draft.orderOptions({ ...at(counter, words), order: codes }));
const undo = (counter: StationDriver, place: string) =>
  outcomeOf(counter.inner.draft.undo({ ...counter.command(), base, place }));
const overview = (counter: StationDriver) => counter.inner.draft.overview();
const changes = async (counter: StationDriver) =>
  (await overview(counter)).changes.map(({ kind, before, after }) => [kind, before, after]);

async function purposes(counter: StationDriver) {
  const lists = await counter.inner.draft.options({ file: FILE });
  return lists
    .find(({ list }) => list === PURPOSE)
    ?.options.map(({ code, label, state }) => [code, label, state]);
}

/** Why it was refused, in words. */
async function reasons(refused: Promise<unknown>): Promise<string[] | undefined> {
  try {
    await refused;
  } catch (error) {
    const { data } = error as { data?: { faults: { reason: string }[] } };
    return data?.faults.map(({ reason }) => reason);
  }
  return [];
}

describe('an option', () => {
  test('is added by one entry that keeps its label apart, and outlives a restart', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    expect(await add(counter)).toBe('done');
    const entries = counter.entries(size);
    expect(entries).toMatchObject([
      {
        kind: 'draft-option-added',
        actor: { staff: 'ding', role: 'compliance' },
        body: { base, list: PURPOSE, option: 'tuition', raises: ['F01'] },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(TUITION.label);
    await counter.restart();
    await counter.signInAs('compliance');
    expect(await purposes(counter)).toEqual([
      ['usual', '常见用途', 'kept'],
      ['unclear', '说不清', 'kept'],
      ['tuition', '交学费', 'added'],
    ]);
    expect(await changes(counter)).toEqual([['option', null, '交学费\n引出提示：用途说不清']]);
  });

  test('that was added gets another label as any option does, and both go when it is taken back', async () => {
    const counter = await counterOfCompliance();
    await add(counter);
    const place = `${PURPOSE}/tuition/label`;
    const words = { ...counter.command(), base, place, value: '缴学费' };
    expect(await outcomeOf(counter.inner.draft.edit(words))).toBe('done');
    expect((await purposes(counter))?.at(-1)).toEqual(['tuition', '缴学费', 'added']);
    expect(await undo(counter, `${PURPOSE}/tuition`)).toBe('done');
    expect(await overview(counter)).toMatchObject({ draft: null, changes: [] });
    expect(await outcomeOf(counter.inner.draft.edit({ ...words, ...counter.command() }))).toBe(
      'NO_SUCH_PLACE',
    );
  });

  test('is taken out by one entry, stays to be seen, and comes back when that is undone', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    expect(await remove(counter, 'usual')).toBe('done');
    expect(counter.entries(size)).toMatchObject([
      { kind: 'draft-option-removed', body: { base, list: PURPOSE, option: 'usual' } },
    ]);
    expect(await purposes(counter)).toEqual([
      ['usual', '常见用途', 'removed'],
      ['unclear', '说不清', 'kept'],
    ]);
    expect(await changes(counter)).toEqual([['option', '常见用途', null]]);
    expect(await undo(counter, `${PURPOSE}/usual`)).toBe('done');
    expect(await overview(counter)).toMatchObject({ draft: null, changes: [] });
  });

  test('stands elsewhere in its list by one entry; the old order takes it back', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    expect(await order(counter, ['unclear', 'usual'])).toBe('done');
    expect((await changes(counter))[0]).toEqual(['order', '常见用途\n说不清', '说不清\n常见用途']);
    expect(await order(counter, ['usual', 'unclear'])).toBe('done');
    expect((await overview(counter)).draft).toBeNull();
    expect(counter.kinds(size)).toEqual(['draft-options-ordered', 'draft-edited']);
    await order(counter, ['unclear', 'usual']);
    expect(await undo(counter, PURPOSE)).toBe('done');
    expect((await overview(counter)).draft).toBeNull();
  });

  test('that is taken back leaves no order behind that moves nothing', async () => {
    const counter = await counterOfCompliance();
    await add(counter);
    await order(counter, ['tuition', 'usual', 'unclear']);
    const { size } = counter;
    expect(await undo(counter, `${PURPOSE}/tuition`)).toBe('done');
    expect(counter.entries(size).map(({ body }) => [body.place, body.as])).toEqual([
      [`${PURPOSE}/tuition`, 'undone'],
      [PURPOSE, 'undone'],
    ]);
    await counter.restart();
    await counter.signInAs('compliance');
    expect((await overview(counter)).draft).toBeNull();
  });

  test('counts as a change of its file', async () => {
    const counter = await counterOfCompliance();
    await add(counter);
    await order(counter, ['tuition', 'usual', 'unclear']);
    const changed = (await overview(counter)).subjects.filter((subject) => subject.changed > 0);
    expect(changed.map((subject) => [subject.file, subject.changed])).toEqual([[FILE, 2]]);
  });
});

describe('nothing is recorded', () => {
  test('of what the pack would not take, and the refusal says why', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    const { draft } = counter.inner;
    expect(await reasons(draft.addOption({ ...at(counter), ...TUITION, raises: ['F99'] }))).toEqual([
      '没有编号为 F99 的提示。',
    ]);
    expect(await reasons(draft.addOption({ ...at(counter), ...TUITION, label: '长'.repeat(31) }))).toEqual([
      '有 31 个字，最多 30 个字。',
    ]);
    expect(await reasons(draft.addOption({ ...at(counter), ...TUITION, code: 'usual' }))).toEqual([
      '编号 usual 已经有了。要用删去的选项，请撤销删除；新的选项请另起编号。',
    ]);
    expect(counter.size).toBe(size);
    await add(counter, { code: 'rent', label: '交房租' });
    expect(await add(counter, { code: 'rent', label: '付租金' })).toBe('EDIT_REFUSED');
    expect((await purposes(counter))?.at(-1)).toEqual(['rent', '交房租', 'added']);
    await undo(counter, `${PURPOSE}/rent`);
    await remove(counter, 'usual');
    expect(await reasons(draft.removeOption({ ...at(counter), code: 'unclear' }))).toEqual([
      '至少要有 1 项。',
    ]);
    expect(counter.size).toBe(size + 3);
  });

  test('of an undo that would leave a list empty', async () => {
    const counter = await counterOfCompliance();
    await add(counter);
    for (const code of ['usual', 'unclear']) expect(await remove(counter, code)).toBe('done');
    expect(await undo(counter, `${PURPOSE}/tuition`)).toBe('EDIT_REFUSED');
    expect((await changes(counter)).length).toBe(3);
  });

  test('at a list or option that is not there, in an order that leaves one out, or for another draft', async () => {
    const counter = await counterOfCompliance();
    const { size } = counter;
    expect(await add(counter, TUITION, { list: 'procedures/REM/steps/REM-03/groups/0/options' })).toBe(
      'NO_SUCH_PLACE',
    );
    expect(await remove(counter, 'nobody')).toBe('NO_SUCH_PLACE');
    expect(await order(counter, ['usual'])).toBe('DRAFT_MOVED');
    expect(await order(counter, ['usual', 'usual'])).toBe('DRAFT_MOVED');
    expect(await order(counter, ['usual', 'unclear'])).toBe('NOTHING_CHANGED');
    const other = { base: `${'A'.repeat(43)}=` };
    expect(await add(counter, TUITION, other)).toBe('DRAFT_MOVED');
    expect(counter.size).toBe(size);
    await remove(counter, 'usual');
    expect(await remove(counter, 'usual')).toBe('NOTHING_CHANGED');
    await undo(counter, `${PURPOSE}/usual`);
    await add(counter);
    expect(await remove(counter, 'tuition'), 'of the draft, not of the pack').toBe('NO_SUCH_PLACE');
  });
});

test('an option whose words were erased later is not added, and the rest of the draft stands', () => {
  const told = { mono: { boot: 'b', ms: 0 }, actor: { staff: 'ding', role: 'compliance' } };
  const at = '2026-11-21T01:30:00.000Z';
  const id = '01940000-0000-7000-8000-000000000000';
  const added = { kind: 'draft-option-added', body: { base, list: PURPOSE, option: 'tuition' } } as const;
  const removed = { kind: 'draft-option-removed', body: { base, list: PURPOSE, option: 'usual' } } as const;
  const folded = [removed, added].reduce<StationState>(
    (state, event, seq) => foldStation(state, { ...told, at, id, seq, ...event }),
    EMPTY_STATION,
  );
  expect([...(folded.draft?.edits ?? [])]).toEqual([[`${PURPOSE}/usual`, { as: 'removed' }]]);
});

test('an act is once, however often it is asked for, and its number is good for no other', async () => {
  const counter = await counterOfCompliance();
  const [first, second, third] = [counter.command(), counter.command(), counter.command()];
  const acts = [
    () => add(counter, TUITION, first),
    () => remove(counter, 'usual', second),
    () => order(counter, ['tuition', 'usual', 'unclear'], third),
  ];
  for (const act of acts) expect(await act()).toBe('done');
  const { size } = counter;
  for (const act of acts) expect(await act()).toBe('done');
  expect(await add(counter, { ...TUITION, label: '缴学费' }, first)).toBe('COMMAND_REUSED');
  expect(await remove(counter, 'unclear', second)).toBe('COMMAND_REUSED');
  expect(await order(counter, ['unclear', 'usual', 'tuition'], third)).toBe('COMMAND_REUSED');
  expect(counter.size).toBe(size);
});

test('what was done is in the comparison, in the rehearsal and in the export for head office', async () => {
  const counter = await counterOfCompliance();
  // Not raising anything: else no customer would be without a flag.
  await add(counter, { code: 'tuition', label: '交学费' });
  await remove(counter, 'usual');
  await order(counter, ['tuition', 'usual', 'unclear']);
  const place = 'pack/version';
  await counter.inner.draft.edit({ ...counter.command(), base, place, value: '1.1.0' });
  const { differences } = await counter.inner.draft.compare({ page: 0 });
  const group = '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途”';
  expect(differences.map(({ where }) => where)).toEqual([
    '内容包 · 版本',
    `${group} · usual 常见用途`,
    `${group} · tuition 交学费`,
  ]);
  const wanted = [
    { code: 'tuition', label: '交学费' },
    { code: 'unclear', label: '说不清', raises: ['F01'] },
  ];
  await counter.inner.draft.rehearse(counter.command());
  const rehearsed = readPack(readFileSync(counter.app.folders.rehearsal, 'utf8'));
  expect(rehearsed.procedures.REM?.steps[1]?.groups[0]?.options).toEqual(wanted);
  let file = '';
  for await (const step of await counter.inner.draft.export(counter.command()))
    if (step.state === 'done') file = step.file;
  const read = filesOfZip(readFileSync(file));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const written = JSON.parse(Buffer.from(read.files.get(FILE) ?? '').toString('utf8'));
  expect(written.steps[1].groups[0].options).toEqual(wanted);
});

test('a check finds a flag that nothing raises any more', async () => {
  const counter = await counterOfCompliance();
  await remove(counter, 'unclear');
  const steps = [];
  for await (const step of await counter.inner.draft.check()) steps.push(step);
  expect(steps.at(-1)).toMatchObject({
    state: 'refused',
    faults: [
      { reason: '没有答案、矛盾或“听到了”会引出提示 F01（用途说不清）。' },
      { reason: '没有一种情形会得出结论 O1（提示后办理）。' },
    ],
  });
});

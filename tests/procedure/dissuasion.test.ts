// The procedures that others enter or the lobby runs have the steps of domain.md; and dissuasion asks what its section 7.2 says, when.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { entriesRecommended, judge, runningTimers } from '../../shared/procedure/judge.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { TABLES } from './dissuasion-table.ts';
import { type Given, record } from './record-maker.ts';
import { pack, procedure, step } from './sample-steps.ts';

const rows = Object.values(TABLES).flat();

/** The steps of DIS that are due in a remittance in which it was entered, and what the case then comes to. */
function dissuasion(given: Given) {
  const judgement = judge(pack, courseOf(pack, 'REM', ['DIS']), record(given));
  return { ...judgement, due: [...judgement.due].filter((id) => id.startsWith('DIS-')).sort() };
}

describe('the steps of DIS, STOP, ELD and ATM', () => {
  test.each(Object.entries(TABLES))('%s has those of domain.md, in its reading order', (code, table) => {
    expect(procedure(code).steps.map(({ id }) => id)).toEqual(table.map((row) => row.step));
  });

  test.each(rows)('$step belongs to who must answer it and stands in its channel', (row) => {
    const found = step(row.step);
    expect(found).toMatchObject({ channel: row.channel, choose: row.choose, form: 'choice' });
    expect(found.who).toBe(row.who);
    if (row.say !== undefined) expect(found.say).toBe(row.say);
  });

  test.each(rows)('$step offers exactly the documented options with their flags', (row) => {
    const options = optionsOf(step(row.step));
    expect(options.map(({ code, raises = [] }) => [code, ...raises])).toEqual(
      row.options.map(([code, , ...flags]) => [code, ...flags]),
    );
    row.options.forEach(([, label], index) => {
      expect(options[index]?.label).toContain(label);
    });
  });

  it('are asked on a reason, within a limit, and in words that fit the counter', () => {
    for (const { step: id } of rows) {
      const { say, why, limit, basis } = step(id);
      for (const text of [say, why, limit])
        expect([...text].length, `${id}: ${text}`).toBeLessThanOrEqual(45);
      expect(basis.length, id).toBeGreaterThan(0);
    }
  });

  it('keep to the do-not list of 7.2: nothing is called fraud to the face, nothing invented, nobody held', () => {
    for (const { step: id } of rows) {
      const { say, why, groups } = step(id);
      const spoken = [say, why, JSON.stringify(groups)].join();
      expect(spoken, id).not.toMatch(/您被骗|受害|嫌疑|系统故障|系统出错|必须配合|把手机给我|岁/);
    }
    expect(step('DIS-03').limit).toContain('不翻看手机');
    expect(step('DIS-01').limit).toContain('不碰客户的卡、现金');
    expect(step('DIS-04').limit).toContain('不提其他客户');
  });
});

describe('entering', () => {
  const recommended = (flags: string[]) =>
    entriesRecommended(pack, courseOf(pack, 'REM'), record({ flags })).map(({ code }) => code);

  test.each([
    [['F03'], ['DIS']],
    [['F05', 'F06'], ['DIS']],
    [['F05'], []],
    [['F15', 'F36'], []],
    [['F33'], ['ELD']],
    [['F17'], ['ELD']],
    [['F18'], ['DIS', 'ELD']],
    [['F26'], ['DIS', 'STOP']],
    [['F14'], ['DIS', 'STOP']],
    [[], []],
  ])('is recommended for %j into %j', (flags, codes) => {
    expect(recommended(flags).sort()).toEqual(codes);
  });

  it('of the additions for elders is the teller’s offer and never hangs on an amount, let alone an age', () => {
    expect(procedure('ELD').entry?.by).toEqual(['teller']);
    const rich = record({ yuan: 500_000 });
    expect(entriesRecommended(pack, courseOf(pack, 'REM'), rich)).toEqual([]);
  });

  it('leaves the outcome table to the case: only STOP and ATM can also begin by themselves', () => {
    const { DIS, STOP, ELD, ATM } = pack.procedures;
    expect([DIS, ELD].map((one) => [one?.startedAt, one?.outcomes])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect([STOP?.startedAt, STOP?.outcomes, STOP?.slip]).toEqual(['counter', 'E', 'none']);
    expect([ATM?.startedAt, ATM?.outcomes, ATM?.slip]).toEqual(['lobby', 'M', 'none']);
  });
});

describe('dissuasion', () => {
  const FULL = { 'DIS-01': 'agreed', 'DIS-02': 'apart', 'DIS-03': 'T07' };
  const due = (given: Given) => dissuasion(given).due;

  it('asks the teller one thing first, and always ends with a result', () => {
    expect(due({})).toEqual(['DIS-01', 'DIS-08']);
    expect(due({ answers: { 'DIS-01': 'impatient' } })).toEqual([
      'DIS-01',
      'DIS-02',
      'DIS-03',
      'DIS-04',
      'DIS-08',
    ]);
  });

  it('asks nothing more of a customer who leaves, whatever was raised or said before', () => {
    const answers = { ...FULL, 'DIS-01': 'left', 'DIS-04': 'insists' };
    expect(due({ answers, flags: ['F26', 'F27'] })).toEqual(['DIS-01', 'DIS-08']);
  });

  it('names every type of the scam library by its own name, and 未定', () => {
    const offered = optionsOf(step('DIS-03')).map(({ code, label }) => [code, label]);
    expect(offered).toEqual([...pack.scams.map(({ code, name }) => [code, name]), ['undecided', '未定']]);
  });

  test.each([
    ['realised', ['DIS-07']],
    ['wavering', ['DIS-05', 'DIS-07']],
    ['insists', ['DIS-05', 'DIS-06', 'DIS-07']],
    ['genuine', []],
  ])('after “%s” asks for %j', (result, more) => {
    const always = ['DIS-01', 'DIS-02', 'DIS-03', 'DIS-04', 'DIS-08'];
    expect(due({ answers: { ...FULL, 'DIS-04': result } })).toEqual([...always, ...more].sort());
  });

  test.each([['F18'], ['F25'], ['F26'], ['F27'], ['F28']])(
    'calls the police on %s at once, before the talk has a result',
    (flag) => {
      expect(due({ answers: { 'DIS-01': 'agreed' }, flags: [flag] })).toContain('DIS-06');
    },
  );

  test.each([
    ['F03', 'wavering', true],
    ['F03', 'insists', true],
    ['F03', 'genuine', false],
    ['F03', 'realised', false],
    ['F05', 'wavering', false],
  ])('with %s and a customer who is “%s”, a police call is due: %s', (flag, result, called) => {
    const answers = { ...FULL, 'DIS-04': result };
    expect(due({ answers, flags: [flag] }).includes('DIS-06')).toBe(called);
  });

  it('takes a companion who will not wait outside for F18: the branch head and the police', () => {
    const answers = { 'DIS-01': 'agreed', 'DIS-02': 'companion-refused' };
    const judgement = dissuasion({ answers });
    expect(judgement.raised.get('F18')).toBe('H');
    expect(judgement.outcome).toMatchObject({ code: 'O5', decider: 'branch-head' });
    expect(judgement.due).toContain('DIS-06');
  });

  it('waits fifteen minutes for an unanswered call, then asks for a second number once', () => {
    const course = courseOf(pack, 'REM', ['DIS']);
    const answers = { ...FULL, 'DIS-04': 'insists', 'DIS-06': 'not-connected' };
    expect(runningTimers(pack, course, record({ answers }))).toMatchObject([{ code: 'D15', minutes: 15 }]);
    expect(due({ answers })).not.toContain('DIS-06S');
    expect(due({ answers, timers: ['D15'] })).toContain('DIS-06S');
    expect(runningTimers(pack, course, record({ answers, timers: ['D15'] }))).toEqual([]);
    const arrived = { ...answers, 'DIS-06': 'arrived' };
    expect(due({ answers: arrived, timers: ['D15'] })).not.toContain('DIS-06S');
    expect(runningTimers(pack, course, record({ answers: arrived }))).toEqual([]);
  });

  it('leaves three things to do afterwards, and tells neighbours nothing that names the customer', () => {
    const { followUps } = procedure('DIS');
    expect(
      followUps.map(({ code, days, after }) => [code, days, after.filter((one) => one.startsWith('O'))]),
    ).toEqual([
      ['same-day-transfers', 0, ['O4', 'O5', 'O7', 'O9']],
      ['next-day-call', 1, ['O4', 'O5', 'O7', 'O8', 'O9']],
      ['neighbour-alert', 0, ['O5', 'O7', 'O9']],
    ]);
    expect(followUps[2]?.label).toContain('不写证件号');
  });

  it('words a follow-up that the remittance has too exactly as the remittance does', () => {
    const said = (code: string) =>
      new Map(
        procedure(code).followUps.map(({ code: own, label, days, results }) => [
          own,
          { label, days, results },
        ]),
      );
    const remittance = said('REM');
    for (const [code, words] of said('DIS')) {
      if (remittance.has(code)) expect(words, code).toEqual(remittance.get(code));
    }
  });

  it('asks for the result again when the customer’s mind has changed', () => {
    expect(step('DIS-08').againAfter).toEqual(['DIS-04']);
  });
});

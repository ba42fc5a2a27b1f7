// The rules of a remittance on the sample pack: what is asked when, who is spared, which outcome follows and why.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { judge, runningTimers } from '../../shared/procedure/judge.ts';
import { answersRaising, CLEAN, type Given, record } from './record-maker.ts';
import { samplePack } from './sample-files.ts';

const pack = samplePack();
const course = courseOf(pack, 'REM');
const judged = (given: Given) => judge(pack, course, record(given));
const dueIn = (given: Given) => [...judged(given).due].map((id) => id.replace('REM-', '')).join(' ');

const SPARED = '00 01 02 12 13 14 15 16 17';
const ALWAYS_ASKED = '00 01 02 03 04 08 12 13 14 15 16 17';
const FROM_T2 = '00 01 02 03 04 05 06 07 08 09 10 12 13 14 15 16 17';
const FROM_T3 = '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17';
const sorted = (steps: string) => steps.split(' ').sort().join(' ');

describe('amount tiers', () => {
  test.each([
    [0, 'T1'],
    [9_999.99, 'T1'],
    [10_000, 'T2'],
    [49_999.99, 'T2'],
    [50_000, 'T3'],
    [199_999.99, 'T3'],
    [200_000, 'T4'],
  ])('%d yuan is %s', (yuan, tier) => {
    expect(judged({ yuan }).tier).toBe(tier);
  });

  it('more than half of the balance is T4 whatever the amount', () => {
    expect(judged({ yuan: 100, overHalf: true }).tier).toBe('T4');
  });

  it('an early-broken deposit is T4 whatever the amount', () => {
    expect(judged({ yuan: 100, answers: { 'REM-14': ['early-deposit'] } }).tier).toBe('T4');
  });
});

describe('what is asked', () => {
  test.each<[string, Given, string]>([
    [
      'under 10,000 yuan: the three asks, two looks and the check, not the follow-up questions',
      {},
      ALWAYS_ASKED,
    ],
    ['under 10,000 yuan with any flag: the follow-up questions too', { flags: ['F15'] }, FROM_T2],
    ['from 10,000 yuan: the follow-up questions', { yuan: 10_000 }, FROM_T2],
    [
      'under 50,000 yuan with a strong flag: also whether somebody gave instructions',
      { flags: ['F16'] },
      FROM_T3,
    ],
    [
      'under 50,000 yuan with a hard flag: also whether somebody gave instructions',
      { flags: ['F27'] },
      FROM_T3,
    ],
    ['from 50,000 yuan: everything', { yuan: 50_000 }, FROM_T3],
  ])('%s', (_, given, steps) => {
    expect(sorted(dueIn({ ...given, answers: CLEAN }))).toBe(sorted(steps));
  });

  it('the evidence of a spouse is asked for a spouse only, that of a child for a child only', () => {
    expect(dueIn({ answers: { 'REM-01': 'spouse' } })).toContain('01S');
    expect(dueIn({ answers: { 'REM-01': 'spouse' } })).not.toContain('01C');
    expect(dueIn({ answers: { 'REM-01': 'child' } })).toContain('01C');
    expect(dueIn({ answers: { 'REM-01': 'self' } })).not.toMatch(/01[SC]/);
  });

  it('an answer whose question is not due raises nothing, so no question can keep itself asked', () => {
    const answers = { ...CLEAN, 'REM-06': 'never', 'REM-10': 'denied', 'REM-11': 'told-secret' };
    const small = judged({ answers });
    expect(small.raised.size).toBe(0);
    expect(small.outcome.code).toBe('O0');
    expect(sorted(dueIn({ answers }))).toBe(sorted(ALWAYS_ASKED));
  });

  it('an answer counts again as soon as its question is due again', () => {
    const answers = { ...CLEAN, 'REM-06': 'never', 'REM-12': ['hurried'] };
    expect([...judged({ answers }).raised.keys()].sort()).toEqual(['F07', 'F15']);
  });
});

describe('sparing the questions for oneself, spouse and children', () => {
  const looks = {
    'REM-00': 'ok',
    'REM-02': 'read',
    'REM-12': ['calm'],
    'REM-13': ['none'],
    'REM-14': ['consistent'],
  };

  test.each<[string, Given]>([
    ['oneself, when the payee’s name is the customer’s', { sameName: true, answers: { 'REM-01': 'self' } }],
    [
      'a spouse named in the household register',
      { answers: { 'REM-01': 'spouse', 'REM-01S': 'household-register' } },
    ],
    [
      'a spouse named in the marriage certificate',
      { answers: { 'REM-01': 'spouse', 'REM-01S': 'marriage-certificate' } },
    ],
    ['a spouse known to the bank', { answers: { 'REM-01': 'spouse', 'REM-01S': 'bank-record' } }],
    [
      'a child named in the household register',
      { answers: { 'REM-01': 'child', 'REM-01C': 'household-register' } },
    ],
    [
      'a child named in the birth certificate',
      { answers: { 'REM-01': 'child', 'REM-01C': 'birth-certificate' } },
    ],
    ['a child known to the bank', { answers: { 'REM-01': 'child', 'REM-01C': 'bank-record' } }],
  ])('is granted for %s, even for a large amount', (_, given) => {
    const result = judged({ ...given, yuan: 300_000, answers: { ...looks, ...given.answers } });
    expect(result.exemption).toBe('granted');
    expect(result.outcome.code).toBe('O0');
    expect([...result.due].filter((id) => !/01[SC]/.test(id)).map((id) => id.slice(4))).toEqual(
      SPARED.split(' '),
    );
  });

  test.each<[string, Given]>([
    ['oneself under another name', { answers: { 'REM-01': 'self' } }],
    ['a spouse without evidence', { answers: { 'REM-01': 'spouse', 'REM-01S': 'none' } }],
    ['a child without evidence', { answers: { 'REM-01': 'child', 'REM-01C': 'none' } }],
  ])('is refused for %s, and the three asks are due', (_, given) => {
    const result = judged({ ...given, answers: { ...looks, ...given.answers } });
    expect(result.exemption).toBe('refused');
    for (const id of ['REM-03', 'REM-04', 'REM-08']) expect(result.due).toContain(id);
  });

  test.each<[string, Given]>([
    ['a spouse whose evidence has not been looked at', { sameName: true, answers: { 'REM-01': 'spouse' } }],
    [
      'a child on the evidence of a spouse',
      { answers: { 'REM-01': 'child', 'REM-01S': 'marriage-certificate' } },
    ],
  ])('is offered, but not yet granted, for %s, and the three asks are due', (_, given) => {
    const result = judged({ ...given, answers: { ...looks, ...given.answers } });
    expect(result.exemption).toBe('offered');
    for (const id of ['REM-03', 'REM-04', 'REM-08']) expect(result.due).toContain(id);
  });

  it('is not claimed for another person or a company, even with the same name', () => {
    for (const payee of ['other-person', 'company']) {
      expect(judged({ sameName: true, answers: { 'REM-01': payee } }).exemption).toBe('not-claimed');
    }
  });

  const spouse = { ...CLEAN, 'REM-01': 'spouse', 'REM-01S': 'marriage-certificate' };
  const observable = answersRaising(pack, course).filter(({ step }) => /REM-(00|02|12|13|14)/.test(step));
  test.each(observable)('is withdrawn when $step shows "$option"', ({ step, option, flag }) => {
    const result = judged({ answers: { ...spouse, [step]: [option] } });
    expect(result.exemption).toBe('withdrawn');
    expect(result.raised.has(flag)).toBe(true);
    expect(result.due).toContain('REM-05');
  });

  it('is withdrawn by a word heard', () => {
    expect(judged({ answers: spouse, flags: ['F13'] }).exemption).toBe('withdrawn');
  });

  it('hides the answers to questions it spares, until it is withdrawn', () => {
    const answers = { ...spouse, 'REM-03': 'investigation' };
    expect(judged({ answers }).outcome.code).toBe('O0');
    expect(judged({ answers: { ...answers, 'REM-12': ['hurried'] } }).outcome.code).toBe('O4');
  });
});

describe('outcomes', () => {
  const table: [string, Given, string, string, string[]][] = [
    ['nothing found', {}, 'O0', 'teller', []],
    ['one weak flag', { flags: ['F15'] }, 'O1', 'teller', ['F15']],
    ['two weak flags', { flags: ['F15', 'F08'] }, 'O1', 'teller', ['F08', 'F15']],
    ['three weak flags', { flags: ['F15', 'F08', 'F07'] }, 'O3', 'supervisor', ['F07', 'F08', 'F15']],
    ['one strong flag', { flags: ['F16'] }, 'O3', 'supervisor', ['F16']],
    ['one weak flag in T4', { yuan: 200_000, flags: ['F15'] }, 'O3', 'supervisor', ['F15']],
    ['a query that failed', { answers: { 'REM-14': ['query-failed'] } }, 'O3', 'supervisor', ['REM-14']],
    ['a refused signature', { answers: { 'REM-17': 'refused' } }, 'O3', 'supervisor', ['REM-17']],
    ['a customer who will not read', { answers: { 'REM-02': 'declined-reading' } }, 'O1', 'teller', ['F33']],
    ['a signature without reading', { answers: { 'REM-02': 'signed-unread' } }, 'O1', 'teller', ['F33']],
    ['two strong flags', { flags: ['F16', 'F05'] }, 'O4', 'supervisor', ['F05', 'F16']],
    ['one hard flag', { flags: ['F09'] }, 'O4', 'supervisor', ['F09']],
    ['a hard flag for ten minutes', { flags: ['F09'], timers: ['H10'] }, 'O5', 'branch-head', ['F09', 'H10']],
    ['ten minutes after a hard flag that was a mistake', { timers: ['H10'] }, 'O0', 'teller', []],
    [
      'a companion who takes over',
      { answers: { 'REM-12': ['companion-blocks'] } },
      'O5',
      'branch-head',
      ['F18'],
    ],
    ['a list hit', { answers: { 'REM-14': ['list-hit'] } }, 'O5', 'branch-head', ['F25']],
    ['a police warning', { answers: { 'REM-14': ['police-warning'] } }, 'O5', 'branch-head', ['F26']],
    ['cash to be handed over', { flags: ['F27'] }, 'O5', 'branch-head', ['F27']],
    ['a commission for passing money on', { flags: ['F28'] }, 'O5', 'branch-head', ['F28']],
    ['a doubtful document', { answers: { 'REM-00': 'doubtful' } }, 'O6', 'branch-head', ['K02']],
    [
      'a doubtful document and a list hit',
      { answers: { 'REM-00': 'doubtful' }, flags: ['F25'] },
      'O6',
      'branch-head',
      ['K02'],
    ],
  ];
  test.each(table)('%s', (_, given, outcome, decider, causes) => {
    const result = judged({ ...given, answers: { ...CLEAN, ...given.answers } });
    expect([result.outcome.code, result.outcome.decider, result.causes]).toEqual([outcome, decider, causes]);
  });

  it('clean answers with one strong observation never close without a supervisor (J06)', () => {
    const result = judged({ answers: { ...CLEAN, 'REM-12': ['flustered'], 'REM-13': ['on-call'] } });
    expect(result.outcome).toMatchObject({ code: 'O3', decider: 'supervisor' });
    expect(result.causes).toEqual(['F16']);
  });

  it('the same flag raised twice counts once', () => {
    const answers = { ...CLEAN, 'REM-12': ['hurried', 'flustered', 'emotional'] };
    expect(judged({ answers, flags: ['F15'] }).outcome.code).toBe('O1');
  });

  it('a vague purpose is weak below 50,000 yuan and strong from there', () => {
    const answers = { ...CLEAN, 'REM-03': 'unclear' };
    expect(judged({ yuan: 49_999, answers }).raised.get('F01')).toBe('W');
    const large = judged({ yuan: 50_000, answers });
    expect(large.raised.get('F01')).toBe('S');
    expect(large.outcome.code).toBe('O3');
  });

  it('a flag that the customer took back stays: the standing flags are judged like any other', () => {
    expect(judged({ answers: CLEAN, flags: ['F02', 'F04'] }).outcome.code).toBe('O4');
  });
});

describe('advice on arrival', () => {
  test.each<[string, Given, boolean]>([
    ['not for a clean case', { yuan: 300_000 }, false],
    ['not for one weak flag in T1', { flags: ['F15'] }, false],
    ['for any weak flag from T2', { yuan: 10_000, flags: ['F15'] }, true],
    ['for a first payment in any tier', { flags: ['F07'] }, true],
    ['not for a strong flag alone', { yuan: 10_000, flags: ['F16'] }, false],
  ])('O2 is added %s', (_, given, added) => {
    const result = judged({ ...given, answers: CLEAN });
    expect(result.additions.map(({ code }) => code)).toEqual(added ? ['O2'] : []);
  });

  test.each<[string, Given, number]>([
    ['not for a clean case', {}, 0],
    ['for one weak flag', { flags: ['F15'] }, 1],
    ['when the payee cannot be reached', { yuan: 10_000, answers: { 'REM-10': 'unreachable' } }, 1],
    ['not when an unreachable payee need not have been called', { answers: { 'REM-10': 'unreachable' } }, 0],
  ])('next-day arrival is recommended %s', (_, given, count) => {
    const { recommended } = judged({ ...given, answers: { ...CLEAN, ...given.answers } });
    expect(recommended.map(({ step, option }) => `${step} ${option}`)).toEqual(
      Array(count).fill('REM-16 next-day'),
    );
  });
});

describe('the ten-minute timer', () => {
  it('runs while a hard flag is raised and has not fallen due', () => {
    expect(runningTimers(pack, course, record({ flags: ['F13'] }))).toMatchObject([
      { code: 'H10', minutes: 10 },
    ]);
    expect(runningTimers(pack, course, record({ flags: ['F16'] }))).toEqual([]);
    expect(runningTimers(pack, course, record({ flags: ['F13'], timers: ['H10'] }))).toEqual([]);
  });
});

describe('a flag that becomes heavier by another flag', () => {
  const heavierByF33 = structuredClone(pack);
  const unclear = heavierByF33.flags.F01;
  if (unclear) unclear.heavier = { weight: 'S', when: { flag: 'F33' } };

  it.each([8_000, 60_000])('weighs the same however many rounds the asking takes (%d yuan)', (yuan) => {
    const answers = { ...CLEAN, 'REM-03': 'unclear', 'REM-02': 'declined-reading' };
    const result = judge(heavierByF33, courseOf(heavierByF33, 'REM'), record({ yuan, answers }));
    expect(result.raised.get('F01')).toBe('S');
    expect(result.outcome.code).toBe('O3');
  });
});

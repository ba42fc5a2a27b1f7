// The steps of transfer questions (TRF) and cash withdrawal (CASH) are those of domain.md 1.5b and 1.8, and a transfer is judged as it says.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { judge, runningTimers } from '../../shared/procedure/judge.ts';
import { optionsOf, type Procedure } from '../../shared/procedure/procedure-schema.ts';
import { type Given, record } from './record-maker.ts';
import { samplePack } from './sample-files.ts';
import { CASH_TABLE, type StepRow, TRANSFER_TABLE } from './transfer-table.ts';

const pack = samplePack();
type Code = 'TRF' | 'CASH';
const judged = (given: Given) => judge(pack, courseOf(pack, 'TRF'), record(given));
const dueIn = (given: Given) => [...judged(given).due].map((id) => id.replace('TRF-', '')).sort();

function procedureOf(code: Code): Procedure {
  const found = pack.procedures[code];
  if (!found) throw new Error(`the sample pack has no procedure ${code}`);
  return found;
}

/** A transfer to a friend with all in order. */
const TRANSFER: NonNullable<Given['answers']> = {
  'TRF-00': 'shown',
  'TRF-01': 'none',
  'TRF-02': 'other-person',
  'TRF-03': 'friend',
  'TRF-04': 'long-known',
  'TRF-05': 'often',
  'TRF-06': 'in-person',
  'TRF-07': 'yes',
  'TRF-08': ['calm'],
  'TRF-09': ['consistent'],
  'TRF-10A': 'ordinary',
  'TRF-10': 'ink',
};

describe.each<[Code, readonly StepRow[]]>([
  ['TRF', TRANSFER_TABLE],
  ['CASH', CASH_TABLE],
])('the steps of %s', (code, table) => {
  const { steps } = procedureOf(code);
  const stepOf = (id: string) => steps.find((step) => step.id === id);

  it('are those of domain.md, in its reading order', () => {
    expect(steps.map(({ id }) => id)).toEqual(table.map(({ step }) => step));
  });

  test.each([...table])(
    '$step has its channel, its screen and its words',
    ({ step, channel, form, choose, say }) => {
      expect(stepOf(step)).toMatchObject({ channel, form: form ?? 'choice', choose: choose ?? 'one' });
      if (say !== undefined) expect(stepOf(step)?.say).toBe(say);
    },
  );

  test.each([...table])(
    '$step offers exactly the documented options and raises their flags',
    ({ step, options }) => {
      const found = stepOf(step);
      const offered = found ? optionsOf(found) : [];
      expect(offered.map((option) => [option.code, ...(option.raises ?? [])])).toEqual(
        options.map(([option, , ...flags]) => [option, ...flags]),
      );
      options.forEach(([, label], index) => {
        expect(offered[index]?.label).toContain(label);
      });
    },
  );

  it('each say why they are there, what they stand on and where they stop, in one breath', () => {
    for (const { id, say, why, limit, basis } of steps) {
      for (const text of [say, why, limit]) {
        expect([...text].length, `${id} ${text}`).toBeGreaterThan(5);
        expect([...text].length, `${id} ${text}`).toBeLessThanOrEqual(45);
      }
      expect(basis.length, id).toBeGreaterThan(0);
    }
  });

  it('look at the moment only, never at age or origin', () => {
    const looks = steps.find((step) => step.channel === 'observed');
    expect(looks?.limit).toContain('年龄、籍贯');
  });
});

describe('a transfer', () => {
  const FIVE = ['03', '04', '05', '06', '07'];
  const SPARED = ['00', '01', '02', '08', '09', '10', '10A', '10R'];

  it('with all in order is done by the teller alone', () => {
    const { outcome, raised } = judged({ answers: TRANSFER });
    expect([outcome.code, outcome.decider, raised.size]).toEqual(['O0', 'teller', 0]);
  });

  it.each([100, 8_000, 300_000])('of %d yuan to somebody else is asked the five questions', (yuan) => {
    expect(dueIn({ yuan, answers: TRANSFER })).toEqual([...SPARED, ...FIVE].sort());
  });

  it('is confirmed by ink at the end, which covers the sheet too', () => {
    const confirmation = procedureOf('TRF').steps.find(({ form }) => form === 'confirmation');
    expect(confirmation?.ink).toBe(true);
  });

  describe('is spared the questions', () => {
    const clean = { ...TRANSFER, 'TRF-03': [], 'TRF-04': [], 'TRF-05': [], 'TRF-06': [], 'TRF-07': [] };

    test.each<[string, Given]>([
      ['to oneself, by the name of the account', { sameName: true, answers: { 'TRF-02': 'self' } }],
      [
        'to a spouse in the household register',
        { answers: { 'TRF-02': 'spouse', 'TRF-02S': 'household-register' } },
      ],
      [
        'to a spouse in the marriage certificate',
        { answers: { 'TRF-02': 'spouse', 'TRF-02S': 'marriage-certificate' } },
      ],
      ['to a spouse known to the bank', { answers: { 'TRF-02': 'spouse', 'TRF-02S': 'bank-record' } }],
      [
        'to a child in the household register',
        { answers: { 'TRF-02': 'child', 'TRF-02C': 'household-register' } },
      ],
      [
        'to a child in the birth certificate',
        { answers: { 'TRF-02': 'child', 'TRF-02C': 'birth-certificate' } },
      ],
      ['to a child known to the bank', { answers: { 'TRF-02': 'child', 'TRF-02C': 'bank-record' } }],
    ])('%s, but not the sheet, the looks, the check and the confirmation', (_, given) => {
      const all = { ...given, yuan: 300_000, answers: { ...clean, ...given.answers } };
      expect(judged(all).exemption).toBe('granted');
      expect(dueIn(all).filter((id) => !/^02[SC]$/.test(id))).toEqual(SPARED);
    });

    test.each<[string, Given, string]>([
      ['oneself under another name', { answers: { 'TRF-02': 'self' } }, 'refused'],
      ['a spouse without evidence', { answers: { 'TRF-02': 'spouse', 'TRF-02S': 'none' } }, 'refused'],
      ['a child without evidence', { answers: { 'TRF-02': 'child', 'TRF-02C': 'none' } }, 'refused'],
      ['a child whose evidence nobody has seen', { answers: { 'TRF-02': 'child' } }, 'offered'],
      ['a friend of the same name', { sameName: true, answers: { 'TRF-02': 'other-person' } }, 'not-claimed'],
    ])('not for %s', (_, given, exemption) => {
      const all = { ...given, answers: { ...clean, ...given.answers } };
      expect(judged(all).exemption).toBe(exemption);
      expect(dueIn(all)).toEqual(expect.arrayContaining(FIVE));
    });

    test.each<[string, Given]>([
      ['a trick on the sheet is like today', { answers: { 'TRF-01': 'sure-profit' } }],
      ['the sheet is not looked at', { answers: { 'TRF-00': 'declined-reading' } }],
      ['somebody is hurried', { answers: { 'TRF-08': ['hurried'] } }],
      ['the phone is somebody else’s', { answers: { 'TRF-09': ['phone-not-own'] } }],
      ['a word of secrecy was heard', { flags: ['F13'] }],
    ])('no longer once %s', (_, given) => {
      const spouse = { ...clean, 'TRF-02': 'spouse', 'TRF-02S': 'bank-record' };
      const all = { ...given, answers: { ...spouse, ...given.answers } };
      expect(judged(all).exemption).toBe('withdrawn');
      expect(dueIn(all)).toEqual(expect.arrayContaining(FIVE));
    });
  });

  test.each<[string, Given, string, string[]]>([
    ['the customer asks staff about the sheet', { answers: { 'TRF-01': 'ask-staff' } }, 'O0', []],
    ['the sheet is gone through on paper', { answers: { 'TRF-01': 'paper' } }, 'O0', []],
    ['the sheet is refused', { answers: { 'TRF-01': 'refused' } }, 'O3', ['TRF-01']],
    ['the customer would rather not look', { answers: { 'TRF-00': 'declined-reading' } }, 'O1', ['F33']],
    ['the customer points at sure profit', { answers: { 'TRF-01': 'sure-profit' } }, 'O3', ['F04']],
    ['the customer points at the safe account', { answers: { 'TRF-01': 'safe-account' } }, 'O4', ['F03']],
    ['the customer points at screen sharing', { answers: { 'TRF-01': 'screen-sharing' } }, 'O4', ['F03']],
    ['the customer points at paid tasks', { answers: { 'TRF-01': 'tasks' } }, 'O4', ['F03']],
    ['it is the first payment', { answers: { 'TRF-05': 'never' } }, 'O1', ['F07']],
    ['they talk by phone', { answers: { 'TRF-06': 'phone' } }, 'O1', ['F08']],
    ['the purpose is another one', { answers: { 'TRF-07': 'changed' } }, 'O3', ['F02']],
    ['somebody else wants the transfer', { answers: { 'TRF-07': 'told-by-other' } }, 'O3', ['F04']],
    ['clean answers, but on the phone', { answers: { 'TRF-08': ['on-call'] } }, 'O3', ['F16']],
    [
      'an unknown payee, and on the phone',
      { answers: { 'TRF-03': 'stranger', 'TRF-08': ['on-call'] } },
      'O4',
      ['F05', 'F16'],
    ],
    ['a caller who claims an office', { answers: { 'TRF-03': 'claimed-official' } }, 'O4', ['F09']],
    [
      'that for ten minutes',
      { answers: { 'TRF-03': 'claimed-official' }, timers: ['H10'] },
      'O5',
      ['F09', 'H10'],
    ],
    ['the payee is on a list', { answers: { 'TRF-09': ['list-hit'] } }, 'O5', ['F25']],
    ['the document is doubtful', { answers: { 'TRF-09': ['id-doubtful'] } }, 'O6', ['K02']],
    ['a query fails', { answers: { 'TRF-09': ['query-failed'] } }, 'O3', ['TRF-09']],
    [
      'one weak sign, and more than half of the balance',
      { overHalf: true, answers: { 'TRF-08': ['hurried'] } },
      'O3',
      ['F15'],
    ],
  ])('when %s', (_, given, outcome, causes) => {
    const result = judged({ ...given, answers: { ...TRANSFER, ...given.answers } });
    expect([result.outcome.code, result.causes]).toEqual([outcome, causes]);
  });

  test.each<[string, string, NonNullable<Given['answers']>]>([
    ['an old friend never met', 'C01', { 'TRF-04': 'met-online' }],
    [
      'a relative, first payment, by a call from abroad',
      'C02',
      { 'TRF-03': 'relative', 'TRF-05': 'never', 'TRF-06': 'overseas-call' },
    ],
    ['a company that is a person', 'C03', { 'TRF-03': 'merchant' }],
    ['to oneself, on the word of a safe account', 'C04', { 'TRF-02': 'self', 'TRF-01': 'safe-account' }],
  ])('%s contradicts itself (%s) and staff are told what to ask', (_, flag, answers) => {
    const result = judged({ answers: { ...TRANSFER, ...answers } });
    expect(result.contradictions.map(({ raises }) => raises)).toEqual([flag]);
    expect(result.contradictions[0]?.ask).toMatch(/？$/);
    expect(result.raised.get(flag)).toBe('S');
  });

  it('with a first payment is recommended to arrive the next day', () => {
    const { recommended, additions } = judged({ answers: { ...TRANSFER, 'TRF-05': 'never' } });
    expect(recommended.map(({ step, option }) => [step, option])).toEqual([['TRF-10A', 'next-day']]);
    expect(additions.map(({ code }) => code)).toEqual(['O2']);
    expect(judged({ answers: TRANSFER }).recommended).toEqual([]);
  });

  it('that breaks a time deposit early is of the highest tier whatever the amount', () => {
    expect(judged({ yuan: 100, answers: { ...TRANSFER, 'TRF-09': ['early-deposit'] } }).tier).toBe('T4');
  });
});

describe.each<[Code]>([['TRF'], ['CASH']])('%s', (code) => {
  it('gives ten minutes to a hard flag', () => {
    const running = (flags: string[]) =>
      runningTimers(pack, courseOf(pack, code), record({ flags })).map(({ code, minutes }) => [
        code,
        minutes,
      ]);
    expect(running(['F13'])).toEqual([['H10', 10]]);
    expect(running(['F16'])).toEqual([]);
  });

  it('hears the same words as a remittance and calls back after the same days', () => {
    const { heard, followUps } = procedureOf(code);
    const rem = pack.procedures.REM;
    expect(heard).toEqual(rem?.heard);
    expect(followUps.map(({ code, days, after }) => [code, days, after])).toEqual([
      ['same-day-transfers', 0, ['O4', 'O5', 'O7', 'O9']],
      ['next-day-call', 1, ['O2', 'O4', 'O5', 'O7', 'O8', 'O9']],
      ['week-call', 7, ['O5', 'O8', 'O9']],
    ]);
  });
});

// How long a case is kept and what may end that (domain.md 4.7, 4.4): the table is data, the rules are few, and the law's period is never cut short.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../../shared/procedure/load-pack.ts';
import {
  type EndedCase,
  erasable,
  howEnded,
  isDue,
  keptUntil,
  lastDayOf,
  ruleOf,
} from '../../shared/procedure/retention.ts';
import type { Retention } from '../../shared/procedure/retention-schema.ts';
import { shanghaiDay } from '../../shared/words/time.ts';
import { sampleFiles, samplePack } from './sample-files.ts';

const PACK = samplePack();
const RETENTION = PACK.retention as Retention;

const ended = (procedure: string, ending: string, endedAt = '2026-11-21T01:30:00.000Z'): EndedCase => {
  const table = PACK.outcomes[PACK.procedures[procedure]?.outcomes ?? ''];
  if (!table) throw new Error(`${procedure} has no outcomes`);
  return { procedure, ending, endedAt, how: howEnded(table, ending) };
};

describe('the sample table', () => {
  test.each([
    ['REM', 'O0', 'transaction'],
    ['TRF', 'O1', 'transaction'],
    ['CASH', 'O3', 'transaction'],
    ['REM', 'O8', 'transaction'],
    ['REM', 'O7', 'not-done'],
    ['TRF', 'O6', 'not-done'],
    ['CASH', 'customer-left', 'not-done'],
    ['ACC', 'A0', 'relation'],
    ['EBK', 'E1', 'relation'],
    ['ACC', 'A5', 'account-refused'],
    ['LIM', 'E6', 'account-refused'],
    ['ACC', 'wrong-business', 'not-done'],
  ])('keeps a %s that ended with %s under the rule %s', (procedure, ending, rule) => {
    expect(ruleOf(RETENTION, ended(procedure, ending))?.code).toBe(rule);
  });

  test('has ten years for every case, as the Anti-Money-Laundering Law has since 2025', () => {
    const ofCases = RETENTION.rules.filter(({ covers }) => covers);
    expect(ofCases.map(({ months }) => months)).toEqual(ofCases.map(() => 120));
    expect(ofCases.filter(({ byLaw }) => !byLaw).map(({ code }) => code)).toEqual(['not-done']);
  });
});

describe('the last day of a period', () => {
  test.each([
    ['2026-11-21', 120, '2036-11-21'],
    ['2024-02-29', 120, '2034-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('from %s on, %d months: %s', (day, months, last) => {
    expect(lastDayOf(day, months)).toBe(last);
  });

  test('never lies before as many months of 28 days have passed, and grows with the months', () => {
    const days = fc.integer({ min: 0, max: 36_524 }).map((count) => shanghaiDay('1990-01-01', count));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 600 }), (day, months) => {
        expect(lastDayOf(day, months) >= shanghaiDay(day, months * 28)).toBe(true);
        expect(lastDayOf(day, months + 1) > lastDayOf(day, months)).toBe(true);
      }),
    );
  });

  test('is counted in days of Shanghai: half past midnight there is still the day before in UTC', () => {
    const [rule] = RETENTION.rules;
    expect(rule && keptUntil(rule, { endedAt: '2026-11-21T16:30:00.000Z' })).toBe('2036-11-22');
  });
});

describe('a case', () => {
  const transfer = ended('REM', 'O0');
  const account = ended('ACC', 'A0');
  const given = (ground: string, today: string, relationEnded?: string) => ({ ground, today, relationEnded });

  test('is due from the day after its last day, and not on it', () => {
    const rule = ruleOf(RETENTION, transfer);
    if (!rule) throw new Error('no rule');
    expect(isDue(rule, transfer, '2036-11-21')).toBe(false);
    expect(isDue(rule, transfer, '2036-11-22')).toBe(true);
    expect(erasable(RETENTION, transfer, given('period-over', '2036-11-21'))).toMatchObject({
      ...{ ok: false, why: 'UNDER_RETENTION', until: '2036-11-21' },
    });
    expect(erasable(RETENTION, transfer, given('period-over', '2036-11-22'))).toMatchObject({
      ...{ ok: true, until: '2036-11-21', early: false },
    });
  });

  test('whose period a law sets is not destroyed earlier under any ground', () => {
    for (const { code } of RETENTION.grounds)
      expect(erasable(RETENTION, transfer, given(code, '2036-11-21')).ok, code).toBe(false);
  });

  test('whose period the bank sets may be, under the grounds of the Personal Information Protection Law only', () => {
    const givenUp = ended('REM', 'customer-left');
    const may = RETENTION.grounds.filter(
      ({ code }) => erasable(RETENTION, givenUp, given(code, '2026-11-22')).ok,
    );
    expect(may.map(({ code }) => code)).toEqual(['purpose-gone', 'wrongly-collected']);
    for (const { basis } of may) expect(basis.map(({ law }) => law)).toEqual(['L3']);
    expect(erasable(RETENTION, givenUp, given('purpose-gone', '2026-11-22'))).toMatchObject({
      ...{ early: true, until: '2036-11-21' },
    });
  });

  test('of a relation with the customer waits for the day on which that ended, and ten years more', () => {
    const why = (asked: ReturnType<typeof given>) => {
      const may = erasable(RETENTION, account, asked);
      return may.ok ? 'ok' : may.why;
    };
    expect(why(given('period-over', '2099-01-01'))).toBe('RELATION_UNKNOWN');
    expect(why(given('period-over', '2099-01-01', '2026-11-20')), 'before the account was opened').toBe(
      'RELATION_UNKNOWN',
    );
    expect(why(given('period-over', '2041-03-01', '2031-03-01'))).toBe('UNDER_RETENTION');
    expect(why(given('period-over', '2041-03-02', '2031-03-01'))).toBe('ok');
  });

  test('of which the table says nothing is kept, and so is one whose ground is not in the table', () => {
    const nothing: Retention = { ...RETENTION, rules: RETENTION.rules.filter(({ covers }) => !covers) };
    const asked = given('period-over', '2099-01-01');
    expect(erasable(nothing, transfer, asked)).toEqual({ ok: false, why: 'NO_RULE' });
    expect(erasable(RETENTION, transfer, { ...asked, ground: 'because' })).toEqual({
      ...{ ok: false, why: 'UNKNOWN_CODE' },
    });
  });
});

describe('a pack', () => {
  type Change = (retention: Retention) => void;
  const faultsAfter = (change: Change) => {
    const retention = structuredClone(RETENTION);
    change(retention);
    const loaded = loadPack(sampleFiles().set('retention.json', JSON.stringify(retention)));
    return loaded.ok ? [] : loaded.faults.map(({ file, path, reason }) => `${file} ${path} ${reason}`);
  };

  test('from before there was a table is whole, and lets nothing be destroyed', () => {
    const files = sampleFiles();
    files.delete('retention.json');
    const loaded = loadPack(files);
    expect(loaded.ok && loaded.pack.retention).toBe(undefined);
  });

  test.each<[string, Change, string]>([
    [
      'a law that is not listed',
      ({ rules }) => {
        rules[0]!.basis = [{ law: 'L99' }];
      },
      'retention.json rules[0].basis[0].law laws.json 里没有 L99。',
    ],
    [
      'a ground without its law',
      ({ grounds }) => {
        grounds[1]!.basis = [{ law: 'L99' }];
      },
      'retention.json grounds[1].basis[0].law laws.json 里没有 L99。',
    ],
    [
      'a procedure that is not there',
      ({ rules }) => {
        rules[0]!.covers!.procedures.push('XYZ');
      },
      'retention.json rules[0].covers.procedures[4] 没有流程 XYZ。',
    ],
    [
      'an ending that is not there',
      ({ rules }) => {
        rules[0]!.covers!.also = ['O99'];
      },
      'retention.json rules[0].covers.also[0] 没有办结方式 O99。',
    ],
    [
      'a case without a length of time',
      ({ rules }) => {
        delete rules[0]!.months;
      },
      'retention.json rules[0].since 业务的期限要从业务结束或者业务关系终止起算，并写明月数。',
    ],
    [
      'a way to end that has no period',
      ({ rules }) => {
        rules[3]!.covers!.ended = ['ended'];
      },
      'retention.json rules 没有规定流程 REM“已取消”的业务保存多久。',
    ],
  ])('with %s is refused', (_what, change, fault) => {
    expect(faultsAfter(change)).toContain(fault);
  });
});

// Stop-payment help, the additions for elders, the machines in the hall (domain.md 4.5, 8, 2.2): what is due, and what follows.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { judge } from '../../shared/procedure/judge.ts';
import { type Given, record } from './record-maker.ts';
import { pack, procedure, step } from './sample-steps.ts';

describe('stop-payment help', () => {
  const ANSWERED = {
    'STOP-01': 'within-half-hour',
    'STOP-01C': 'mobile-bank',
    'STOP-02': 'sent',
    'STOP-03': 'reported',
    'STOP-04': 'complete',
    'STOP-05': ['report-loss', 'remove-remote'],
    'STOP-06': 'given',
  };
  const outcome = (flags: string[]) =>
    judge(pack, courseOf(pack, 'STOP'), record({ yuan: 0, answers: ANSWERED, flags })).outcome;

  test.each([
    [[], 'E0', 'teller', undefined],
    [['F15'], 'E1', 'teller', undefined],
    [['F16'], 'E3', 'supervisor', undefined],
    [['F14'], 'E4', 'supervisor', 'DIS'],
  ])('with flags %j ends as %s, decided by the %s', (flags, code, decider, enters) => {
    const row = outcome(flags);
    expect([row.code, row.decider, row.enters]).toEqual([code, decider, enters]);
  });

  it('never holds up the report or the cancellation, whoever must decide about new business', () => {
    for (const flags of [['F16'], ['F14']]) expect(outcome(flags).advice).toContain('紧急的事先办');
  });

  it('asks the same seven things of everybody, cancelling before the police', () => {
    const { due } = judge(pack, courseOf(pack, 'STOP'), record({ yuan: 0 }));
    expect([...due]).toEqual(Object.keys(ANSWERED));
  });

  it('hears only what is still going on: an old loss is no reason to be stopped', () => {
    expect(procedure('STOP').heard.map(({ raises }) => raises)).toEqual(['F14', 'F13', 'F03', 'F27']);
    for (const { label } of procedure('STOP').heard) expect(label).not.toContain('安全账户');
  });

  it('promises nothing, and leaves the decision to the police', () => {
    expect(step('STOP-02').limit).toContain('不保证');
    expect(step('STOP-03').why).toContain('公安机关决定');
    expect(pack.papers.STOP1?.text).toContain('止付由公安机关决定');
  });
});

describe('the additions for elders', () => {
  const inRemittance = (given: Given) => judge(pack, courseOf(pack, 'REM', ['ELD']), record(given));
  const due = (given: Given) => [...inRemittance(given).due].filter((id) => id.startsWith('ELD-')).sort();

  it('add five short steps to a small amount in order', () => {
    expect(due({})).toEqual(['ELD-01', 'ELD-02', 'ELD-03', 'ELD-06', 'ELD-08']);
  });

  test.each([
    ['an amount of 10,000 yuan', { yuan: 10_000 }, ['ELD-04']],
    ['a newly met companion', { answers: { 'ELD-03': 'newly-met' } }, ['ELD-04', 'ELD-05', 'ELD-07']],
    ['a companion who blocks a private talk', { flags: ['F18'] }, ['ELD-04', 'ELD-05', 'ELD-07']],
    ['a notice that was not read', { flags: ['F33'] }, ['ELD-07']],
    ['a notice that was not understood', { answers: { 'ELD-02': 'unclear' } }, ['ELD-02S']],
  ] as const)('for %s also ask for %j', (_, given, more) => {
    const plain = due({});
    expect(due(given).filter((id) => !plain.includes(id))).toEqual(more);
  });

  it('raise nothing for a relative or for somebody who came alone, and nothing for wanting large type', () => {
    for (const companion of ['spouse-child', 'other-relative', 'acquaintance', 'nobody']) {
      const answers = { 'ELD-01': 'both', 'ELD-02': 'unclear', 'ELD-03': companion };
      expect([...inRemittance({ answers }).raised.keys()], companion).toEqual([]);
    }
  });

  it('never let staff sign, and never press', () => {
    expect(step('ELD-06').limit).toContain('不代签');
    expect(step('ELD-02').limit).toContain('不计时');
    expect(procedure('ELD').timers).toEqual([]);
  });
});

describe('the machines in the hall', () => {
  const ORDINARY = {
    'ATM-01': 'withdraw',
    'ATM-02': ['normal'],
    'ATM-03': ['none'],
    'ATM-04': 'reminded',
    'ATM-06': 'confirmed',
  };
  const TO_KNOWN = { ...ORDINARY, 'ATM-01': 'to-known', 'ATM-05': 'confirmed' };
  const atm = (given: Given) => judge(pack, courseOf(pack, 'ATM'), record({ yuan: 0, ...given }));

  test.each([
    ['an ordinary withdrawal', ORDINARY, [], 'M0', 'lobby'],
    ['a verified transfer to somebody known', TO_KNOWN, [], 'M0', 'lobby'],
    ['a transfer that could not be verified', { ...TO_KNOWN, 'ATM-05': 'not-confirmed' }, [], 'M0', 'lobby'],
    ['no answer', { ...ORDINARY, 'ATM-01': 'unwilling' }, [], 'M1', 'lobby'],
    ['somebody in a hurry', { ...ORDINARY, 'ATM-02': ['hurried'] }, [], 'M1', 'lobby'],
    [
      'hurry that ends in insisting',
      { ...ORDINARY, 'ATM-02': ['nervous'], 'ATM-06': 'insists' },
      [],
      'M1',
      'lobby',
    ],
    ['somebody who came back after a reminder', { ...ORDINARY, 'ATM-02': ['came-back'] }, [], 'M1', 'lobby'],
    ['a stranger as payee', { ...TO_KNOWN, 'ATM-01': 'to-stranger' }, [], 'M3', 'supervisor'],
    ['a transfer for somebody else', { ...TO_KNOWN, 'ATM-01': 'for-another' }, [], 'M3', 'supervisor'],
    ['a refusal to verify', { ...TO_KNOWN, 'ATM-05': 'refused' }, [], 'M3', 'supervisor'],
    ['a foreign-language screen', { ...ORDINARY, 'ATM-02': ['foreign-screen'] }, [], 'M3', 'supervisor'],
    ['somebody who gives directions', { ...ORDINARY, 'ATM-02': ['directed'] }, [], 'M3', 'supervisor'],
    ['operating while on the phone', { ...ORDINARY, 'ATM-03': ['on-phone'] }, [], 'M3', 'supervisor'],
    [
      'reading a slip, and insisting',
      { ...ORDINARY, 'ATM-03': ['note'], 'ATM-06': 'insists' },
      [],
      'M3',
      'supervisor',
    ],
    ['an earphone with orders', { ...ORDINARY, 'ATM-03': ['earphone'] }, [], 'M5', 'branch-head'],
    ['a shared screen', { ...ORDINARY, 'ATM-03': ['screen-sharing'] }, [], 'M5', 'branch-head'],
    ['words heard: handing cash to a caller', ORDINARY, ['F27'], 'M5', 'branch-head'],
  ])('%s: %#', (_, answers, flags, code, decider) => {
    const { outcome } = atm({ answers, flags });
    expect([outcome.code, outcome.decider]).toEqual([code, decider]);
  });

  it('suggest the counter for English screen and a call together, and name both (journey J24)', () => {
    const judgement = atm({ answers: { ...ORDINARY, 'ATM-02': ['foreign-screen'], 'ATM-03': ['on-phone'] } });
    expect(judgement.outcome.name).toContain('陪同到柜台');
    expect(judgement.outcome.advice).toContain('暂停操作');
    expect(judgement.causes).toEqual(['F16', 'F34']);
  });

  it('need five taps, and no name, for an ordinary contact (journey J23)', () => {
    const { due } = atm({ answers: ORDINARY });
    expect([...due]).toEqual(['ATM-01', 'ATM-02', 'ATM-03', 'ATM-04', 'ATM-06']);
    expect(procedure('ATM').steps.every(({ who }) => who === 'lobby')).toBe(true);
    expect(step('ATM-01').limit).toContain('不问姓名');
  });

  it('ask for a call to the family only where money goes to others or something was noticed', () => {
    expect(atm({ answers: { ...ORDINARY, 'ATM-01': 'to-self' } }).due).not.toContain('ATM-05');
    expect(atm({ answers: TO_KNOWN }).due).toContain('ATM-05');
    expect(atm({ answers: { ...ORDINARY, 'ATM-02': ['hurried'] } }).due).toContain('ATM-05');
  });

  it('remind no further when the customer walks away', () => {
    const { due } = atm({ answers: { 'ATM-01': 'to-stranger', 'ATM-04': 'left' } });
    expect([...due]).toEqual(['ATM-01', 'ATM-02', 'ATM-03', 'ATM-04']);
  });

  it('take a request to cancel only where it is asked for, and then ask nothing else', () => {
    expect([...atm({ answers: { 'ATM-01': 'cancel-transfer' } }).due]).toEqual(['ATM-01', 'ATM-90']);
    expect(atm({ answers: TO_KNOWN }).due).not.toContain('ATM-90');
    expect(step('ATM-90').limit).toContain('不作承诺');
  });

  it('have the words heard of a remittance, one tap each', () => {
    expect(procedure('ATM').heard).toEqual(procedure('REM').heard);
  });

  it('say by machine group whether a transfer can still be cancelled, and promise no 24 hours', () => {
    expect(new Set(pack.pack.machines.map(({ regime }) => regime))).toEqual(new Set(['hold', 'at-once']));
    for (const { regime, say } of pack.pack.machines) {
      expect(say).not.toMatch(/24|一定能/);
      expect(say).toContain(regime === 'hold' ? '以柜台查询为准' : '不能撤销');
    }
  });
});

describe('outcome tables of the short procedures', () => {
  test.each([
    [
      'E',
      ['E0 办结', 'E1 提醒后办结', 'E3 主管复核', 'E4 暂缓并劝阻'],
      [
        ['E6', '不予开通或提额', 'N5'],
        ['E7', '客户放弃', undefined],
        ['E9', '警方接手', undefined],
      ],
    ],
    [
      'M',
      ['M0 巡查登记', 'M1 提醒', 'M3 陪同到柜台、主管复核', 'M5 警银联动'],
      [['M7', '客户放弃', undefined]],
    ],
  ])(
    '%s runs %j and may end with the customer withdrawing, on paper with a refusal, or with the police',
    (code, names, endings) => {
      const table = pack.outcomes[code];
      expect(table?.rows.map((row) => `${row.code} ${row.name}`)).toEqual(names);
      expect(table?.endings.map((one) => [one.code, one.name, one.paper])).toEqual(endings);
      expect(table?.additions).toEqual([]);
    },
  );
});

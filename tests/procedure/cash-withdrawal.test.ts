// A cash withdrawal is asked and judged as domain.md 1.6 and 1.8 say: nothing below the bank's tier unless something is seen.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { judge } from '../../shared/procedure/judge.ts';
import { type Given, record } from './record-maker.ts';
import { samplePack } from './sample-files.ts';

const pack = samplePack();
const judged = (given: Given) => judge(pack, courseOf(pack, 'CASH'), record(given));
const dueIn = (given: Given) => [...judged(given).due].map((id) => id.replace('CASH-', '')).sort();

/** 80,000 yuan for a renovation with all in order. */
const CASH: NonNullable<Given['answers']> = {
  'CASH-01': 'renovation',
  'CASH-02': 'same',
  'CASH-03': 'known-merchant',
  'CASH-04': 'savings',
  'CASH-05': 'will-wait',
  'CASH-06': ['calm'],
  'CASH-07': ['consistent'],
  'CASH-08': 'read',
  'CASH-08R': 'own-words',
  'CASH-08S': 'ink',
};
const FROM_TIER = 80_000;

describe('a cash withdrawal', () => {
  const LOOK_AND_CHECK = ['06', '07', '09'];
  const EVERYTHING = ['01', '02', '03', '04', '05', '06', '07', '08', '08R', '08S', '09'];

  it.each([100, 40_000, 49_999.99])('of %d yuan with nothing to see is not asked anything', (yuan) => {
    const given = { yuan, answers: { 'CASH-06': ['calm'], 'CASH-07': ['consistent'] } };
    expect(dueIn(given)).toEqual(LOOK_AND_CHECK);
    expect(judged(given).outcome).toMatchObject({ code: 'O0', decider: 'teller' });
  });

  it.each([50_000, 300_000])('of %d yuan is asked the five questions and shown the notice', (yuan) => {
    expect(dueIn({ yuan, answers: CASH })).toEqual(EVERYTHING);
    expect(judged({ yuan, answers: CASH }).outcome.code).toBe('O0');
  });

  it('below the tier is asked as soon as any flag is raised', () => {
    for (const given of [
      { flags: ['F13'] },
      { answers: { 'CASH-06': ['hurried'] } },
      { answers: { 'CASH-07': ['list-hit'] } },
    ]) {
      expect(dueIn({ yuan: 3_000, ...given })).toEqual(EVERYTHING);
    }
  });

  it('is asked from the tier that the bank sets, not from an amount in the procedure', () => {
    const own = structuredClone(pack);
    const tier = own.thresholds.tiers.find(({ code }) => code === 'T3');
    if (tier) tier.fromFen = 10_000_000;
    const due = judge(own, courseOf(own, 'CASH'), record({ yuan: FROM_TIER, answers: CASH })).due;
    expect([...due].sort()).toEqual(LOOK_AND_CHECK.map((id) => `CASH-${id}`));
  });

  it('keeps an answer to a question that is not due from raising anything', () => {
    const given = { yuan: 40_000, answers: { ...CASH, 'CASH-01': 'unwilling' } };
    expect(judged(given).raised.size).toBe(0);
  });

  test.each<[string, Given, string, string[]]>([
    ['the money is for an investment', { answers: { 'CASH-01': 'investment' } }, 'O3', ['F04']],
    ['the money is for an investigation', { answers: { 'CASH-01': 'investigation' } }, 'O4', ['F03']],
    ['the purpose is not told above the tier', { answers: { 'CASH-01': 'unwilling' } }, 'O3', ['F01']],
    ['the purpose is not the one booked', { answers: { 'CASH-02': 'different' } }, 'O3', ['F02']],
    ['nothing was booked', { answers: { 'CASH-02': 'not-booked' } }, 'O0', []],
    ['gold is bought for the family', { answers: { 'CASH-01': 'gold', 'CASH-03': 'family' } }, 'O0', []],
    [
      'somebody comes to collect it',
      { answers: { 'CASH-01': 'gold', 'CASH-03': 'collector' } },
      'O5',
      ['F27'],
    ],
    ['it is to be posted', { answers: { 'CASH-03': 'posted' } }, 'O5', ['F27']],
    ['it is for a stranger', { answers: { 'CASH-03': 'stranger' } }, 'O5', ['F27']],
    ['a new loan is passed on', { answers: { 'CASH-04': 'new-loan' } }, 'O3', ['F35']],
    ['it was just received', { answers: { 'CASH-04': 'just-received' } }, 'O3', ['F20']],
    ['it was just received against a commission', { answers: { 'CASH-04': 'paid-for-it' } }, 'O5', ['F28']],
    ['its origin is not clear to the customer', { answers: { 'CASH-04': 'unsure' } }, 'O0', []],
    [
      'a time deposit is broken in an explained emergency',
      { answers: { 'CASH-05': 'urgent-explained' } },
      'O0',
      [],
    ],
    ['the lost interest does not matter at all', { answers: { 'CASH-05': 'careless' } }, 'O3', ['F19']],
    ['a companion takes over', { answers: { 'CASH-06': ['companion-blocks'] } }, 'O5', ['F18']],
    ['clean answers, but on the phone', { answers: { 'CASH-06': ['on-call'] } }, 'O3', ['F16']],
    ['the police have warned', { answers: { 'CASH-07': ['police-warning'] } }, 'O5', ['F26']],
    ['the document is doubtful', { answers: { 'CASH-07': ['id-doubtful'] } }, 'O6', ['K02']],
    ['a query fails', { answers: { 'CASH-07': ['query-failed'] } }, 'O3', ['CASH-07']],
    ['the notice is not read', { answers: { 'CASH-08': 'declined-reading' } }, 'O1', ['F33']],
    ['the notice is signed unread', { answers: { 'CASH-08': 'signed-unread' } }, 'O1', ['F33']],
    ['the notice is not signed', { answers: { 'CASH-08S': 'refused' } }, 'O0', []],
  ])('when %s', (_, given, outcome, causes) => {
    const result = judged({ yuan: FROM_TIER, ...given, answers: { ...CASH, ...given.answers } });
    expect([result.outcome.code, result.causes]).toEqual([outcome, causes]);
  });

  it('is not cleared by a quick signature: one point is said in own words, and a second explanation that fails brings the supervisor', () => {
    const outcome = (said: string) =>
      judged({ yuan: FROM_TIER, answers: { ...CASH, 'CASH-08R': said } }).outcome;
    expect(outcome('after-explaining').code).toBe('O0');
    expect(outcome('unwilling').code).toBe('O0');
    expect(outcome('not-yet')).toMatchObject({ code: 'O3', decider: 'supervisor' });
  });

  test.each<[string, string, NonNullable<Given['answers']>]>([
    ['wages that somebody comes to collect', 'C05', { 'CASH-01': 'wages', 'CASH-03': 'collector' }],
    ['savings in an account that was filled today', 'C06', { 'CASH-07': ['account-unusual'] }],
  ])('%s contradict each other (%s) and staff are told what to ask', (_, flag, answers) => {
    const result = judged({ yuan: FROM_TIER, answers: { ...CASH, ...answers } });
    expect(result.contradictions.map(({ raises }) => raises)).toEqual([flag]);
    expect(result.contradictions[0]?.ask).toMatch(/？$/);
    expect(result.raised.get(flag)).toBe('S');
  });

  it('from a time deposit broken without a thought is of the highest tier', () => {
    expect(judged({ yuan: FROM_TIER, answers: { ...CASH, 'CASH-05': 'careless' } }).tier).toBe('T4');
  });
});

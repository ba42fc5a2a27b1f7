// Signing up for e-banking and raising its limit: own number, small limits, papers told once (domain.md 3.7).
import { describe, expect, it, test } from 'vitest';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { type Answers, limitRaised, pack, signedUp, step } from './account-cases.ts';

describe('e-banking sign-up', () => {
  test.each<[string, Answers, string]>([
    ['nothing found', {}, 'E0'],
    ['a family member who helps', { 'EBK-01': 'family-helps' }, 'E0'],
    ['a notice signed unread', { 'EBK-05': 'signed-unread' }, 'E1'],
    ['a customer who will not speak of the apps', { 'EBK-03': 'unwilling' }, 'E1'],
    ['somebody else’s wish', { 'EBK-01': 'told-to' }, 'E3'],
    ['an unclear wish', { 'EBK-01': 'unclear' }, 'E3'],
    ['the highest limit', { 'EBK-04': 'highest' }, 'E3'],
    ['a number of somebody else’s', { 'EBK-02': 'others-number' }, 'E3'],
    ['a number that does not answer', { 'EBK-02': 'not-received' }, 'E3'],
    ['a number that is forwarded', { 'EBK-02': 'forwarded' }, 'E3'],
    ['an app that somebody had installed', { 'EBK-03': 'installed' }, 'E4'],
    ['a notice that is not signed', { 'EBK-05S': 'refused' }, 'E4'],
  ])('%s', (_, answers, outcome) => {
    expect(signedUp(answers).outcome.code).toBe(outcome);
  });

  it('stops before any limit where the number is not proven to be the customer’s (J19)', () => {
    for (const number of ['not-received', 'others-number', 'forwarded']) {
      const result = signedUp({ 'EBK-02': number });
      expect(result.due.has('EBK-04'), number).toBe(false);
      expect(result.outcome.decider).toBe('supervisor');
      expect(result.causes).toContain('K11');
    }
    expect(signedUp({}).due.has('EBK-04')).toBe(true);
  });

  it('goes to dissuasion for a remote app', () => {
    expect(signedUp({ 'EBK-03': 'installed' }).outcome.enters).toBe('DIS');
  });

  it('offers the small limit first', () => {
    expect(optionsOf(step('EBK-04'))[0]).toMatchObject({ code: 'small', label: '默认小额' });
  });
});

describe('limit increase', () => {
  test.each<[string, Answers, string]>([
    ['a house', {}, 'E0'],
    ['no reason given', { 'LIM-01': 'unwilling' }, 'E1'],
    ['an investment', { 'LIM-01': 'invest' }, 'E3'],
    ['somebody else’s demand', { 'LIM-01': 'told-to' }, 'E3'],
  ])('%s', (_, answers, outcome) => {
    expect(limitRaised(answers).outcome.code).toBe(outcome);
  });

  it('is always decided by a second person, and tells the papers once, on paper', () => {
    expect([...limitRaised({}).due]).toEqual(['LIM-01', 'LIM-02', 'LIM-03']);
    expect(pack.procedures.LIM?.papers).toEqual(expect.arrayContaining(['LIM1', 'N5']));
    expect(pack.papers.LIM1?.text).toContain('一次告诉您');
  });
});

// What follows from an opening: each row of domain.md 3.5, no blanket refusal, what may wait, what is never kept.
import { describe, expect, it, test } from 'vitest';
import { compareSeverity } from '../../shared/procedure/course.ts';
import { DEFERRED } from '../../shared/procedure/procedure-schema.ts';
import { type Answers, everyAnswer, opened, pack, step, stepsOf } from './account-cases.ts';
import { ACCOUNT_FLAG_WEIGHTS, ACCOUNT_TABLE } from './account-table.ts';

describe('outcomes of account opening', () => {
  const table = pack.outcomes.A;
  if (!table) throw new Error('no table A');

  it('run from A0 over A1, A2 and A3, which are equal, to A5, with A7 beside them', () => {
    expect(table.rows.map(({ code, name, decider }) => [code, name, decider])).toEqual([
      ['A0', '正常开户，限额匹配', 'teller'],
      ['A1', '开户，仅柜面', 'teller'],
      ['A2', '开户，二、三类户', 'teller'],
      ['A3', '简易开户', 'supervisor'],
      ['A4', '延长审查，强化尽调', 'supervisor'],
      ['A5', '拒绝开户', 'branch-head'],
    ]);
    const severities = table.rows.map(({ code }) => Math.sign(compareSeverity(table, code, 'A2')));
    expect(severities).toEqual([-1, 0, 0, 0, 1, 1]);
    expect(compareSeverity(table, 'A4', 'A5')).toBeLessThan(0);
    expect(table.additions.map(({ code }) => code)).toEqual(['A7']);
  });

  test.each<[string, Answers, string, string]>([
    ['nothing found', {}, 'A0', 'teller'],
    ['a small limit', { 'ACC-05f': 'small' }, 'A0', 'teller'],
    ['no work', { 'ACC-05b': 'none' }, 'A0', 'teller'],
    ['a family member beside the customer', { 'ACC-05e': ['with-family'] }, 'A0', 'teller'],
    ['a reader that cannot read the document', { 'ACC-00': 'unreadable' }, 'A1', 'teller'],
    ['a query that is put off', { 'ACC-03': DEFERRED }, 'A1', 'teller'],
    ['a number check that is put off', { 'ACC-04': DEFERRED }, 'A1', 'teller'],
    [
      'no local tie and a notice signed unread',
      { 'ACC-05c': 'elsewhere', 'ACC-01': 'signed-unread' },
      'A1',
      'teller',
    ],
    ['a customer who needs no e-banking', { 'ACC-05f': 'not-needed' }, 'A1', 'teller'],
    ['a class I account that exists', { 'ACC-05g': 'class-one-exists' }, 'A2', 'teller'],
    ['a small need', { 'ACC-05g': 'small-need' }, 'A2', 'teller'],
    ['papers missing from a plausible story', { 'ACC-05g': 'simple' }, 'A3', 'supervisor'],
    ['an expired document', { 'ACC-00': 'expired' }, 'A4', 'supervisor'],
    ['one strong flag with a legal ground', { 'ACC-05a': 'unclear' }, 'A4', 'supervisor'],
    ['one strong flag without a legal ground', { 'ACC-05d': 'frequent' }, 'A4', 'supervisor'],
    ['two strong flags', { 'ACC-04': 'not-own', 'ACC-05f': 'highest' }, 'A4', 'supervisor'],
    ['a query that hints', { 'ACC-03': 'hint' }, 'A4', 'supervisor'],
    ['the number of accounts reached', { 'ACC-05g': 'limit-reached' }, 'A4', 'supervisor'],
    ['a promise of money', { 'ACC-05a': 'told-for-prize' }, 'A4', 'supervisor'],
    ['a notice that is not read', { 'ACC-01': 'declined-reading' }, 'A4', 'supervisor'],
    ['a notice that is not signed', { 'ACC-01S': 'refused' }, 'A4', 'supervisor'],
    ['a doubtful document', { 'ACC-00': 'doubtful' }, 'A5', 'branch-head'],
    ['an account for others for pay', { 'ACC-05a': 'told-for-pay' }, 'A5', 'branch-head'],
    ['a list hit', { 'ACC-03': 'hit' }, 'A5', 'branch-head'],
  ])('%s', (_, answers, outcome, decider) => {
    const result = opened(answers);
    expect([result.outcome.code, result.outcome.decider]).toEqual([outcome, decider]);
  });

  it('follow from somebody else confirming on the signing device: refusal is the branch head’s to decide', () => {
    expect(opened({}, ['K18']).outcome).toMatchObject({ code: 'A5', decider: 'branch-head' });
  });

  it('keep the e-banking closed while a query is open, whatever class of account is opened', () => {
    const result = opened({ 'ACC-03': DEFERRED, 'ACC-05g': 'class-one-exists' });
    expect(result.outcome.code).toBe('A2');
    expect(result.outcome.advice).toContain('不开非柜面');
    expect(result.raised.has('K15')).toBe(true);
  });

  it('never leave a strong or hard flag to the teller', () => {
    const heavy = Object.entries(ACCOUNT_FLAG_WEIGHTS).filter(([, weight]) => weight !== 'W');
    for (const [flag] of heavy) expect(opened({}, [flag]).outcome.decider, flag).not.toBe('teller');
  });

  test.each<[string, Answers, readonly string[], boolean]>([
    ['a clean case', {}, [], false],
    ['sale of cards by one person', { 'ACC-05a': 'told-for-pay' }, [], false],
    ['sale of cards by a group', { 'ACC-05a': 'told-for-pay', 'ACC-05e': ['group'] }, [], true],
    ['an impersonation', { 'ACC-02': 'failed', 'ACC-02M': 'mismatch' }, [], true],
    ['a list hit', { 'ACC-03': 'hit' }, [], true],
    ['a promise of money', {}, ['K20'], false],
  ])('A7 beside %s', (_, answers, flags, added) => {
    expect(opened(answers, flags).additions.map(({ code }) => code)).toEqual(added ? ['A7'] : []);
  });
});

describe('no blanket refusal', () => {
  it('only a doubtful identity, cards for sale and a list hit come to A5 by one answer', () => {
    const refused = everyAnswer
      .filter(({ step: id, option }) => opened({ 'ACC-02': 'failed', [id]: [option] }).outcome.code === 'A5')
      .map(({ step: id, option }) => `${id} ${option}`);
    expect(refused).toEqual([
      'ACC-00 doubtful',
      'ACC-02M mismatch',
      'ACC-03 hit',
      'ACC-05a told-for-pay',
      'ACC-05e told-to',
    ]);
  });

  it('coming from elsewhere is no reason by itself, and with another weak sign costs only the e-banking', () => {
    expect(opened({ 'ACC-05c': 'elsewhere' }).outcome.code).toBe('A0');
    expect(opened({ 'ACC-05c': 'elsewhere', 'ACC-03': DEFERRED }).outcome.code).toBe('A1');
    expect(
      opened({ 'ACC-05c': 'elsewhere', 'ACC-01': 'signed-unread', 'ACC-00': 'unreadable' }).outcome.code,
    ).toBe('A1');
  });

  it('no question asks for age, and the limits rule out origin and look', () => {
    for (const one of stepsOf('ACC')) expect(one.say, one.id).not.toMatch(/年龄|岁|籍贯|口音/u);
    expect(step('ACC-05c').limit).toContain('籍贯、口音不作为依据');
    expect(step('ACC-05e').limit).toContain('不看年龄');
  });

  it('a refusal takes the branch head, a listed ground in law and the paper on measures', () => {
    const refusal = pack.outcomes.A?.endings.find(({ code }) => code === 'A5');
    expect(refusal).toMatchObject({ by: ['branch-head'], paper: 'N5' });
    for (const ground of refusal?.grounds ?? [])
      expect(ground.label).toMatch(/（反(洗钱|电信网络诈骗)法第.+条）$/u);
    const articles = refusal?.grounds.map(({ label }) => label).join() ?? '';
    for (const article of ['第十六条', '第二十条', '第二十八条', '第三十一条', '第三十八条']) {
      expect(articles).toContain(article);
    }
  });

  it('giving up is open to the teller alone', () => {
    expect(pack.outcomes.A?.endings.find(({ code }) => code === 'A6')?.by).toContain('teller');
  });
});

describe('the five confirmations', () => {
  test.each<[string, string, boolean]>([
    ['a face check that passed', 'passed', false],
    ['a check by a person', 'manual-passed', false],
    ['a face check that failed', 'failed', true],
    ['a customer who wants none', 'unwilling', true],
  ])('after %s a check by a person is due: %s → %s', (_, answer, due) => {
    expect(opened({ 'ACC-02': answer }).due.has('ACC-02M')).toBe(due);
  });

  it('not wanting a face check costs nothing once a person has checked', () => {
    const result = opened({ 'ACC-02': 'unwilling', 'ACC-02M': 'passed' });
    expect([result.outcome.code, result.raised.size]).toEqual(['A0', 0]);
  });

  it('the query and the number check may be put off for a documented time and reason, and nothing else', () => {
    const deferrable = stepsOf('ACC').filter(({ defer }) => defer);
    expect(deferrable.map(({ id, defer }) => [id, defer?.raises])).toEqual(
      ACCOUNT_TABLE.filter((row) => row.deferred).map((row) => [row.step, row.deferred]),
    );
    for (const { defer } of deferrable) expect(defer?.days).toBeLessThanOrEqual(5);
  });

  test.each(['ACC-02', 'ACC-03', 'ACC-04', 'EBK-02'])('%s keeps results and references only', (id) => {
    expect(step(id).limit).toMatch(/只记录.*(结果|级别)/u);
    expect(step(id).limit).toMatch(/不留存|不留验证码/u);
  });

  it('keep no image and no template of a face, and no full number of a document or a telephone', () => {
    expect(step('ACC-02').limit).toContain('不留存人脸图像和模板');
    expect(step('ACC-00').limit).toContain('不留存完整号码');
    expect(step('ACC-04').limit).toContain('打码的号码');
  });

  it('name the public tools by which customers can look for themselves', () => {
    expect(step('ACC-04').why).toContain('一证通查');
    expect(step('ACC-05d').why).toContain('一键查卡');
  });

  it('take at most sixteen taps where all is in order', () => {
    const bySensing = new Set(['signing', 'outcome']);
    const due = opened({}).due;
    const taps = stepsOf('ACC').filter(({ id, form }) => due.has(id) && !bySensing.has(form)).length;
    expect(taps + 1).toBeLessThanOrEqual(16);
  });
});

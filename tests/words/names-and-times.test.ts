// Masks, roles and times as people read them.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskAccount, maskDocument, maskName } from '../../shared/words/mask.ts';
import { ROLE_NAMES, ROLES, type Role, roleConflict } from '../../shared/words/roles.ts';
import { shanghaiClock, shanghaiDate, shanghaiRange, shanghaiTime } from '../../shared/words/time.ts';

describe('masks (domain.md 4.4)', () => {
  test.each([
    ['李', '*'],
    ['李明', '李*'],
    ['王小明', '王**'],
    ['欧阳慕雪', '欧***'],
    ['买买提·吐尔逊·阿不都热西提', '买***'],
    ['𠮷野', '𠮷*'],
    ['𠮷', '*'],
    ['䶮㛃', '䶮*'],
    ['', '*'],
  ])('the name %s is shown as %s', (name, mask) => {
    expect(maskName(name)).toBe(mask);
  });

  it('no name shows more than its first character, or half of one', () => {
    const names = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, (name) => {
        const mask = maskName(name);
        expect(mask).toMatch(/^.?\*{1,3}$/su);
        expect(mask.isWellFormed()).toBe(true);
        if (!mask.startsWith('*')) expect([...mask][0]).toBe([...name][0]);
      }),
    );
  });

  test.each([
    ['230102199001011234', '230*************34'],
    ['E12345678', 'E12****78'],
    ['12345', '*****'],
    ['123456', '123*56'],
  ])('the document %s is shown as %s', (number, mask) => {
    expect(maskDocument(number)).toBe(mask);
  });

  test.each([
    ['6222021234567890123', '****0123'],
    ['123456', '****3456'],
  ])('the account %s is shown as %s: its length is not told', (number, mask) => {
    expect(maskAccount(number)).toBe(mask);
  });
});

describe('times in Asia/Shanghai', () => {
  test.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-20 23:59:59'],
    ['2026-11-20T16:00:00.000Z', '2026-11-21 00:00:00'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01 00:00:00'],
    ['2028-02-28T16:30:00.000Z', '2028-02-29 00:30:00'],
    ['2026-11-21T01:30:00.123Z', '2026-11-21 09:30:00'],
    ['2026-07-01T00:00:00.000Z', '2026-07-01 08:00:00'],
  ])('%s is %s', (at, text) => {
    expect(shanghaiTime(at)).toBe(text);
    expect(`${shanghaiDate(at)} ${shanghaiClock(at)}`).toBe(text);
  });

  it('a range of dates begins at midnight of the first and ends before midnight after the last', () => {
    expect(shanghaiRange('2026-11-01', '2026-11-30')).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-30T16:00:00.000Z',
    });
    expect(shanghaiRange('2028-02-29', '2028-02-29')).toEqual({
      from: '2028-02-28T16:00:00.000Z',
      to: '2028-02-29T16:00:00.000Z',
    });
  });

  it('an instant lies in the range of its own date and of no other', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const at = instant.toISOString();
        const { from, to } = shanghaiRange(shanghaiDate(at), shanghaiDate(at));
        expect(from <= at && at < to).toBe(true);
      }),
    );
  });
});

describe('roles that one person may hold together', () => {
  test.each<[Role[], string | undefined]>([
    [['teller'], undefined],
    [['teller', 'lobby'], undefined],
    [['supervisor', 'branch-head'], undefined],
    [['teller', 'supervisor', 'branch-head', 'compliance', 'admin', 'lobby'], undefined],
    [['auditor'], undefined],
    [['auditor', 'teller', 'lobby', 'compliance'], undefined],
    [['auditor', 'admin'], '审计不能由管理员兼任。'],
    [['supervisor', 'auditor'], '审计不能由运营主管兼任。'],
    [['branch-head', 'auditor'], '审计不能由网点负责人兼任。'],
    [[], '至少选择一个岗位。'],
    [['teller', 'teller'], '同一岗位只能选择一次。'],
  ])('%j', (roles, sentence) => {
    expect(roleConflict(roles)).toBe(sentence);
  });

  it('every role has a Chinese name of its own', () => {
    const names = ROLES.map((role) => ROLE_NAMES[role]);
    expect(new Set(names).size).toBe(ROLES.length);
    for (const name of names) expect(name).toMatch(/^\p{Script=Han}+$/u);
  });
});

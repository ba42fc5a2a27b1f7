// The notices for remittance, transfer and cash, and the local cases they show: short, dated, and about nobody in particular.
import { describe, expect, it, test } from 'vitest';
import type { LocalCase } from '../../shared/procedure/library-schema.ts';
import { countCharacters, currentCases, NOTICE_LIMITS, noticeOn } from '../../shared/procedure/notice.ts';
import { samplePack } from './sample-files.ts';

const pack = samplePack();

function notice(code: string) {
  const found = pack.notices[code];
  if (!found) throw new Error(`the sample pack has no notice ${code}`);
  return found;
}

/** domain.md 1.7, its points 1 to 6, of which 1.5b and 1.8 show versions. */
const POINTS = ['“安全账户”', '共享屏幕', '瞒着家人', '很难追回', '110', '96110'];

describe.each(['N1', 'N1T', 'N1C'])('notice %s', (code) => {
  it('is short enough for an older customer on every day of 2026', () => {
    for (const month of ['01', '03', '05', '07', '09', '12']) {
      const { pages } = noticeOn(notice(code), pack.cases, `2026-${month}-28`);
      expect(countCharacters(pages[0] ?? [])).toBeLessThanOrEqual(NOTICE_LIMITS.keyPageCharacters);
      expect(countCharacters(pages.flat())).toBeLessThanOrEqual(NOTICE_LIMITS.allCharacters);
      expect(pages.length).toBeLessThanOrEqual(6);
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(6);
    }
  });

  it('says one idea a line', () => {
    const own = notice(code)
      .pages.flat()
      .filter((line) => line !== '{{cases}}');
    for (const line of own) expect([...line].length, line).toBeLessThanOrEqual(23);
  });

  test.each(POINTS)('names %s', (point) => {
    expect(notice(code).text).toContain(point);
  });
});

describe('the transfer sheet', () => {
  it('has at most four tricks, each worded as the customer’s own choice is', () => {
    const sheet = pack.procedures.TRF?.steps.find(({ form }) => form === 'sheet');
    const tricks = sheet?.groups[1]?.options.map(({ label }) => `${label}。`) ?? [];
    expect(tricks.length).toBeGreaterThan(0);
    expect(tricks.length).toBeLessThanOrEqual(4);
    expect(notice('N1T').pages[0]?.filter((line) => /^[一二三四五]、/.test(line))).toEqual(tricks);
  });

  it('keeps every group within the four choices of an outer page', () => {
    const sheet = pack.procedures.TRF?.steps.find(({ form }) => form === 'sheet');
    for (const { options } of sheet?.groups ?? []) expect(options.length).toBeLessThanOrEqual(4);
  });
});

describe('the cash notice', () => {
  it('begins with the line that domain.md 1.8 adds', () => {
    expect(notice('N1C').pages[0]?.[0]).toBe('要求取现金、买金条交给陌生人的，都不可信。');
  });

  it('says that the money is the customer’s own', () => {
    expect(notice('N1C').text).toContain('存款是您自己的');
  });
});

describe('local cases', () => {
  const shownOn = (date: string, cases: readonly LocalCase[] = pack.cases) =>
    noticeOn(notice('N1T'), cases, date)
      .pages.flat()
      .filter((line) => line.startsWith('示例：'));

  it('are five to seven, of 2026, at most 60 characters, and say that they are illustrative', () => {
    expect(pack.cases.length).toBeGreaterThanOrEqual(5);
    expect(pack.cases.length).toBeLessThanOrEqual(7);
    for (const { text, date, illustrative, code } of pack.cases) {
      expect([...text].length, code).toBeLessThanOrEqual(60);
      expect(date, code).toMatch(/^2026-/);
      expect(illustrative, code).toBe(true);
    }
  });

  it('name no person, no place, no sex and no age', () => {
    for (const { text } of pack.cases) {
      expect(text).not.toMatch(/某|先生|女士|老人|老年|岁|市|县|镇|村|路上|小区/u);
    }
  });

  it('are shown on a notice three at a time, the newest first', () => {
    const shown = shownOn('2026-11-21');
    const newest = [...pack.cases].sort((a, b) => b.date.localeCompare(a.date)).slice(0, 3);
    expect(shown).toEqual(newest.map(({ text }) => `示例：${text}`));
  });

  it('drop out by themselves on the day after their last', () => {
    const known: LocalCase = {
      ...{ code: 'refund', scam: 'T04', date: '2026-01-12', until: '2026-12-31' },
      ...{ text: '来电说要退会员费。', source: '本行编写', illustrative: true },
    };
    expect(currentCases([known], '2026-12-31')).toEqual([known]);
    expect(shownOn('2026-12-31', [known])).toEqual(['示例：来电说要退会员费。']);
    expect(shownOn('2027-01-01', [known])).toEqual([]);
  });

  it('are not shown before their date', () => {
    const dates = pack.cases.map(({ date }) => date).sort();
    expect(shownOn(dates[0] ?? '')).toHaveLength(1);
  });

  it('leave no empty page behind when none is current', () => {
    const { pages, text } = noticeOn(notice('N1T'), pack.cases, '2030-01-01');
    expect(pages).toHaveLength(notice('N1T').pages.length - 1);
    expect(text).not.toContain('{{');
  });
});

// The scam library and the hotlines of the sample pack say what domain.md 5 and 6 say, within what a customer can read in a minute.
import { describe, expect, it, test } from 'vitest';
import { sampleFiles, samplePack } from './sample-files.ts';
import { KEYWORDS, TYPES } from './scam-table.ts';

const { scams, cases, contacts } = samplePack();
const scam = (code: string) => scams.find((entry) => entry.code === code);
const contact = (code: string) => contacts.find((entry) => entry.code === code);
const letters = (lines: readonly string[]) => [...lines.join('')].length;
/** The careful end of what an older reader manages (features.md, Reading). */
const CHARACTERS_A_MINUTE = 155;

describe('the types', () => {
  it('are T01 to T18, in this order', () => {
    expect(scams.map(({ code }) => code)).toEqual(TYPES.map(({ code }) => code));
  });

  test.each(TYPES)('$code is about $about', ({ code, about }) => {
    expect(scam(code)?.name).toContain(about);
  });

  test.each(TYPES)(
    '$code names the list it stands on, with its date or that it has none',
    ({ code, newest }) => {
      const list = scam(code)?.list ?? '';
      if (newest) expect(list).toContain('2025年6月18日');
      else expect(list).toMatch(/海南|示例/);
    },
  );

  test.each(TYPES)(
    '$code asks a question, says one thing, and shows how the story gives itself away',
    ({ code }) => {
      const { ask, say, giveaway, hears } = scam(code) ?? { ask: '', say: '', giveaway: '', hears: [] };
      expect(ask).toMatch(/？$/);
      expect([...ask].length).toBeLessThanOrEqual(45);
      expect([...say].length).toBeLessThanOrEqual(50);
      expect([...giveaway].length).toBeLessThanOrEqual(30);
      expect(hears.length).toBeGreaterThanOrEqual(3);
      expect(new Set(hears).size).toBe(hears.length);
    },
  );

  it('carry every keyword of domain.md 5.3 in its class, and no others', () => {
    for (const weight of ['H', 'S'] as const) {
      const carried = new Set(scams.flatMap(({ words }) => words[weight]));
      const documented = KEYWORDS.filter((keyword) => keyword.class === weight).map(({ word }) => word);
      expect([...carried].sort()).toEqual(documented.sort());
    }
  });

  it('were checked before they run out', () => {
    for (const { checked, until, code } of scams) expect(until > checked, code).toBe(true);
  });
});

describe('what the customer reads', () => {
  test.each(scams)('of $code takes a minute at most in elder size, one idea a line', ({ show, name }) => {
    expect(letters(show)).toBeLessThanOrEqual(150);
    expect(letters([name, ...show])).toBeLessThanOrEqual(CHARACTERS_A_MINUTE);
    for (const line of show) {
      expect([...line].length, line).toBeLessThanOrEqual(22);
      expect(line).toMatch(/[。？]$/);
    }
  });

  it('accuses and frightens nobody, and names no age or origin', () => {
    const shown = scams.map(({ name, show, say }) => [name, ...show, say].join('')).join('');
    for (const word of [
      '您被骗',
      '上当',
      '受害',
      '骗子',
      '老人',
      '老年',
      '异地',
      '外地',
      '贪',
      '违法',
      '马上',
    ])
      expect(shown).not.toContain(word);
  });

  it('of a private matter names it gently', () => {
    const { name = '', show = [], ask = '' } = scam('T16') ?? {};
    expect([name, ...show].join('')).not.toContain('裸');
    expect(ask).toContain('单独的房间');
  });

  it('of passing money on tells nobody that anything was reported', () => {
    const text = JSON.stringify(scam('T18'));
    for (const word of ['可疑交易', '上报', '反洗钱', '已报告']) expect(text).not.toContain(word);
  });
});

describe('the library quotes no source that may not be quoted, and nobody is recognisable', () => {
  const files = sampleFiles();
  const text = ['scams.json', 'cases.json', 'contacts.json'].map((file) => files.get(file) ?? '').join('');

  it('has no address, no source number and no long number in it', () => {
    expect(text).not.toMatch(/https?:|\bP\d{1,3}\b|\d{7,}/);
  });

  it('names nobody: no surname with 某, no 先生 or 女士', () => {
    expect(text).not.toMatch(/某|先生|女士|大爷|大妈|身份证号/);
  });

  it('marks what was composed to explain a trick', () => {
    for (const entry of cases) {
      expect(entry.source, entry.code).not.toBe('');
      if (entry.illustrative) expect(entry.source, entry.code).toMatch(/示例|编写|虚构/);
    }
  });
});

describe('hotlines and tools', () => {
  it('are those of domain.md 6, with the people a counter calls', () => {
    expect(contacts.map(({ code }) => code)).toEqual([
      ...['110', '96110', 'police-station', 'family', 'payee'],
      ...['12381', '12378', 'national-app', 'phone-cards', 'internet-accounts', 'own-cards'],
    ]);
  });

  it('have results where staff call them, and none where the customer looks for themselves', () => {
    const called = contacts.filter(({ results }) => results).map(({ code }) => code);
    expect(called).toEqual(['110', '96110', 'police-station', 'family', 'payee']);
  });

  it('give no number but the documented ones', () => {
    expect(contacts.flatMap(({ number }) => number ?? [])).toEqual(['110', '96110', '12381', '12378']);
  });

  it('leave the app to the customer: voluntary, and no condition of service', () => {
    expect(contact('national-app')?.about).toMatch(/自愿.*照常办理/);
  });

  it('ask that a call from 96110 be answered', () => {
    expect(contact('96110')?.about).toContain('请接听');
  });
});

// The account procedures, their flags, notices and papers say what domain.md 3.3, 3.4, 3.6 and 3.7 say.
import { describe, expect, it, test } from 'vitest';
import { countCharacters, parseNotice } from '../../shared/procedure/notice.ts';
import { optionsOf, raisedBy } from '../../shared/procedure/procedure-schema.ts';
import { everyAnswer, opened, pack, step, stepsOf } from './account-cases.ts';
import {
  ACCOUNT_FLAG_WEIGHTS,
  ACCOUNT_TABLE,
  E_BANKING_TABLE,
  LEGAL_GROUNDS,
  LIMIT_TABLE,
  type StepRow,
} from './account-table.ts';
import { sampleFiles } from './sample-files.ts';

const TABLES: readonly [code: string, rows: readonly StepRow[]][] = [
  ['ACC', ACCOUNT_TABLE],
  ['EBK', E_BANKING_TABLE],
  ['LIM', LIMIT_TABLE],
];

describe.each(TABLES)('the steps of %s', (code, rows) => {
  it('are those of domain.md, in its reading order', () => {
    expect(stepsOf(code).map(({ id }) => id)).toEqual(rows.map((row) => row.step));
  });

  test.each(rows)('$step is made known as documented, and by whom', (row) => {
    const found = step(row.step);
    expect([found.channel, found.form, found.choose, found.who]).toEqual([
      row.channel,
      row.form ?? 'choice',
      row.choose ?? 'one',
      row.who,
    ]);
    if (row.say !== undefined) expect(found.say).toBe(row.say);
  });

  test.each(rows)('$step offers exactly the documented options', (row) => {
    expect(optionsOf(step(row.step)).map((option) => option.code)).toEqual(
      row.options.map(([option]) => option),
    );
  });

  const options = rows.flatMap((row) =>
    row.options.map(([option, label, ...flags]) => ({
      id: row.step,
      option,
      label,
      flags,
      raised: flags.join() || 'none',
    })),
  );
  test.each(options)('$id answered "$option" ($label) raises $raised', ({ id, option, label, flags }) => {
    expect(optionsOf(step(id)).find((candidate) => candidate.code === option)?.label).toContain(label);
    expect(raisedBy(step(id), [option])).toEqual(flags);
  });

  it('give a reason, a limit and a basis that a customer can read at the counter', () => {
    for (const one of stepsOf(code)) {
      for (const text of [one.say, one.why, one.limit])
        expect([...text].length, one.id).toBeLessThanOrEqual(45);
      expect(one.basis.length, one.id).toBeGreaterThan(0);
    }
  });
});

describe('flags of account opening', () => {
  test.each(Object.entries(ACCOUNT_FLAG_WEIGHTS))('%s weighs %s', (code, weight) => {
    expect(pack.flags[code]?.weight).toBe(weight);
  });

  it('are each raised by opening an account', () => {
    const heard = pack.procedures.ACC?.heard.map(({ raises }) => raises) ?? [];
    const answered = everyAnswer.flatMap(({ step: id, option }) => raisedBy(step(id), [option]));
    const raised = new Set([...heard, ...answered].filter((code) => code.startsWith('K')));
    expect([...raised].sort()).toEqual(Object.keys(ACCOUNT_FLAG_WEIGHTS));
  });

  it('say which of them the law admits as a ground of refusal', () => {
    const said = Object.values(pack.flags).filter(({ meaning }) => meaning.includes('依法拒绝'));
    expect(said.map(({ code }) => code).sort()).toEqual([...LEGAL_GROUNDS]);
  });

  it('make a query result heavy only where it hits', () => {
    expect(opened({ 'ACC-03': 'hint' }).raised.get('K14')).toBe('S');
    expect(opened({ 'ACC-03': 'hit' }).raised.get('K14')).toBe('H');
  });
});

describe('notices and papers of account opening', () => {
  it.each(['N2', 'N2S'])('%s can be taken in by an older customer', (code) => {
    const pages = pack.notices[code]?.pages ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(6);
    expect(countCharacters(pages[0] ?? [])).toBeLessThanOrEqual(120);
    expect(countCharacters(pages.flat())).toBeLessThanOrEqual(450);
    for (const line of pages.flat()) expect([...line].length, line).toBeLessThanOrEqual(23);
  });

  it('N2 makes the eight points of domain.md 3.6', () => {
    const text = pack.notices.N2?.text ?? '';
    const points = [
      '不出租',
      '没收违法所得',
      '刑事责任',
      '非柜面',
      '信用记录',
      '手机号',
      '恢复办法',
      '提额资料',
    ];
    for (const point of [...points, '安全账户', '12378', '110', '96110', '个人信息'])
      expect(text).toContain(point);
  });

  const figures = (source: string) => source.replace(/\{\{[^}]+\}\}/gu, '');

  it.each(['notices/N2.md', 'notices/N2S.md', 'papers/ACC1.md', 'papers/LIM1.md'])(
    '%s takes its years, days and amounts from terms.json',
    (file) => {
      expect(figures(sampleFiles().get(file) ?? '')).not.toMatch(/\d+ ?(年|日|倍|元|万)/u);
      expect(sampleFiles().get(file)).toContain('{{');
    },
  );

  it('other years in terms.json give another notice without touching its text', () => {
    const terms = pack.terms.map((term) =>
      term.code === 'punish-years-account' ? { ...term, text: '4 年' } : term,
    );
    const changed = parseNotice('N2', sampleFiles().get('notices/N2.md') ?? '', terms);
    expect(changed.text).toContain('联合惩戒 4 年');
    expect(pack.notices.N2?.text).toContain('联合惩戒 2 年');
  });

  test.each<[string, string, string]>([
    ['punish-years-criminal', '3 年', 'JP-2024'],
    ['punish-years-account', '2 年', 'JP-2024'],
    ['punish-years-most', '5 年', 'JP-2024'],
    ['account-fine-times', '1 倍以上 10 倍以下', 'L1'],
    ['account-fine-floor', '2 万元', 'L1'],
    ['account-fine-most', '20 万元', 'L1'],
    ['account-detention', '15 日', 'L1'],
    ['objection-days', '15 日', 'L4'],
  ])('%s is %s by %s, with clause and date', (code, text, law) => {
    const term = pack.terms.find((known) => known.code === code);
    expect(term).toMatchObject({ text, basis: { law } });
    expect(term?.basis.clause).toBeTruthy();
  });

  it('the counter-only paper says why, how to lift it, which papers, and where to object', () => {
    for (const point of ['原因', '恢复办法', '一次告知', '12378', '不受影响'])
      expect(pack.papers.ACC1?.text).toContain(point);
  });
});

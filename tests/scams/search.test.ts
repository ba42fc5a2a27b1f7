// The search box of the library: what a teller types, in letters or pinyin, and which type stands first.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeScamIndex } from '../../shared/scams/search.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { KEYWORDS } from '../procedure/scam-table.ts';

const { scams } = samplePack();
const search = makeScamIndex(scams);
const codes = (query: string) => search(query).map((hit) => hit.scam.code);

describe('what the customer says, as the teller types it', () => {
  test.each([
    ['安全账户', 'T07'],
    ['刷单', 'T01'],
    ['百万保障', 'T04'],
    ['验资', 'T07'],
    ['公安', 'T07'],
    ['内幕', 'T02'],
    ['领导', 'T06'],
    ['NFC', 'T10'],
    ['扶贫', 'T14'],
    ['裸聊', 'T16'],
    ['流水', 'T05'],
    ['上门取', 'T17'],
  ])('"%s" gives %s first', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  it('finds every type to which something frozen belongs', () => {
    expect(codes('解冻').sort()).toEqual(['T02', 'T05', 'T09', 'T14']);
  });

  test.each([
    ['警察说要保密，把钱转到安全账户', 'T07'],
    ['共享屏幕', 'T04'],
    ['儿子急用钱', 'T06'],
    ['他让我把钱转过去验资', 'T07'],
  ])('a whole sentence or turned words, "%s", still give %s first', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  it('narrows with each further word that is found', () => {
    expect(codes('解冻')).toHaveLength(4);
    expect(codes('解冻 提现')).toEqual(['T02']);
  });

  it('does not lose a type over a word that nobody wrote down', () => {
    expect(codes('安全账户 天气')[0]).toBe('T07');
  });
});

describe('every keyword of domain.md 5.3', () => {
  test.each(KEYWORDS)('"$word" (class $class) finds a type that carries it before all others', ({ word }) => {
    const [first] = search(word);
    expect([...(first?.scam.words.H ?? []), ...(first?.scam.words.S ?? [])]).toContain(word);
  });
});

describe('pinyin', () => {
  test.each([
    ['aqzh', 'T07'],
    ['anquanzhanghu', 'T07'],
    ['an quan zhang hu', 'T07'],
    ['anquanzh', 'T07'],
    ['AQZH', 'T07'],
    ['ＡＱＺＨ', 'T07'],
    ['bwbz', 'T04'],
    ['shuadan', 'T01'],
    ['jiandingfei', 'T15'],
    ['nfctk', 'T10'],
    ['haochufei', 'T18'],
  ])('"%s" gives %s first', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  it('and letters together mean the same thing (J13)', () => {
    expect(codes('aqzh')[0]).toBe(codes('安全账户')[0]);
  });

  it('typed apart is read as one phrase where that says more', () => {
    expect(search('an quan zhang hu')[0]?.matched).toEqual([{ text: '安全账户', place: 'H' }]);
  });

  it('finds all that share the initials: 解冻费 and 鉴定费', () => {
    expect(codes('jdf')).toEqual(expect.arrayContaining(['T05', 'T15']));
  });

  it('is not looked for in running text, nor from a single letter', () => {
    expect(search('aqzh')[0]?.matched).toEqual([{ text: '安全账户', place: 'H' }]);
    expect(codes('a')).toEqual([]);
  });
});

describe('a hit', () => {
  it('says what matched, the weightiest first and each phrase once', () => {
    const matched = search('客服 退款')[0]?.matched ?? [];
    expect(matched[0]).toEqual({ text: '退款', place: 'hears' });
    expect(new Set(matched.map(({ text }) => text)).size).toBe(matched.length);
  });

  it('is one of ten at most', () => {
    expect(scams.filter((scam) => JSON.stringify(scam).includes('先')).length).toBeGreaterThan(10);
    expect(codes('先')).toHaveLength(10);
  });
});

describe('nothing', () => {
  test.each(['', '  ', '，。！', '天气很好', 'xyz', '!@#'])('is found for "%s"', (query) => {
    expect(search(query)).toEqual([]);
  });

  it('that can be typed makes the search fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (query) => {
        for (const hit of search(query)) expect(hit.matched.length).toBeGreaterThan(0);
      }),
    );
  });
});

it('answers well within the time of a key stroke', () => {
  const queries = ['aqzh', 'anquanzhanghu', '安全账户', '警察说要保密，把钱转到安全账户', 'jd tx'];
  const start = performance.now();
  for (const query of queries) search(query);
  expect((performance.now() - start) / queries.length).toBeLessThan(50);
});

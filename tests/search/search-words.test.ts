// What is typed into the search box: which amounts it may be, and which spellings are one.
import { expect, test } from 'vitest';
import { amountIn, searchWords } from '../../shared/search/search-words.ts';
import { runsOf } from '../../shared/search/text-runs.ts';

test.each([
  ['80000', 8_000_000],
  ['80,000', 8_000_000],
  ['８００００', 8_000_000],
  ['80000.50', 8_000_050],
  ['8万', 8_000_000],
  ['８万元', 8_000_000],
  ['0.1万', 100_000],
  ['1.5万', 1_500_000],
  ['1.12345678万', undefined],
  ['￥80000元', 8_000_000],
  ['3千', 300_000],
  ['2亿', 20_000_000_000],
  ['80,00', undefined],
  ['0.001', undefined],
  ['1.0050', undefined],
  ['9999999999999亿', undefined],
  ['万', undefined],
  ['F16', undefined],
])('%s is %s fen', (word, fen) => {
  expect(amountIn(word)).toBe(fen);
});

test.each([
  ['ＡＢＣ１２３', 'abc123'],
  ['阿里木·买买提', '阿里木买买提'],
  ['阿里木・买买提', '阿里木买买提'],
  ['阿里木•买买提', '阿里木买买提'],
  ['80,000', '80000'],
  ['ﾊﾞ', 'バ'],
])('%s is spelt as %s', (text, other) => {
  expect(runsOf(text)).toEqual(runsOf(other));
});

test('a list of numbers is not one number, and marks divide', () => {
  expect(runsOf('1,2,3')).toEqual(['1', '2', '3']);
  expect(runsOf('安全账户，转账')).toEqual(['安全账户', '转账']);
});

test('words are divided by any space, and one of marks alone is none', () => {
  expect(searchWords('王芳　8万  f16 ，')).toEqual([
    { runs: ['王芳'], flag: '王芳' },
    { runs: ['8万'], flag: '8万', amountFen: 8_000_000 },
    { runs: ['f16'], flag: 'F16' },
  ]);
  expect(searchWords(' ，。 ')).toEqual([]);
});

// The tables of a bundle are harmless in any spreadsheet, say the same in both formats, and come out the same each time.
import { describe, expect, test } from 'vitest';
import { caseColumns } from '../../shared/tables/case-columns.ts';
import type { CaseFacts } from '../../shared/tables/case-facts.ts';
import { CaseTables } from '../../shared/tables/case-tables.ts';
import { hundredthsCell, textCell } from '../../shared/tables/cell.ts';
import { Csv } from '../../shared/tables/csv.ts';
import { Xlsx } from '../../shared/tables/xlsx.ts';
import { readCsv, readSheet } from './read-tables.ts';

const FACTS: CaseFacts = {
  ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b', teller: 'jia', packVersion: '1.0.0' },
  ...{ openedAt: '2026-11-20T17:30:00.123Z', endedAt: '2026-11-20T17:35:01.999Z' },
  ...{ procedure: { code: 'REM', name: '个人汇款' }, customer: '王**', document: '990*************88' },
  ...{ amountFen: 880_001, ending: { code: 'O4', name: '暂缓并劝阻' }, outcome: 'O4' },
  ...{ flags: ['F16', 'F23'], causes: ['F16'], decisions: ['geng:proceed'], readMs: 61_239 },
  ...{ signed: 'ink' as const, confirmed: 'key' as const, entries: 21, firstSeq: 7, lastSeq: 30 },
  leaf: '+aF3AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
};

const whole = (chunks: Iterable<Uint8Array>) => Buffer.concat([...chunks]);
function file(cases: readonly CaseFacts[], path: string, mark = '') {
  const tables = new CaseTables(mark);
  for (const facts of cases) tables.add(facts);
  const found = tables.files().find((table) => table.path === path);
  if (!found) throw new Error(`no ${path}`);
  return found;
}

/** One cell, written in both formats and read back. */
function readBack(text: string): [csv: string[][], sheet: (string | number)[][]] {
  const csv = new Csv();
  const xlsx = new Xlsx([{ name: 'x', widths: [10] }]);
  for (const table of [csv, xlsx]) table.row([textCell(text)]);
  return [readCsv(whole(csv.pieces())), readSheet(whole(xlsx.pieces()), 1)];
}

describe('a cell', () => {
  test.each([
    '=1+1',
    '+86',
    '-2',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\r\n=1',
    '\u0000=cmd|x',
    '\ufeff=1',
  ])('that begins with %j is no formula anywhere', (evil) => {
    const [[[fromCsv] = []], sheet] = readBack(evil);
    expect(fromCsv).toMatch(/^'[=+\-@＝＋－＠]/);
    expect(fromCsv).not.toMatch(/\p{Cc}/u);
    expect(sheet).toEqual([[fromCsv]]);
  });

  test.each([
    '说“好”, 然后"走"',
    '𠮷·䶮㛃',
    '<b>&amp;</b>',
    '_x0041_',
    ' 前后空格 ',
    '阿卜杜勒·热合曼',
    '半个\ud842字',
  ])('keeps %j as it is, but for what is no character', (text) => {
    const kept = text.replace(/\ud842(?!\udfb7)/, '');
    expect(readBack(text)).toEqual([[[kept]], [[kept]]]);
  });

  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [99_999_999_999_999, '999999999999.99'],
  ])('of %i hundredths is exact', (hundredths, text) =>
    expect(hundredthsCell(hundredths)).toEqual({ kind: 'number', value: text }),
  );
});

describe('the table of cases', () => {
  test('gives dates with their offset, amounts as numbers, and the leaf of the entry that ended the case', () => {
    const [heads = [], row = []] = readCsv(whole(file([FACTS], 'tables/cases.csv').chunks()));
    const told = Object.fromEntries(heads.map((head, at) => [head, row[at]]));
    expect(told).toMatchObject({
      ...{ 开始时间: '2026-11-21T01:30:00+08:00', 结束时间: '2026-11-21T01:35:01+08:00' },
      ...{ 流程: '个人汇款', 柜员: 'jia', '金额（元）': '8800.01', 结果: '暂缓并劝阻', 风险提示: 'F16;F23' },
      ...{ 复核意见: 'geng:proceed', 阅读秒数: '61.24', 签名方式: '手写签名', 确认方式: '按键' },
      ...{ 结束记录校验值: `'${FACTS.leaf}`, 说明: '不作为证据，以记录为准' },
    });
    const [, cells = []] = readSheet(whole(file([FACTS], 'tables/cases.xlsx').chunks()), 1);
    expect(cells[heads.indexOf('金额（元）')]).toBe(8_800.01);
    expect(cells[heads.indexOf('记录数')]).toBe(21);
    expect(cells.map(String)).toEqual(
      row.map((text, at) => (typeof cells[at] === 'number' ? String(Number(text)) : text)),
    );
  });

  test('of an open case says so and leaves the end empty', () => {
    const open: CaseFacts = {
      ...FACTS,
      ...{ endedAt: null, ending: null, outcome: '', leaf: null, amountFen: null },
    };
    const [heads = [], row = []] = readCsv(whole(file([open], 'tables/cases.csv').chunks()));
    for (const head of ['结束时间', '结果代码', '当时结论', '金额（元）', '结束记录校验值'])
      expect(row[heads.indexOf(head)]).toBe('');
    expect(row[heads.indexOf('结果')]).toBe('未办结');
  });

  test('says on every row of a demo or a drill that nothing of it is real', () => {
    const rows = readCsv(whole(file([FACTS, FACTS], 'tables/cases.csv', '演示 · 数据不真实').chunks()));
    for (const row of rows.slice(1)) expect(row.at(-1)).toBe('不作为证据，以记录为准；演示 · 数据不真实');
  });

  test('explains each of its columns, in the workbook and beside the CSV', () => {
    const heads = caseColumns('').map(({ head }) => head);
    const beside = readCsv(whole(file([FACTS], 'tables/columns.csv').chunks()));
    expect(readSheet(whole(file([FACTS], 'tables/cases.xlsx').chunks()), 2)).toEqual(beside);
    expect(beside.slice(1, heads.length + 1).map(([head]) => head)).toEqual(heads);
    expect(new Set(heads).size).toBe(heads.length);
  });

  test('comes out byte for byte the same, the second time as well as on another day', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({ ...FACTS, amountFen: at }));
    for (const path of ['tables/cases.csv', 'tables/cases.xlsx', 'tables/columns.csv']) {
      const once = file(many, path);
      const first = whole(once.chunks());
      expect(whole(once.chunks()).equals(first), path).toBe(true);
      expect(whole(file(many, path).chunks()).equals(first), path).toBe(true);
    }
    expect(readSheet(whole(file(many, 'tables/cases.xlsx').chunks()), 1)).toHaveLength(1_001);
  });
});

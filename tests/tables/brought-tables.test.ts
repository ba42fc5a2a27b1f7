// Tables as spreadsheet programs write them are read as their people see them: each row with its line, no cell moved.
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../shared/tables/read-csv.ts';
import { NotAWorkbook, readXlsx } from '../../shared/tables/read-xlsx.ts';
import { Xlsx } from '../../shared/tables/xlsx.ts';

const cellsOf = (text: string) => {
  const table = readCsv(text);
  return table.ok ? table.rows.map(({ cells }) => cells) : table;
};

describe('a table as text', () => {
  test('keeps commas, doubled quotes and line ends that stand in quotes', () => {
    expect(cellsOf('a,"x, y"\r\n"say ""yes""","two\nlines"\r\n')).toEqual([
      ['a', 'x, y'],
      ['say "yes"', 'two\nlines'],
    ]);
  });

  test.each([
    ['\r\n', ','],
    ['\n', ';'],
    ['\r', '\t'],
  ])('is read with line ends %j and separators %j', (end, separator) => {
    const text = [
      ['工号', '姓名'],
      ['jia', '柜员甲'],
      ['', ''],
    ]
      .map((row) => row.join(separator))
      .join(end);
    expect(cellsOf(text)).toEqual([
      ['工号', '姓名'],
      ['jia', '柜员甲'],
    ]);
  });

  test('says on which line a row begins, empty rows and rows of several lines counted', () => {
    const table = readCsv('h\n\n"a\nb"\nc\n');
    expect(table).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['h'] },
        { line: 3, cells: ['a\nb'] },
        { line: 5, cells: ['c'] },
      ],
    });
  });

  test('keeps empty cells in their place, also the last', () => {
    expect(cellsOf('a,,c\n,b,\n')).toEqual([
      ['a', '', 'c'],
      ['', 'b', ''],
    ]);
  });

  test.each(['a,"b\nc,d\n', 'a,b\n"x"y,z\n'])('says where quotes do not pair: %j', (text) => {
    expect(readCsv(text)).toMatchObject({ ok: false });
  });

  test('of ten thousand lines is read at once', () => {
    const text = `工号,姓名\n${'jia,"柜员,甲"\n'.repeat(10_000)}`;
    expect(cellsOf(text)).toHaveLength(10_001);
  });
});

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as an office program saves one: texts apart from their cells. */
function workbook(sheet: string, strings = '', more: Record<string, string> = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<?xml version="1.0"?>\n<workbook ${MAIN} ${REL}><sheets><sheet name="名册" sheetId="3" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/other.xml"/><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
    'xl/worksheets/sheet3.xml': `<worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)])));
}

describe('a workbook', () => {
  test('of this program itself is read back', () => {
    const book = new Xlsx([{ name: '名册', widths: [10, 10] }]);
    const row = (...values: string[]) => book.row(values.map((value) => ({ kind: 'text' as const, value })));
    row('工号', '姓名');
    row('jia', '甲 & <乙> "丙"');
    expect(readXlsx(Buffer.concat(book.pieces()))).toEqual([
      { line: 1, cells: ['工号', '姓名'] },
      { line: 2, cells: ['jia', '甲 & <乙> "丙"'] },
    ]);
  });

  test('is read from its first sheet, with shared texts, runs, numbers and columns that are left out', () => {
    const strings =
      '<si><t>工号</t></si><si><r><t>柜员</t></r><r><rPr/><t xml:space="preserve">甲 </t></r><rPh sb="0" eb="1"><t>guiyuan</t></rPh></si>';
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>姓名</t></is></c></row>' +
      '<row r="4"><c r="A4"><v>1024</v></c><c r="B4" s="1"/><c r="C4" t="s"><v>1</v></c></row>';
    expect(readXlsx(workbook(sheet, strings))).toEqual([
      { line: 1, cells: ['工号', '', '姓名'] },
      { line: 4, cells: ['1024', '', '柜员甲'] },
    ]);
  });

  test('with prefixed names is read like one without', () => {
    const sheet =
      '<x:worksheet><x:sheetData><x:row r="2"><x:c r="A2" t="str"><x:v>jia</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(readXlsx(workbook('', '', { 'xl/worksheets/sheet3.xml': sheet }))).toEqual([
      { line: 2, cells: ['jia'] },
    ]);
  });

  test.each([
    ['no zip', Buffer.from('PK nothing of the kind')],
    ['a zip of something else', zipSync({ 'a.txt': Buffer.from('x') })],
    ['a document type that could grow without end', workbook('', '<!DOCTYPE a [<!ENTITY b "c">]>')],
    ['a part cut short', workbook('<row r="1"><c r="A1')],
  ])('that is %s is refused', (_, bytes) => {
    expect(() => readXlsx(bytes)).toThrow(NotAWorkbook);
  });

  test('that says of itself that it unpacks to more than any roster needs is not unpacked', () => {
    const zip = Buffer.from(workbook('<row r="1"><c r="A1"><v>1</v></c></row>'));
    expect(readXlsx(zip)).toHaveLength(1);
    const header = zip.lastIndexOf(Buffer.from('xl/worksheets/sheet3.xml')) - 46;
    zip.writeUInt32LE(33 * 1024 * 1024, header + 24);
    expect(() => readXlsx(zip)).toThrow(NotAWorkbook);
  });
});

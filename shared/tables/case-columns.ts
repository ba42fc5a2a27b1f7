// The columns of the table of cases, in order, each with what it means: one source for the rows, the heads and the data dictionary.
import { shanghaiClock, shanghaiDate } from '../words/time.ts';
import type { CaseFacts, Signed } from './case-facts.ts';
import { type Cell, countCell, hundredthsCell, textCell } from './cell.ts';

export interface Column {
  head: string;
  /** For whoever reads the table without the app. */
  meaning: string;
  /** Width in characters of the default font. */
  width: number;
  cell(facts: CaseFacts): Cell;
}

const NOT_EVIDENCE = '不作为证据，以记录为准';

const SIGNED: Record<Signed, string> = {
  ink: '手写签名',
  mark: '画押',
  paper: '纸质签名',
  answered: '屏幕回答',
  refused: '不愿签名',
  none: '无',
};
const CONFIRMED: Record<CaseFacts['confirmed'], string> = { key: '按键', ink: '手写签名', none: '无' };

/** `2026-11-21T09:30:00+08:00`: date and clock of Asia/Shanghai, with the offset. */
const inShanghai = (at: string | null): string =>
  at === null ? '' : `${shanghaiDate(at)}T${shanghaiClock(at)}+08:00`;

/** @param mark what stands on every row of a station that is not run in earnest; empty for a live one */
export function caseColumns(mark: string): readonly Column[] {
  const note = mark ? `${NOT_EVIDENCE}；${mark}` : NOT_EVIDENCE;
  const column = (
    head: string,
    width: number,
    meaning: string,
    cell: (facts: CaseFacts) => Cell,
  ): Column => ({ head, width, meaning, cell });
  const text = (head: string, width: number, meaning: string, value: (facts: CaseFacts) => string): Column =>
    column(head, width, meaning, (facts) => textCell(value(facts)));
  return [
    text('业务编号', 38, '这笔业务在台账里的编号（UUIDv7）。', ({ caseId }) => caseId),
    text('开始时间', 26, '业务开始的时间，北京时间，带时差。', ({ openedAt }) => inShanghai(openedAt)),
    text('结束时间', 26, '办结或取消的时间；未办结为空。', ({ endedAt }) => inShanghai(endedAt)),
    text('流程代码', 10, '办理所依流程的代码。', ({ procedure }) => procedure.code),
    text('流程', 16, '办理所依流程的名称。', ({ procedure }) => procedure.name),
    text('内容包版本', 12, '流程出自哪一版内容包。', ({ packVersion }) => packVersion),
    text('柜员', 12, '开始这笔业务的柜员工号。', ({ teller }) => teller),
    text(
      '客户（掩码）',
      14,
      '客户姓名的首字和星号；脱敏证据包不给出；清除后写“（已清除）”。',
      ({ customer }) => customer,
    ),
    text('证件（掩码）', 22, '证件号码的前三位和后两位；清除后写“（已清除）”。', ({ document }) => document),
    column('金额（元）', 16, '单据最后的金额，两位小数；没有金额的业务为空。', ({ amountFen }) =>
      hundredthsCell(amountFen),
    ),
    text(
      '结果代码',
      14,
      '办结的结论或结束方式，或取消原因的代码；未办结为空。',
      ({ ending }) => ending?.code ?? '',
    ),
    text('结果', 22, '结果代码的名称；没有办完写“未办结”。', ({ ending }) => ending?.name ?? '未办结'),
    text('当时结论', 12, '结束时按规则得出的结论代码。', ({ outcome }) => outcome),
    text('风险提示', 24, '结束时成立的风险提示代码，以分号隔开。', ({ flags }) => flags.join(';')),
    text('依据', 24, '得出当时结论的原因代码，以分号隔开。', ({ causes }) => causes.join(';')),
    text(
      '复核意见',
      24,
      '复核人工号和意见，以分号隔开；proceed 同意办理，raise 提高处理级别，end 结束办理。',
      ({ decisions }) => decisions.join(';'),
    ),
    column('阅读秒数', 10, '客户在屏幕上看告知书各页的时间之和，秒。', ({ readMs }) =>
      hundredthsCell(Math.round(readMs / 10)),
    ),
    text(
      '签名方式',
      12,
      '最后一份告知书怎样签的：手写签名、画押、纸质签名、屏幕回答、不愿签名、无。',
      ({ signed }) => SIGNED[signed],
    ),
    text(
      '确认方式',
      12,
      '客户怎样确认金额和收款人：按键、手写签名、无。',
      ({ confirmed }) => CONFIRMED[confirmed],
    ),
    column('记录数', 10, '这笔业务在台账里有几条记录。', ({ entries }) => countCell(entries)),
    column('首条序号', 12, '第一条记录在台账里的序号，从 0 起。', ({ firstSeq }) => countCell(firstSeq)),
    column('末条序号', 12, '最后一条记录在台账里的序号。', ({ lastSeq }) => countCell(lastSeq)),
    text(
      '结束记录校验值',
      48,
      '结束这笔业务的那条记录的叶哈希（SHA-256，base64），与 leaves.bin 里的同一处相等；未办结为空。',
      ({ leaf }) => leaf ?? '',
    ),
    text('说明', 30, '表格只供查看和统计。', () => note),
  ];
}

/** What holds for every column, in the data dictionary. */
export const DICTIONARY_NOTES: readonly string[] = [
  '本表由同一证据包里的记录汇总而成，不作为证据；证据是 entries.jsonl 里的记录。',
  '一行一笔业务，按结束的先后排列，未办结的在最后；日期按北京时间。',
  '文字以 = + - @ 开头时，前面加了一个单引号，以免被当作公式；去掉即为原文。控制字符已去掉。',
];

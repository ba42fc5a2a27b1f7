// A paper as it is printed: what the case is about, then the paper's own lines with their blanks for pen and ink.
import type { Pack } from '../procedure/pack-schema.ts';
import { ERASED, maskedName, maskName } from '../words/mask.ts';
import { capitals, figures } from '../words/money.ts';
import { shanghaiTime } from '../words/time.ts';
import { assess, courseFor, papersOf, paperTitle } from './assess.ts';
import type { CaseState } from './case-state.ts';
import { CUSTOMER_COPY, copyLines } from './customer-copy.ts';
import { endingInWords } from './timeline.ts';

export interface PrintedPaper {
  title: string;
  facts: { label: string; value: string }[];
  lines: string[];
}

interface Printing {
  readonly bank: string;
  readonly branch: string;
  readonly at: string;
  /** Said where nothing of it is real business: in a demo or a drill. */
  readonly mark?: string | undefined;
}

/**
 * Names are masked: whoever signs writes theirs, and a sheet left lying tells nobody who it was.
 * @returns undefined where the case's procedures have no such paper
 */
export function printedPaper(
  pack: Pack,
  state: CaseState,
  code: string,
  printing: Printing,
): PrintedPaper | undefined {
  const course = courseFor(pack, state);
  if (!papersOf(course, state).includes(code)) return undefined;
  const ofCase = code === CUSTOMER_COPY.code;
  const lines =
    pack.papers[code]?.lines ??
    (ofCase ? copyLines(pack, course, state, assess(pack, state).confirmed) : undefined);
  if (!lines) return undefined;
  const { slip } = state;
  const decided = state.decisions.at(-1);
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return {
    title: paperTitle(pack, code),
    facts: [
      ...fact('标注', printing.mark),
      { label: '网点', value: `${printing.bank} ${printing.branch}` },
      { label: '打印时间', value: shanghaiTime(printing.at) },
      { label: '业务', value: course.name },
      { label: '客户', value: maskedName(state.customer) },
      { label: '证件', value: state.documentMask ?? ERASED },
      ...fact('业务编号', state.reference),
      ...fact('金额', slip && `${figures(slip.amountFen)} 元（${capitals(slip.amountFen)}）`),
      ...fact('收款人', slip?.payee && `${maskName(slip.payee.name)} ${slip.payee.accountMask}`),
      // What staff decided is not the customer's to carry about.
      ...fact('处理意见', !ofCase && decided?.to ? endingInWords(pack, decided.to) : undefined),
    ],
    lines,
  };
}

/** How much of the root a person copies by hand: 72 bits. */
const ROOT_SHOWN = 12;

/**
 * At the foot of a sheet: where its print stands in the ledger. It cannot be part of what is hashed into that same entry.
 * @param root b64
 */
export const receiptLine = (seq: number, size: number, root: string): string =>
  `台账回执：第 ${seq} 条记录，台账共 ${size} 条，树根 ${root.slice(0, ROOT_SHOWN)}…`;

/** The sheet as one text: what its hash is taken of. */
export const printedText = ({ title, facts, lines }: PrintedPaper): string =>
  [title, ...facts.map(({ label, value }) => `${label}：${value}`), ...lines].join('\n');

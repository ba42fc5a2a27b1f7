// What people can ask for in a case, and why they may be told no. Identity is never part of a command: the process knows who sits where.
import type { Reading } from '../words/reading.ts';
import type { Reaction } from './case-kinds.ts';
import type { Slip } from './case-state.ts';
import type { Reader, ReadingHold, ScreenChange, ScreenTurn } from './customer-kinds.ts';
import type { HandOnReason } from './hand-on-reasons.ts';

/** Of the payee only what the procedure's slip has: cash goes to nobody's account. */
export interface SlipInput extends Omit<Slip, 'payee'> {
  payee?: string;
  accountMask?: string;
  accountHash?: string;
  bank?: string;
}

/** What was seen in the lobby before the case began; it stands in the case as observed. */
export interface LobbyHandOver {
  /** Origin of the station at which it was seen. */
  from: string;
  at: string;
  machine: string;
  outcome: string;
  flags: string[];
  engine: number;
}

export interface OpenInput {
  procedure: string;
  customer: string;
  documentMask: string;
  documentHash: string;
  reference?: string;
  /** Absent where the procedure has none, or the customer is still filling it in. */
  slip?: SlipInput;
  /** Option of the procedure's first step, where that is a check of the document. */
  documentCheck?: string;
  /** Earlier cases of the same document that staff are told of. */
  recalled?: string[];
  /** What the lobby handed over with the customer. */
  lobby?: LobbyHandOver;
}

interface Large {
  bytes: number;
  sha256: string;
}

/** `saw`: the `n` of the answer the screen showed, or null for none. Teller and customer never block each other by it. */
export type CaseCommand =
  | { type: 'answer-step'; step: string; options: string[]; saw: number | null; note?: string }
  | {
      type: 'change-step';
      step: string;
      options: string[];
      saw: number;
      cause: 'record-error' | 'customer-changed';
      note?: string;
    }
  | {
      type: 'defer-step';
      step: string;
      saw: number | null;
      reason: string;
      owner: string;
      due: string;
      note?: string;
    }
  | { type: 'fill-slip'; slip: SlipInput }
  | { type: 'correct-slip'; slip: SlipInput; saw: number; cause: 'record-error' | 'customer-changed' }
  | { type: 'enter'; procedure: string }
  | { type: 'show-scam'; scam: string }
  | { type: 'close-scam'; scam: string }
  | { type: 'show-reason'; step: string }
  | { type: 'close-reason'; step: string }
  | { type: 'record-reaction'; scam: string; reaction: Reaction }
  | { type: 'print-paper'; paper: string; text: string }
  | { type: 'hear'; heard: string }
  | { type: 'unhear'; heard: string }
  | ({ type: 'set-reading' } & Reading)
  | { type: 'choose-language'; language: string }
  | { type: 'ask-help'; signal: string }
  | { type: 'screen-change'; to: ScreenChange }
  | { type: 'ask-aloud'; notice: string; page: number; by: Reader }
  | { type: 'teach-back'; notice: string; choice: string }
  | { type: 'answer-sheet'; notice: string; options: string[] }
  | { type: 'hold-reading'; to: ReadingHold }
  | { type: 'turn-screen'; to: ScreenTurn }
  | { type: 'turn-page'; notice: string; page: number; ms: number }
  | { type: 'sign'; notice: string; form: 'ink' | 'mark'; clears: number; ink: Large; pad?: string }
  | { type: 'sign-on-paper'; notice: string; scan: string }
  | { type: 'witness'; notice: string; witness: string }
  | { type: 'refuse-to-sign'; notice: string; reason: string }
  | {
      type: 'confirm';
      by: 'key' | 'ink';
      amountFen: number;
      arrival: string;
      payeeMask: string;
      ink?: Large;
      pad?: string;
    }
  | { type: 'decline'; choice: 'change' | 'not-now' }
  | { type: 'escalate'; proposed?: string }
  | { type: 'proceed'; reason: string; ending?: string; paperHanded: boolean; note?: string }
  | { type: 'raise'; to: string; reason: string; note?: string }
  | { type: 'end'; ending: string; ground: string; paperHanded: boolean; note?: string }
  | { type: 'contact'; contact: string; result: string; number?: string; person?: string; note?: string }
  | { type: 'pause'; reason: string }
  | { type: 'resume' }
  /** `away`: the teller whose case it is does not sit at this counter. */
  | { type: 'hand-on'; to: string; reason: HandOnReason; away?: boolean }
  | { type: 'cancel'; reason: string; note?: string }
  | { type: 'close' }
  | { type: 'time-reached'; timer: string };

/** Each expected refusal with the sentence that people read. The contract carries exactly these. */
export const CASE_REFUSALS = {
  CASE_CLOSED: '这笔业务已经结束，不能再改。',
  CASE_PAUSED: '这笔业务已暂停，请先继续办理。',
  STILL_AT_WORK: '经办人正在办理这笔业务，暂停或离开以后才能转给别人。',
  STEP_CLOSED: '按规则现在不需要这一步，不能记录。',
  STALE: '内容已有更新，请看清最新内容后再操作。',
  UNKNOWN_CODE: '内容包中没有这个选项。',
  ONE_ONLY: '这一步只能选一项。',
  CALM_EXCLUDES: '“正常”不能与其他选项同时选择。',
  NOTHING_CHANGED: '没有变化，不需要更改。',
  NOT_READY: '还有未完成的事项，暂时不能这样做。',
  RECORD_FIRST: '请先把主管要做的各步记录下来，再决定继续办理。',
  QUIET_NOW: '核实期间先不在客户屏幕上放内容，也不打印这份单据。',
  WRONG_SLIP: '单据内容与这项业务不符，请核对金额和收款人。',
  NOT_DEFERRABLE: '这一步不能推迟。',
  TOO_LATE: '补办日期超过了规定的期限。',
  INK_NEEDED: '这项业务需要客户手写签名确认。',
  READ_FIRST: '请先看完全部页面。',
  TOO_SOON: '请再看一会儿，不着急。',
  NOTICE_CHANGED: '告知书内容已更新，请重新阅读。',
  FACTS_CHANGED: '金额、收款人或到账方式有变化，请重新核对。',
  PAPER_FIRST: '请先把纸质文书交给客户。',
  CONTACT_FIRST: '请先登记联系的结果，再这样结束。',
  OWN_CASE: '不能复核自己经办的业务，请由他人处理。',
  NOT_YOUR_ROLE: '这一步由其他岗位处理。',
} as const;
export type CaseRefusal = keyof typeof CASE_REFUSALS;

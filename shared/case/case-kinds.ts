// The kinds of event a case is made of. Facts only: flags and outcome are copied in where somebody acts on them, never stored otherwise.
import { z } from 'zod';
import {
  code,
  count,
  language,
  large,
  milliseconds,
  publicText,
  sha256,
  staffId,
  uuid,
  words,
} from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { customerKinds } from './customer-kinds.ts';
import { handOnKinds } from './hand-on-kinds.ts';

const options = z.array(code).min(1).max(20);
const note = z.strictObject({ note: words(200).optional() });
const none = z.strictObject({});
/** What stood on the slip. `share`: is it more than half of the balance; `sameName`: payee and customer bear one name. */
const slip = {
  amountFen: z.int().min(1),
  share: z.enum(['yes', 'no', 'unchecked']),
  sameName: z.enum(['yes', 'no']),
};
/** Cash goes to nobody's account. */
const payee = z
  .strictObject({ payee: words(60), accountMask: words(24), accountHash: sha256, bank: words(60) })
  .partial();
/** A day in Asia/Shanghai. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** The copy that whoever acts on an outcome makes of it (format section 6). */
const judged = {
  outcome: code,
  flags: z.array(code).max(60),
  causes: z.array(code).max(60),
  engine: z.int().min(1),
};
const answer = z.strictObject({ step: code, options });
const STAFF = ['teller', 'supervisor', 'branch-head'] as const;

const CAUSES = ['record-error', 'customer-changed'] as const;
export type ChangeCause = (typeof CAUSES)[number];
/** Whether a customer who was shown a scam saw themselves in it (SL9). */
export const REACTIONS = ['turned', 'wavering', 'unmoved'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const caseKinds = {
  ...customerKinds,
  ...handOnKinds,
  'case-opened': {
    sentence: '开始为一位客户办理一笔业务',
    by: ['teller'],
    /** Without an amount where the procedure has no slip, or the customer is still filling it in. */
    body: z.strictObject({
      procedure: code,
      pack: large,
      packVersion: publicText(20),
      ...z.strictObject(slip).partial().shape,
      /** The customer was handed over from the lobby: when, at which machine of which station, and what was seen there. */
      lobby: z
        .strictObject({
          from: publicText(60),
          at: publicText(30),
          machine: code,
          outcome: code,
          flags: z.array(code).max(60),
          engine: z.int().min(1),
        })
        .optional(),
    }),
    private: z.strictObject({
      customer: words(60),
      documentMask: words(24),
      documentHash: sha256,
      reference: words(40).optional(),
      ...payee.shape,
    }),
  },
  'attempt-recalled': {
    sentence: '提示柜员：同一证件近期办理过需要复核的业务',
    by: ['teller'],
    body: z.strictObject({ count }),
    /** Which cases are of one person is nobody's to read from a masked export. */
    private: z.strictObject({ cases: z.array(uuid).min(1).max(9) }),
  },
  'slip-filled': {
    sentence: '客户填好单据，录入金额和收款人',
    by: ['teller'],
    body: z.strictObject(slip),
    private: payee,
  },
  'slip-corrected': {
    sentence: '更正单据上的金额或收款人，并说明原因',
    by: ['teller'],
    body: z.strictObject({ ...slip, cause: z.enum(CAUSES) }),
    private: payee,
  },
  'step-answered': { sentence: '记录客户对一个问题的回答', by: STAFF, body: answer, private: note },
  'observation-made': { sentence: '记录工作人员看到的情况', by: STAFF, body: answer, private: note },
  'verification-recorded': { sentence: '记录一项核对的结果', by: STAFF, body: answer, private: note },
  'step-deferred': {
    sentence: '推迟一项核对：为什么、由谁负责、最迟哪天补办',
    by: STAFF,
    body: z.strictObject({ step: code, reason: code, owner: staffId, due: day }),
    private: note,
  },
  'step-changed': {
    sentence: '更改一项记录：原来是什么、改成什么、为什么改',
    by: STAFF,
    body: z.strictObject({ step: code, from: options, to: options, cause: z.enum(CAUSES) }),
    private: note,
  },
  'flag-tapped': {
    sentence: '工作人员听到或看到一个风险提示',
    by: STAFF,
    body: z.strictObject({ heard: code, flag: code }),
    private: none,
  },
  'flag-withdrawn': {
    sentence: '更正误点的风险提示',
    by: STAFF,
    body: z.strictObject({ heard: code, flag: code, cause: z.literal('record-error') }),
    private: none,
  },
  'procedure-entered': {
    sentence: '在这笔业务中进入另一个流程',
    by: STAFF,
    body: z.strictObject({ procedure: code }),
    private: none,
  },
  'scam-shown': {
    sentence: '在客户屏幕上显示一类骗局的提示',
    by: STAFF,
    body: z.strictObject({ scam: code }),
    private: none,
  },
  'scam-closed': {
    sentence: '客户看完骗局提示',
    by: ['customer'],
    body: z.strictObject({ scam: code, ms: milliseconds }),
    private: none,
  },
  'scam-answered': {
    sentence: '登记客户看过骗局提示后的态度',
    by: STAFF,
    body: z.strictObject({ scam: code, reaction: z.enum(REACTIONS) }),
    private: none,
  },
  'reason-shown': {
    sentence: '在客户屏幕上显示为什么问、依据和限度',
    by: STAFF,
    body: z.strictObject({ step: code }),
    private: none,
  },
  'reason-closed': {
    sentence: '客户看完为什么问',
    by: ['customer'],
    body: z.strictObject({ step: code, ms: milliseconds }),
    private: none,
  },
  'notice-shown': {
    sentence: '在客户屏幕上显示告知书',
    /** By the customer where they chose its language. */
    by: [...STAFF, 'customer', 'system'],
    /** `language`: of the text that was shown; absent: zh-CN. */
    body: z.strictObject({
      code,
      notice: large,
      pages: z.int().min(1).max(6),
      floorMs: milliseconds,
      language: language.optional(),
    }),
    private: none,
  },
  'notice-page-read': {
    sentence: '客户看过告知书的一页',
    by: ['customer'],
    body: z.strictObject({ notice: sha256, page: z.int().min(1).max(6), ms: milliseconds }),
    private: none,
  },
  'sheet-answered': {
    sentence: '客户在屏幕上回答：以上情形有没有发生',
    by: ['customer'],
    body: z.strictObject({ step: code, options, notice: sha256, ms: milliseconds }),
    private: none,
  },
  'ink-signed': {
    sentence: '客户在屏幕或签字板上签名或画押',
    by: ['customer'],
    /** `notice`: SHA-256 of the text that was on the screen. `ms`: from its showing to the signature. `pad`: the signature pad on which it was written. */
    body: z.strictObject({
      ...{ form: z.enum(['ink', 'mark']), notice: sha256, ms: milliseconds, clears: count },
      pad: publicText(40).optional(),
    }),
    private: z.strictObject({ ink: large }),
  },
  'paper-signed': {
    sentence: '客户在纸质告知书上签名，登记扫描件的校验值',
    by: ['teller'],
    body: z.strictObject({ notice: sha256 }),
    private: z.strictObject({ scan: sha256 }),
  },
  'mark-witnessed': {
    sentence: '见证人用本人 PIN 确认客户画押',
    by: ['teller', 'lobby', 'supervisor', 'branch-head'],
    body: z.strictObject({ witness: staffId, notice: sha256 }),
    private: none,
  },
  'ink-refused': {
    sentence: '客户不愿签名',
    by: ['customer', 'teller'],
    body: z.strictObject({ notice: sha256, reason: code }),
    private: none,
  },
  'confirmation-made': {
    sentence: '客户核对金额、收款人和到账方式后确认',
    by: ['customer'],
    body: z.strictObject({
      by: z.enum(['key', 'ink']),
      amountFen: z.int().min(1),
      arrival: code,
      ...judged,
      pad: publicText(40).optional(),
    }),
    private: z.strictObject({ payeeMask: words(24), ink: large.optional() }),
  },
  'confirmation-declined': {
    sentence: '客户没有确认：想改，或者先不办',
    by: ['customer'],
    body: z.strictObject({ choice: z.enum(['change', 'not-now']) }),
    private: none,
  },
  escalated: {
    sentence: '柜员提请主管或负责人复核',
    by: ['teller', 'supervisor'],
    /** `proposed`: the ending that the teller suggests, where no rule asked for a reviewer. */
    body: z.strictObject({ to: code, proposed: code.optional(), ...judged }),
    private: none,
  },
  'supervisor-decided': {
    sentence: '主管或负责人作出处理意见并说明理由',
    by: ['supervisor', 'branch-head'],
    body: z.strictObject({
      decision: z.enum(['proceed', 'raise', 'end']),
      reason: code,
      /** With `raise`: the outcome from now on. With `end`: the ending chosen. */
      to: code.optional(),
      /** With an ending that needs a paper: it was handed over. */
      paper: z.literal('handed').optional(),
      ...judged,
    }),
    private: note,
  },
  'contact-made': {
    sentence: '登记一次联系：联系谁、结果如何',
    by: ['supervisor', 'branch-head'],
    body: z.strictObject({ contact: code, result: code }),
    private: z.strictObject({
      number: words(40).optional(),
      person: words(40).optional(),
      note: words(200).optional(),
    }),
  },
  'paper-printed': {
    sentence: '打印一份文书',
    by: STAFF,
    body: z.strictObject({ paper: code }),
    /** What stood on it, facts of the case included. */
    private: z.strictObject({ text: sha256 }),
  },
  'time-reached': {
    sentence: '规定的时间已到，情况仍未解除',
    by: ['system'],
    body: z.strictObject({ timer: code }),
    private: none,
  },
  'case-paused': {
    sentence: '暂停办理',
    by: ['teller'],
    body: z.strictObject({ reason: code }),
    private: none,
  },
  'case-resumed': { sentence: '继续办理', by: ['teller'], body: none, private: none },
  'case-closed': {
    sentence: '办结',
    by: ['teller', 'supervisor', 'branch-head'],
    body: z.strictObject({
      entries: count,
      /** The outcome under which it was handled, or the ending a person chose (O6, O7, O8). */
      ending: code,
      ground: code.optional(),
      arrival: code.optional(),
      /** Outcomes said beside the main one, such as O2, that the customer took up. */
      added: z.array(code).max(9).optional(),
      /** 除待办外已完成: what was put off, who sees to it, until when. */
      deferred: z
        .array(z.strictObject({ step: code, owner: staffId, due: day }))
        .max(20)
        .optional(),
      /** What is still to be done, and on which day. */
      followUps: z
        .array(z.strictObject({ code, due: day }))
        .max(20)
        .optional(),
      ...judged,
    }),
    private: none,
  },
  'case-abandoned': {
    sentence: '取消办理并说明原因',
    by: ['teller'],
    body: z.strictObject({ entries: count, reason: code, ...judged }),
    private: note,
  },
} as const satisfies Record<string, KindDefinition>;

export type CaseKind = keyof typeof caseKinds;

// Calls of the teller at work on a case, and of whoever comes to help at the same counter.
import { z } from 'zod';
import { REACTIONS } from '../case/case-kinds.ts';
import { CASE_REFUSALS } from '../case/commands.ts';
import { HAND_ON_REASONS } from '../case/hand-on-reasons.ts';
import { code, count, language, sha256, staffId } from '../ledger/fields.ts';
import { handOverCode } from '../station/lobby-kinds.ts';
import { MAX_FEN } from '../words/money.ts';
import { caseCommand, command, forCaseAt, forRoom, line, name, pin, sealed, situation } from './call.ts';
import { library } from './library-view.ts';
import { pinErrors } from './station-calls.ts';

const atCounter = forCaseAt('teller');
/** Also by whoever took the second seat: who acted is part of the record. */
const atEitherSeat = forCaseAt('teller', 'supervisor', 'branch-head');

/** As keyed or read from the document; only mask and keyed hash are kept. */
const documentNumber = z.string().regex(/^[0-9A-Za-z]{5,30}$/);
const accountNumber = z.string().regex(/^\d{6,30}$/);

/** Payee and account together or not at all: cash goes to nobody's account. */
const slip = {
  amountFen: z.int().min(1).max(MAX_FEN),
  share: z.enum(['yes', 'no', 'unchecked']),
  payee: z.strictObject({ name, account: accountNumber, bank: line(60).optional() }).optional(),
};
const note = { note: line(200).optional() };
const options = z.array(code).min(1).max(20);
/** Wrong, used or of another day: which of them is not said. */
const handOverErrors = {
  CODE_MISTYPED: situation('交接码有一位输错了，请对照大堂经理的屏幕再输一次。'),
  CODE_UNKNOWN: {
    ...situation('今天没有这个交接码，或者已经用过。'),
    data: z.strictObject({ triesLeft: z.int() }),
  },
  CODE_LOCKED: {
    ...situation('交接码输错次数过多，请稍候再试；业务可以不填交接码先办。'),
    data: z.strictObject({ waitSeconds: z.int() }),
  },
} as const;
const cause = z.enum(['record-error', 'customer-changed']);

export const tellerCalls = {
  openCase: forRoom('teller')
    .input(
      z.strictObject({
        ...command,
        procedure: code,
        customer: name,
        document: documentNumber,
        reference: line(40).optional(),
        /** Absent where the procedure has none, or the customer is still filling it in. */
        slip: z.strictObject(slip).optional(),
        documentCheck: code.optional(),
        /** The code with which the customer came from the lobby. */
        handOver: handOverCode.optional(),
      }),
    )
    .output(sealed)
    .errors({
      UNKNOWN_CODE: situation('内容包中没有这个选项。'),
      WRONG_SLIP: situation(CASE_REFUSALS.WRONG_SLIP),
      NO_PACK: situation('没有可用的内容包，暂时不能办理。请联系系统管理员。'),
      CASE_IN_HAND: situation('还有一笔业务没有办完或暂停。'),
      ...handOverErrors,
    }),
  answerStep: atEitherSeat
    .input(z.strictObject({ ...caseCommand, step: code, options, saw: count.nullable(), ...note }))
    .output(sealed),
  changeStep: atEitherSeat
    .input(z.strictObject({ ...caseCommand, step: code, options, saw: count, cause, ...note }))
    .output(sealed),
  deferStep: atEitherSeat
    .input(
      z.strictObject({
        ...caseCommand,
        ...{ step: code, saw: count.nullable(), reason: code, owner: staffId, due: z.iso.date() },
        ...note,
      }),
    )
    .output(sealed)
    .errors({ NO_SUCH_PERSON: situation('没有这个人员。') }),
  fillSlip: atCounter.input(z.strictObject({ ...caseCommand, slip: z.strictObject(slip) })).output(sealed),
  correctSlip: atCounter
    .input(z.strictObject({ ...caseCommand, slip: z.strictObject(slip), saw: count, cause }))
    .output(sealed),
  enterProcedure: atEitherSeat.input(z.strictObject({ ...caseCommand, procedure: code })).output(sealed),
  /** The scam library of the pack in use, for whoever works with customers. */
  library: forRoom('teller', 'lobby', 'supervisor', 'branch-head').output(library),
  /** 为什么问, on the customer's own screen. */
  showReason: atEitherSeat.input(z.strictObject({ ...caseCommand, step: code })).output(sealed),
  showScam: atEitherSeat.input(z.strictObject({ ...caseCommand, scam: code })).output(sealed),
  recordTurn: atEitherSeat
    .input(z.strictObject({ ...caseCommand, scam: code, reaction: z.enum(REACTIONS) }))
    .output(sealed),
  /** The printing itself is the window's; that it was printed, and exactly what, is an event. */
  printPaper: atEitherSeat.input(z.strictObject({ ...caseCommand, paper: code })).output(
    z.strictObject({
      title: z.string(),
      facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
      lines: z.array(z.string()),
      /** Where the print stands in the ledger, and the whole checkpoint that holds it: what the customer can have checked later. */
      receipt: z.strictObject({ seq: count, line: z.string(), checkpoint: z.string() }),
    }),
  ),
  hear: atCounter.input(z.strictObject({ ...caseCommand, heard: code })).output(sealed),
  unhear: atCounter.input(z.strictObject({ ...caseCommand, heard: code })).output(sealed),
  signOnPaper: atCounter
    .input(z.strictObject({ ...caseCommand, notice: sha256, scan: sha256 }))
    .output(sealed),
  recordRefusal: atCounter
    .input(z.strictObject({ ...caseCommand, notice: sha256, reason: code }))
    .output(sealed),
  witnessMark: atCounter
    .input(z.strictObject({ ...caseCommand, notice: sha256, witness: staffId, pin }))
    .output(sealed)
    .errors(pinErrors),
  /** By the rules; or because the teller proposes an ending that only a reviewer may choose. */
  escalate: atCounter.input(z.strictObject({ ...caseCommand, proposed: code.optional() })).output(sealed),
  withdraw: atCounter.input(z.strictObject({ ...caseCommand, ending: code, ground: code })).output(sealed),
  pauseCase: atCounter.input(z.strictObject({ ...caseCommand, reason: code })).output(sealed),
  resumeCase: atCounter
    .input(z.strictObject(caseCommand))
    .output(sealed)
    .errors({ CASE_IN_HAND: situation('还有一笔业务没有办完或暂停。') }),
  /** For the customer who asks for it in words. */
  chooseLanguage: atEitherSeat.input(z.strictObject({ ...caseCommand, language })).output(sealed),
  /** Turns this very screen to the customer, who has none of their own. */
  turnScreen: atCounter
    .input(z.strictObject(caseCommand))
    .output(sealed)
    .errors({ SCREEN_THERE: situation('客户屏幕已接上，请让客户在那里看。') }),
  cancelCase: atCounter.input(z.strictObject({ ...caseCommand, reason: code, ...note })).output(sealed),
  closeCase: atCounter.input(z.strictObject(caseCommand)).output(sealed),
  /** A supervisor or branch head takes the second seat with their own PIN. */
  takeOver: atCounter
    .input(z.strictObject({ ...caseCommand, staff: staffId, pin }))
    .output(sealed)
    .errors(pinErrors),
  /** Another teller goes on with the case at this counter, with their own PIN; the first is signed out. */
  handOn: atCounter
    .input(z.strictObject({ ...caseCommand, staff: staffId, pin, reason: z.enum(HAND_ON_REASONS) }))
    .output(sealed)
    .errors({
      ...pinErrors,
      CASE_IN_HAND: situation('这位同事还有一笔业务没有办完或暂停，请先办完或暂停那一笔。'),
      REVIEWER_SEATED: situation('复核人还在办理，请先由复核人交还柜员，再换人。'),
    }),
};

// Calls of the teller at work on a case, and of whoever comes to help at the same counter.
import { z } from 'zod';
import { code, count, sha256, staffId } from '../ledger/fields.ts';
import { MAX_FEN } from '../words/money.ts';
import { caseCommand, command, forCaseAt, forRoom, line, name, pin, sealed, situation } from './call.ts';
import { pinErrors } from './station-calls.ts';

const atCounter = forCaseAt('teller');

/** As keyed or read from the document; only mask and keyed hash are kept. */
const documentNumber = z.string().regex(/^[0-9A-Za-z]{5,30}$/);
const accountNumber = z.string().regex(/^\d{6,30}$/);

const slip = {
  amountFen: z.int().min(1).max(MAX_FEN),
  share: z.enum(['yes', 'no', 'unchecked']),
  payee: name,
  account: accountNumber,
  bank: line(60).optional(),
};
const note = { note: line(200).optional() };
const options = z.array(code).min(1).max(20);
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
        ...slip,
        documentCheck: code,
      }),
    )
    .output(sealed)
    .errors({
      UNKNOWN_CODE: situation('内容包中没有这个选项。'),
      NO_PACK: situation('没有可用的内容包，暂时不能办理。请联系系统管理员。'),
      CASE_IN_HAND: situation('还有一笔业务没有办完或暂停。'),
    }),
  answerStep: atCounter
    .input(z.strictObject({ ...caseCommand, step: code, options, saw: count.nullable(), ...note }))
    .output(sealed),
  changeStep: atCounter
    .input(z.strictObject({ ...caseCommand, step: code, options, saw: count, cause, ...note }))
    .output(sealed),
  correctSlip: atCounter.input(z.strictObject({ ...caseCommand, ...slip, saw: count, cause })).output(sealed),
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
  escalate: atCounter.input(z.strictObject(caseCommand)).output(sealed),
  withdraw: atCounter.input(z.strictObject({ ...caseCommand, ending: code, ground: code })).output(sealed),
  pauseCase: atCounter.input(z.strictObject({ ...caseCommand, reason: code })).output(sealed),
  resumeCase: atCounter
    .input(z.strictObject(caseCommand))
    .output(sealed)
    .errors({ CASE_IN_HAND: situation('还有一笔业务没有办完或暂停。') }),
  cancelCase: atCounter.input(z.strictObject({ ...caseCommand, reason: code, ...note })).output(sealed),
  closeCase: atCounter.input(z.strictObject(caseCommand)).output(sealed),
  /** A supervisor or branch head takes the second seat with their own PIN. */
  takeOver: atCounter
    .input(z.strictObject({ ...caseCommand, staff: staffId, pin }))
    .output(sealed)
    .errors(pinErrors),
};

// Calls of a supervisor or branch head in the second seat of the counter.
import { z } from 'zod';
import { code } from '../ledger/fields.ts';
import { caseCommand, command, forCaseAt, forRoom, line, sealed } from './call.ts';

const atReview = forCaseAt('supervisor', 'branch-head');
const note = { note: line(200).optional() };
const decided = { paperHanded: z.boolean(), ...note };

export const reviewerCalls = {
  proceed: atReview
    .input(z.strictObject({ ...caseCommand, reason: code, ending: code.optional(), ...decided }))
    .output(sealed),
  raise: atReview.input(z.strictObject({ ...caseCommand, to: code, reason: code, ...note })).output(sealed),
  end: atReview
    .input(z.strictObject({ ...caseCommand, ending: code, ground: code, ...decided }))
    .output(sealed),
  recordContact: atReview
    .input(
      z.strictObject({
        ...caseCommand,
        contact: code,
        result: code,
        number: line(40).optional(),
        person: line(40).optional(),
        ...note,
      }),
    )
    .output(sealed),
  handBack: forRoom('supervisor', 'branch-head').input(z.strictObject(command)).output(sealed),
};

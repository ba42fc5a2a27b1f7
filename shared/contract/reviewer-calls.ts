// Calls of a supervisor or branch head in the second seat of the counter.
import { z } from 'zod';
import { HAND_ON_REASONS } from '../case/hand-on-reasons.ts';
import { code, count, staffId } from '../ledger/fields.ts';
import { caseCommand, command, forCaseAt, forRoom, line, sealed, situation } from './call.ts';

const atReview = forCaseAt('supervisor', 'branch-head');
const note = { note: line(200).optional() };
const text = z.string();

/** A case that waits for its teller, or that its teller left. */
const waitingCase = z.strictObject({
  caseId: text,
  customer: text,
  procedure: text,
  amountFen: z.int().nullable(),
  openedAt: text,
  /** When something last happened in it. */
  lastAt: text,
  /** Why it was paused, in the words of its pack; null where its teller went away without pausing it. */
  paused: text.nullable(),
  teller: z.strictObject({ id: text, name: text }),
});

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
  /** Every case that waits at this station, whoever has it; `words` looks through masked names, businesses and tellers. */
  waitingCases: forRoom('supervisor', 'branch-head')
    .input(z.strictObject({ words: line(60).optional(), page: z.int().min(0).max(10_000) }))
    .output(
      z.strictObject({ all: count, total: count, page: count, pageSize: count, cases: z.array(waitingCase) }),
    ),
  /** One of them goes to another teller. */
  assignCase: atReview
    .input(z.strictObject({ ...caseCommand, staff: staffId, reason: z.enum(HAND_ON_REASONS) }))
    .output(sealed)
    .errors({ NO_SUCH_PERSON: situation('没有这位柜员，或已停用。') }),
  handBack: forRoom('supervisor', 'branch-head').input(z.strictObject(command)).output(sealed),
};

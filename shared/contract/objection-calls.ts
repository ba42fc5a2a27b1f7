// Calls about customers' objections to what was decided: found by case, registered, answered in time, in the room of a supervisor or branch head.
import { z } from 'zod';
import { count, uuid } from '../ledger/fields.ts';
import { OBJECTION_HANDLERS, OBJECTION_MATTERS, OBJECTION_RESULTS } from '../station/objection-kinds.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const forHandlers = forRoom(...OBJECTION_HANDLERS);
const text = z.string();

const about = {
  ...{ caseId: uuid, openedAt: text, procedure: text, customer: text, teller: text },
  /** Outcome or ending by name; null while it is open. */
  outcome: text.nullable(),
};

const objection = z.strictObject({
  ...{ id: uuid, caseId: uuid, matter: z.enum(OBJECTION_MATTERS), received: text, due: text },
  ...{ basic: z.boolean(), overdue: z.boolean(), by: text },
  procedure: text,
  customer: text,
  /** What the customer said; the word for erased where nobody can say any more. */
  note: text,
});
export type OpenObjection = z.infer<typeof objection>;

export const objectionCalls = {
  list: forHandlers.input(z.strictObject({ page: z.int().min(0).max(10_000) })).output(
    z.strictObject({
      ...{ total: count, page: count, pageSize: count },
      /** Of those without an answer, whose last day is over. */
      late: count,
      open: z.array(objection),
      /** Of all that were ever registered here: how they ended, and how many were late. */
      counts: z.strictObject({
        ...{ made: count, upheld: count, lifted: count, withdrawn: count },
        ...{ open: count, late: count, innocent: count },
      }),
      /** Days for an answer, and the law that says so. */
      days: count,
      basis: text,
      /** In Asia/Shanghai. */
      today: text,
    }),
  ),
  findCases: forHandlers
    .input(z.strictObject({ ...command, from: z.iso.date(), to: z.iso.date(), text: line(60).optional() }))
    .output(z.strictObject({ total: count, cases: z.array(z.strictObject(about)) })),
  make: forHandlers
    .input(
      z.strictObject({
        ...command,
        caseId: uuid,
        matter: z.enum(OBJECTION_MATTERS),
        received: z.iso.date(),
        basic: z.boolean(),
        note: line(400),
      }),
    )
    .output(sealed)
    .errors({
      NO_SUCH_CASE: situation('找不到这笔业务。'),
      CASE_OPEN: situation('这笔业务还没有办结。客户有不同意见，请在柜台当面处理。'),
      BAD_DAY: situation('收到日期不能晚于今天，也不能早于办理业务的那一天。'),
    }),
  answer: forHandlers
    .input(
      z.strictObject({
        ...command,
        objection: uuid,
        result: z.enum(OBJECTION_RESULTS),
        innocent: z.boolean(),
        note: line(400),
      }),
    )
    .output(sealed)
    .errors({
      NO_SUCH_OBJECTION: situation('这项异议已经答复，或不存在。'),
      OWN_CASE: situation('不能答复自己经办的业务，请由他人处理。'),
    }),
};

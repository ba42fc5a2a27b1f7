// Calls about what is left to do when a case has ended: put-off checks and follow-ups, in the room of a supervisor or branch head.
import { z } from 'zod';
import { code, uuid } from '../ledger/fields.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const forReviewers = forRoom('supervisor', 'branch-head');
const text = z.string();

const task = z.strictObject({
  caseId: text,
  task: text,
  kind: z.enum(['deferred', 'follow-up']),
  label: text,
  procedure: text,
  customer: text,
  closedAt: text,
  /** Null for a follow-up, which is anybody's. */
  owner: text.nullable(),
  /** Last day, in Asia/Shanghai. */
  due: text,
  overdue: z.boolean(),
  results: z.array(z.strictObject({ code: text, label: text })),
});
export type Task = z.infer<typeof task>;

export const taskCalls = {
  list: forReviewers.output(z.array(task)),
  settle: forReviewers
    .input(z.strictObject({ ...command, caseId: uuid, task: code, result: code, note: line(200).optional() }))
    .output(sealed)
    .errors({
      NO_SUCH_TASK: situation('这一项已经办好，或不存在。'),
      UNKNOWN_CODE: situation('内容包中没有这个选项。'),
    }),
};

// Calls about emergency access: the code in the envelope, its use at the door, its end, and what an auditor makes of it.
import { z } from 'zod';
import { count, staffId, uuid } from '../ledger/fields.ts';
import {
  EMERGENCY_ENDS,
  EMERGENCY_FINDING,
  EMERGENCY_MINUTES,
  EMERGENCY_REASON,
  EMERGENCY_ROLES,
} from '../words/emergency.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forEveryone, forRoom, forStaff, line, pin, sealed, situation } from './call.ts';
import { pinErrors } from './station-calls.ts';

const text = z.string();
const forAuditor = forRoom('auditor');
const NO_SUCH_EMERGENCY = situation('没有这一次应急进入，或还没有结束，或已经有人看过。');

const use = z.strictObject({
  /** Names it. */
  begun: count,
  who: text,
  role: z.enum(EMERGENCY_ROLES),
  at: text,
  /** Null while it runs. */
  endedAt: text.nullable(),
  why: z.enum(EMERGENCY_ENDS).nullable(),
  reason: text,
  review: z.strictObject({ by: text, at: text, found: text }).nullable(),
  /** Whether this auditor may look at it as one: not at their own. */
  mine: z.boolean(),
});

export const emergencyCalls = {
  /** Makes the code for the envelope, shown this once; the one before opens nothing any more. With the PIN of the branch head or of compliance. */
  makeCode: forRoom('admin')
    .input(z.strictObject({ ...command, ...byTwo }))
    .output(z.strictObject({ code: text }))
    .errors(byTwoErrors),
  /** Takes over a role by one's own PIN and the code: the first seat, or `forCase` the second one beside the teller. */
  begin: forEveryone
    .input(
      z.strictObject({
        ...command,
        staff: staffId,
        pin,
        code: line(60),
        role: z.enum(EMERGENCY_ROLES),
        reason: line(EMERGENCY_REASON.most).min(EMERGENCY_REASON.least),
        forCase: uuid.optional(),
      }),
    )
    .output(sealed)
    .errors({
      ...pinErrors,
      CODE_WRONG: { ...situation('应急口令不正确。'), data: z.strictObject({ triesLeft: z.int() }) },
      CODE_LOCKED: {
        ...situation('应急口令输错次数过多，请稍候再试。'),
        data: z.strictObject({ waitSeconds: z.int() }),
      },
      NO_CODE: situation('现在没有可用的应急口令：还没有制作，或已经用过。'),
      NOT_FOR_YOU: situation('这个岗位您不能应急担任：您本来就有，或和您的岗位不能由一人兼任。'),
      EMERGENCY_RUNS: situation('已经有人应急进入，等结束以后再试。'),
      OWN_CASE: situation('不能复核自己经办的业务，请由他人处理。'),
      NO_SUCH_CASE: situation('找不到这笔业务。'),
    }),
  /** Anybody who is signed in may end it. */
  end: forStaff
    .input(z.strictObject(command))
    .output(sealed)
    .errors({ NO_EMERGENCY: situation('现在没有人应急进入。') }),
  /** All there ever were, the newest first. */
  list: forAuditor.input(z.strictObject({ page: z.int().min(0).max(10_000) })).output(
    z.strictObject({
      ...{ total: count, page: count, pageSize: count },
      /** Of the last 90 days, and for how long one may last: what is used often is no emergency. */
      recent: count,
      minutes: z.literal(EMERGENCY_MINUTES),
      uses: z.array(use),
    }),
  ),
  /** What was done in that seat, in the order in which it was done. */
  acts: forAuditor
    .input(z.strictObject({ begun: count, page: z.int().min(0).max(10_000) }))
    .output(
      z.strictObject({
        ...{ total: count, page: count, pageSize: count },
        acts: z.array(
          z.strictObject({
            ...{ seq: count, at: text, kind: text, sentence: text, caseId: uuid.nullable() },
            /** Whose PIN was set; null for everything else. */
            about: text.nullable(),
          }),
        ),
      }),
    )
    .errors({ NO_SUCH_EMERGENCY }),
  review: forAuditor
    .input(
      z.strictObject({
        ...command,
        begun: count,
        found: line(EMERGENCY_FINDING.most).min(EMERGENCY_FINDING.least),
      }),
    )
    .output(sealed)
    .errors({
      NO_SUCH_EMERGENCY,
      OWN_EMERGENCY: situation('这是您自己的应急进入，要由另一位审计来看。'),
    }),
};

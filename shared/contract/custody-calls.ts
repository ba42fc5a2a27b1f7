// Calls of the compliance officer about what is kept and for how long: cases whose period is over, holding back, setting aside, destroying.
// By two, always; and no name, mask or answer of a customer passes here (domain.md 7.7).
import { z } from 'zod';
import { code, count, uuid } from '../ledger/fields.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const forCompliance = forRoom('compliance');
const text = z.string();
const choice = z.strictObject({ code: text, label: text });

const decided = z.strictObject({ at: text, by: text, approver: text, reason: text }).nullable();

const keptCase = z.strictObject({
  caseId: uuid,
  openedAt: text,
  /** Null while it is open. */
  endedAt: text.nullable(),
  procedure: text,
  ending: text.nullable(),
  teller: text,
  entries: count,
  /** The rule of the retention table, with its basis in words; null while the case is open, or where the table has none for it. */
  rule: z.strictObject({ title: text, basis: text, byLaw: z.boolean(), atEnd: text }).nullable(),
  /** The last day on which it must be kept, in Asia/Shanghai; the earliest possible where `asksRelation`. */
  until: text.nullable(),
  /** The period counts from the end of the relation with the customer, which whoever destroys it has to look up. */
  asksRelation: z.boolean(),
  due: z.boolean(),
  /** Something is still to be done for it. */
  hasTasks: z.boolean(),
  held: decided,
  restricted: decided,
  erased: decided,
  /** How many full bundles that may hold it were exported: erasing does not reach them. */
  exports: count,
});
export type KeptCase = z.infer<typeof keptCase>;

export const SHOWN_CASES = ['due', 'held', 'restricted', 'erased', 'dated'] as const;
export const CUSTODY_ACTS = ['hold', 'release', 'restrict', 'resume'] as const;

const about = { ...command, caseId: uuid };
const custodyErrors = {
  ...byTwoErrors,
  NO_SUCH_CASE: situation('找不到这笔业务。'),
  NO_RETENTION: situation('使用中的内容包没有保存期限表，不能这样做。'),
  UNKNOWN_CODE: situation('内容包中没有这个选项。'),
  NOT_FINISHED: situation('这笔业务还没有办结，或者还有待办事项；限制处理的，先恢复使用再办完待办。'),
  ALREADY_ERASED: situation('这笔业务的资料已经销毁。'),
} as const;

export const custodyCalls = {
  /** The retention table in words, and the grounds and reasons to choose from; null where the pack in use has none. */
  table: forCompliance.output(
    z
      .strictObject({
        rules: z.array(
          z.strictObject({
            ...{ code: text, title: text, since: text, basis: text, atEnd: text, byLaw: z.boolean() },
            months: count.nullable(),
          }),
        ),
        grounds: z.array(z.strictObject({ code: text, label: text, basis: text, early: z.boolean() })),
        reasons: z.strictObject({
          hold: z.array(choice),
          release: z.array(choice),
          restrict: z.array(choice),
          resume: z.array(choice),
        }),
      })
      .nullable(),
  ),
  /** `dated`: those that were opened in a range of days in Asia/Shanghai. */
  cases: forCompliance
    .input(
      z.strictObject({
        show: z.enum(SHOWN_CASES),
        from: z.iso.date(),
        to: z.iso.date(),
        page: z.int().min(0).max(100_000),
      }),
    )
    .output(z.strictObject({ total: count, page: count, pageSize: count, cases: z.array(keptCase) })),
  /** `paper`: the number of the paper on which it is done. */
  change: forCompliance
    .input(
      z.strictObject({
        ...about,
        act: z.enum(CUSTODY_ACTS),
        reason: code,
        paper: line(80).optional(),
        ...byTwo,
      }),
    )
    .output(sealed)
    .errors({ ...custodyErrors, NOTHING_CHANGED: situation('这笔业务现在已经是这样，不用再登记。') }),
  /** `relationEnded`: the day on which the relation with the customer ended, where the rule counts from it. */
  erase: forCompliance
    .input(
      z.strictObject({
        ...about,
        ground: code,
        relationEnded: z.iso.date().optional(),
        ...byTwo,
      }),
    )
    .output(sealed)
    .errors({
      ...custodyErrors,
      HELD: situation('这笔业务正在保全，解除保全以前不能销毁。'),
      NO_RULE: situation('保存期限表里没有这类业务，不能销毁。'),
      RELATION_UNKNOWN: situation('要先写明业务关系终止的日期，不能早于业务结束的日期，也不能是以后的日期。'),
      UNDER_RETENTION: {
        ...situation('保存期限还没有届满，不能销毁；可以限制处理。'),
        data: z.strictObject({ until: text, basis: text }),
      },
      OWN_CASE: situation('经办或复核过这笔业务的人，不能销毁它的资料。'),
      EXPORT_UNDER_WAY: situation('正在导出证据包，请等它写完再销毁。'),
      ERASURE_UNFINISHED: situation(
        '销毁已记入台账，但文件还没有清除干净。请检查磁盘，再点一次；程序下次启动时也会接着清除。',
      ),
    }),
};

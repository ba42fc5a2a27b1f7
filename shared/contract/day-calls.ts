// Calls about the ledger's days, in the room of a supervisor or branch head: closing the present one, and the sheets of those that were closed.
import { z } from 'zod';
import { MODES } from '../words/modes.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, sealed, situation } from './call.ts';

const forReviewers = forRoom('supervisor', 'branch-head');
const text = z.string();
const count = z.int().min(0);

const counts = z.strictObject({
  ...{ entries: count, opened: count, ended: count, open: count },
  /** Absent where nobody acted by emergency access. */
  emergencies: count.optional(),
});

const closedDay = {
  /** Names the day: seq of the `day-opened` that followed it. */
  seq: count,
  at: text,
  /** Names of the two; null where the system did it. */
  by: text.nullable(),
  approver: text.nullable(),
  late: z.boolean(),
  counts,
};

const days = z.strictObject({
  /** Null where nobody has done anything since the last close. */
  openedAt: text.nullable(),
  /** Of the present day so far. */
  counts,
  /** The private keys of a closed day are on the disk still; the next start destroys them. */
  oldKeysLeft: z.boolean(),
  /** The last first. */
  closed: z.array(z.strictObject(closedDay)),
  all: count,
  pageSize: count,
});

const sheet = z.strictObject({
  ...closedDay,
  /** Number of the entry that says that it was printed. */
  printing: count,
  ...{ bank: text, branch: text, device: text, mode: z.enum(MODES), origin: text },
  size: count,
  /** b64. */
  root: text,
  identities: z.array(text),
  /** The whole closing checkpoint, for the QR code. */
  note: text,
  /** The same in sixteen characters. */
  code: text,
});
export type DaySheet = z.infer<typeof sheet>;

export const dayCalls = {
  list: forReviewers.input(z.strictObject({ page: count })).output(days),
  /** With the PIN of a second person who works at the counter. */
  close: forReviewers
    .input(z.strictObject({ ...command, ...byTwo }))
    .output(sealed)
    .errors({
      ...byTwoErrors,
      DAY_NOT_OPEN: situation('上次日结以后还没有人办过事，不用再结。'),
      DAY_TOO_LONG: situation('这一天的运行记录太多，台账放不下日结。请联系系统管理员，业务照常办理。'),
      EXPORT_RUNNING: situation('正在导出证据包，等导出完成再日结。'),
    }),
  print: forReviewers
    .input(z.strictObject({ ...command, closing: count }))
    .output(sheet)
    .errors({ NO_SUCH_DAY: situation('没有这一次日结。') }),
};

// Calls about a whole roster from a file: what it would change, and having that done by two people. Calls of the administrator.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { BAD_LINES } from '../station/roster.ts';
import { ROLES } from '../words/roles.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, situation } from './call.ts';

const forAdmin = forRoom('admin');
const text = z.string();

/** A file of this size still fits, as base64, into the one message that a window may send: some fifteen thousand people. */
export const LARGEST_ROSTER = 700 * 1024;
const upload = {
  bytes: z.int().min(1).max(LARGEST_ROSTER),
  file: z.base64().max(Math.ceil(LARGEST_ROSTER / 3) * 4),
};
const isWhole = ({ bytes, file }: { bytes: number; file: string }): boolean =>
  (file.length / 4) * 3 - (/=*$/.exec(file)?.[0].length ?? 0) === bytes;

const person = z.strictObject({
  ...{ id: text, name: text, roles: z.array(z.enum(ROLES)) },
  status: z.enum(['active', 'disabled']),
});

const preview = z.strictObject({
  format: z.enum(['utf-8', 'gb18030', 'xlsx']),
  /** The heads not counted. */
  lines: count,
  added: z.array(person),
  changed: z.array(z.strictObject({ before: person, after: person })),
  /** In use here and not in the file: as they are now, and to be disabled. */
  leaving: z.array(person),
  unchanged: count,
  /** `text`: what stands there, or a sentence where roles clash. */
  bad: z.array(z.strictObject({ line: count, why: z.enum(BAD_LINES), text })),
  leaversKept: z.boolean(),
  losesLastAdmin: z.boolean(),
  /** Names this plan; it is sent along with the consent to it. */
  seen: sha256,
});
export type RosterPreview = z.infer<typeof preview>;

const fileErrors = {
  ROSTER_UNREADABLE: situation('这个文件不能识别。请用 CSV（UTF-8 或 GB 18030）或 XLSX 保存后再选。'),
  ROSTER_QUOTES: {
    ...situation('这个文件里有引号没有成对，不能分清各列。请在原来的表格里改好，再保存一次。'),
    data: z.strictObject({ line: count }),
  },
  ROSTER_COLUMNS: {
    ...situation('第一行要有这四列：工号、姓名、岗位、状态。'),
    data: z.strictObject({ missing: z.array(text) }),
  },
  ROSTER_EMPTY: situation('这个文件里没有人员。第一行是列名，从第二行起一人一行。'),
  ROSTER_TOO_LONG: situation('名册超过两万行。请按地区分开，每次导入一份。'),
} as const;

export const rosterCalls = {
  preview: forAdmin.input(z.strictObject(upload).refine(isWhole)).output(preview).errors(fileErrors),
  /** With the PIN of the branch head or of compliance. All of it or nothing: whoever stops reading before `done` has changed nobody. */
  import: forAdmin
    .input(z.strictObject({ ...command, ...upload, seen: sha256, ...byTwo }).refine(isWhole))
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          /** In people. */
          z.strictObject({ state: z.literal('working'), done: count, of: count }),
          z.strictObject({ state: z.literal('done'), seq: count }),
        ]),
      ),
    )
    .errors({
      ...fileErrors,
      ...byTwoErrors,
      ROSTER_MOVED: situation('核对以后，文件或人员有了变动。什么也没有改，请重新核对。'),
      LAST_ADMIN: situation('照这份名册，就没有能登录的管理员了。什么也没有改，请先核对名册。'),
      NOTHING_TO_IMPORT: situation('名册和本机的人员一致，不用更新。'),
    }),
};

// Calls about the program's own version: what runs, what was taken, taking a file, and handing one to the system. The administrator's alone; an
// installation, forward or back, by two.
import { z } from 'zod';
import { count } from '../ledger/fields.ts';
import { LONGEST_FOLDER } from '../station/backup-folder-kinds.ts';
import { UPDATE_FAULTS, UPDATE_NAME } from '../station/update-file.ts';
import { isVersion } from '../station/versions.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const text = z.string();
const taken = z.strictObject({ version: text, at: text, by: text, bytes: count });

const folderErrors = {
  FOLDER_NOT_ABSOLUTE: situation('请写完整的路径，例如 E:/ 或 /media/usb。'),
  FOLDER_MISSING: situation('没有这个文件夹。用移动硬盘或 U 盘的，请先接好。'),
} as const;

const folder = line(LONGEST_FOLDER);
const file = z.string().regex(UPDATE_NAME);

export const updateCalls = {
  status: forRoom('admin').output(
    z.strictObject({
      running: text,
      /** Whether the system can be handed an installer here. */
      isInstalled: z.boolean(),
      hasHeadOffice: z.boolean(),
      /** `oneWay`: what it writes, the version that runs now could not open. */
      next: taken.extend({ oneWay: z.boolean() }).nullable(),
      keepsOwn: z.boolean(),
      former: taken.nullable(),
      last: z
        .discriminatedUnion('as', [
          z.strictObject({ as: z.enum(['applied', 'stepped-back']), version: text, at: text }),
          z.strictObject({
            ...{ as: z.literal('not-applied'), version: text, at: text },
            why: z.enum(['not-opened', 'other-version']),
          }),
        ])
        .nullable(),
    }),
  ),
  /** Update files that lie in a folder. */
  offers: forRoom('admin')
    .input(z.strictObject({ folder }))
    .output(z.array(z.strictObject({ name: text, bytes: count })))
    .errors(folderErrors),
  take: forRoom('admin')
    .input(z.strictObject({ ...command, folder, file }))
    .output(
      z.discriminatedUnion('state', [
        z.strictObject({ state: z.literal('taken'), version: text }),
        z.strictObject({ state: z.literal('refused'), why: z.enum(UPDATE_FAULTS) }),
      ]),
    )
    .errors({
      ...folderErrors,
      UPDATE_BUSY: situation('正在核对更新文件，请等它做完。'),
      FILE_UNREADABLE: situation('文件没有读完，或本机磁盘写不下。请检查 U 盘和磁盘空间，再试一次。'),
    }),
  begin: forRoom('admin')
    .input(z.strictObject({ ...command, version: z.string().refine(isVersion), ...byTwo }))
    .output(sealed)
    .errors({
      ...byTwoErrors,
      NOT_INSTALLED: situation('这台设备上的程序不是用安装包装的，请由技术人员更新。'),
      UPDATE_BUSY: situation('正在核对更新文件，请等它做完。'),
      NO_SUCH_UPDATE: situation('没有这一版的更新文件，请重新读取。'),
      NO_WAY_BACK: situation('还没有收下现在这一版的文件，装上以后就退不回来。请先收下它。'),
      CASES_OPEN: situation('还有业务没有办结，或正在导出。请先办完，再更新。'),
      UPDATE_DAMAGED: situation('收下的文件不完整，没有安装。请重新收下这个文件。'),
      NOT_OPENED: situation('系统没有打开安装程序，没有安装。请联系技术支持。'),
    }),
};

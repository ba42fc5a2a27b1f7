// Calls about backups, for those who answer for the machine or for the branch: which there are, whether the last try failed, and making one.
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { LONGEST_FOLDER, VOLUMES } from '../station/backup-folder-kinds.ts';
import { BACKERS, BACKUP_FAILURES } from '../station/backup-kinds.ts';
import { drillKinds } from '../station/drill-kinds.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const text = z.string();
const forBackers = forRoom(...BACKERS);

export const backupCalls = {
  list: forBackers.output(
    z.strictObject({
      /** Where backups go now, and on whose word; on which disk, seen from the ledger. */
      place: z.strictObject({
        ...{ folder: text, from: z.enum(['default', 'chosen', 'option']), volume: z.enum(VOLUMES) },
      }),
      running: z.boolean(),
      /** How many are kept. */
      kept: count,
      /** Those that lie in the folder, each made and proved here; the newest first. */
      made: z.array(
        z.strictObject({
          at: text,
          /** Name of whoever asked; null where the system did it. */
          by: text.nullable(),
          ...{ file: text, size: count, bytes: count, sha256, root: sha256 },
        }),
      ),
      /** Made and told of, and not in the folder any more although it is one of the newest. */
      missing: count,
      drill: z.strictObject({
        running: z.boolean(),
        /** The last restore that was rehearsed; `by` is null where that was at the command line. */
        last: drillKinds['restore-drilled'].body.extend({ at: text, by: text.nullable() }).nullable(),
        /** For how many days none has proved a backup, where that is too long. */
        overdueDays: count.nullable(),
      }),
      failed: z.strictObject({ at: text, why: z.enum(BACKUP_FAILURES) }).nullable(),
    }),
  ),
  make: forBackers
    .input(z.strictObject(command))
    .output(sealed)
    .errors({
      BACKUP_RUNNING: situation('正在备份，请等它做完。'),
      BACKUP_FAILED: situation('备份没有做成，原因和办法见本页。'),
    }),
  /** Chooses the folder for backups; the program's own again where none is named. An option at the start goes before either. */
  chooseFolder: forRoom('admin')
    .input(z.strictObject({ ...command, folder: line(LONGEST_FOLDER).optional() }))
    .output(sealed)
    .errors({
      BACKUP_RUNNING: situation('正在备份，请等它做完。'),
      NOTHING_CHANGED: situation('现在用的就是这个文件夹。'),
      FOLDER_NOT_ABSOLUTE: situation('请写完整的路径，例如 /mnt/backup 或 E:/backup。'),
      FOLDER_MISSING: situation('没有这个文件夹。请先建好，再填写；用移动硬盘的，请先接好。'),
      FOLDER_OF_LEDGER: situation('这个文件夹在数据文件夹里面，不能放备份。请另选一个。'),
      FOLDER_NOT_WRITABLE: situation('这个文件夹不能写入。请检查权限，或另选一个。'),
    }),
  /** Rehearses a restore with the newest backup; what came of it stands in the list. */
  drill: forRoom('admin')
    .input(z.strictObject(command))
    .output(sealed)
    .errors({
      DRILL_RUNNING: situation('正在演练恢复，请等它做完。'),
      BACKUP_RUNNING: situation('正在备份，请等它做完。'),
      DRILL_CUT_OFF: situation('程序正在退出，没有演练完。'),
      NO_BACKUP: situation('还没有可以演练的备份，请先点“立即备份”。'),
    }),
};

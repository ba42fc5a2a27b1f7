// Calls about backups, for those who answer for the machine or for the branch: which there are, whether the last try failed, and making one.
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { BACKERS, BACKUP_FAILURES } from '../station/backup-kinds.ts';
import { drillKinds } from '../station/drill-kinds.ts';
import { command, forRoom, sealed, situation } from './call.ts';

const text = z.string();
const forBackers = forRoom(...BACKERS);

export const backupCalls = {
  list: forBackers.output(
    z.strictObject({
      folder: text,
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

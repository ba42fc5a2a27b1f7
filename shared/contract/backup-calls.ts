// Calls about backups, for those who answer for the machine or for the branch: which there are, whether the last try failed, and making one.
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { BACKERS, BACKUP_FAILURES } from '../station/backup-kinds.ts';
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
};

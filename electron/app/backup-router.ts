// Backups, in the rooms of those who may make them.
import { listBackups } from '../services/backup-views.ts';
import { Situation } from '../services/situation.ts';
import { acting } from './acting.ts';
import { admitted, workOf } from './admission.ts';

const calls = admitted.backup;

export const backupRouter = {
  list: calls.list.handler(({ context }) =>
    listBackups(acting(context).station, workOf(context.app).backups, workOf(context.app).drills),
  ),
  make: calls.make.handler(({ context, input }) =>
    workOf(context.app).backups.make(acting(context).actor, input.command),
  ),
  chooseFolder: calls.chooseFolder.handler(({ context, input }) =>
    workOf(context.app).backups.choose(acting(context).actor, input),
  ),
  drill: calls.drill.handler(({ context, input }) => {
    const { actor } = acting(context);
    if (workOf(context.app).backups.isRunning) throw new Situation('BACKUP_RUNNING');
    return workOf(context.app).drills.run(actor, input.command);
  }),
};

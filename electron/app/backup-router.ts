// Backups, in the rooms of those who may make them.
import { listBackups } from '../services/backup-views.ts';
import { Situation } from '../services/situation.ts';
import { acting, type Context } from './acting.ts';
import { admitted, stationOf } from './admission.ts';

const calls = admitted.backup;

export const backupRouter = {
  list: calls.list.handler(({ context }) =>
    listBackups(acting(context).station, backupsOf(context), drillsOf(context)),
  ),
  make: calls.make.handler(({ context, input }) =>
    backupsOf(context).make(acting(context).actor, input.command),
  ),
  chooseFolder: calls.chooseFolder.handler(({ context, input }) =>
    backupsOf(context).choose(acting(context).actor, input),
  ),
  drill: calls.drill.handler(({ context, input }) => {
    const { actor } = acting(context);
    if (backupsOf(context).isRunning) throw new Situation('BACKUP_RUNNING');
    return drillsOf(context).run(actor, input.command);
  }),
};

export function backupsOf({ app }: Context) {
  stationOf(app);
  if (!app.backups) throw new Error('a station that runs has backups');
  return app.backups;
}

function drillsOf({ app }: Context) {
  stationOf(app);
  if (!app.drills) throw new Error('a station that runs has drills');
  return app.drills;
}

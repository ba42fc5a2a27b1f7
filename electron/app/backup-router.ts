// Backups, in the rooms of those who may make them.
import { listBackups } from '../services/backup-views.ts';
import { acting, type Context } from './acting.ts';
import { admitted, stationOf } from './admission.ts';

const calls = admitted.backup;

export const backupRouter = {
  list: calls.list.handler(({ context }) => listBackups(acting(context).station, backupsOf(context))),
  make: calls.make.handler(({ context, input }) =>
    backupsOf(context).make(acting(context).actor, input.command),
  ),
};

export function backupsOf({ app }: Context) {
  stationOf(app);
  if (!app.backups) throw new Error('a station that runs has backups');
  return app.backups;
}

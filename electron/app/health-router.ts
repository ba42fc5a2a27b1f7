// How the station is, in the rooms of those who answer for it or for its records.
import { healthFacts } from '../services/health.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';
import { backupsOf } from './backup-router.ts';

export const healthRouter = {
  facts: admitted.health.facts.handler(async ({ context }) => {
    const { station } = acting(context);
    const { folders, options } = context.app;
    const [machineLock, keyStore] = await Promise.all([
      context.app.machine.seeLock(),
      context.app.keptBy(station),
    ]);
    return healthFacts(station, {
      devices: context.app.devices,
      ...{ folder: folders.station, backups: backupsOf(context), host: options.host, machineLock, keyStore },
    });
  }),
};

// How the station is, in the rooms of those who answer for it or for its records.
import { healthFacts } from '../services/health.ts';
import { acting } from './acting.ts';
import { admitted, workOf } from './admission.ts';

export const healthRouter = {
  facts: admitted.health.facts.handler(async ({ context }) => {
    const { station } = acting(context);
    const { folders, options } = context.app;
    const { backups, devices } = workOf(context.app);
    const [machineLock, keyStore] = await Promise.all([
      context.app.machine.seeLock(),
      context.app.keptBy(station),
    ]);
    return healthFacts(station, {
      ...{ folder: folders.station, backups, devices, host: options.host, machineLock, keyStore },
    });
  }),
};

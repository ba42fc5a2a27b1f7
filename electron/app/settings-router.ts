// The administrator sets the station.
import { setHelpPhone, setIdleLock, setRestart } from '../services/settings.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

export const settingsRouter = {
  setIdleLock: admitted.settings.setIdleLock.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setIdleLock(station, actor, input);
  }),
  setRestart: admitted.settings.setRestart.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setRestart(station, actor, input);
  }),
  setHelpPhone: admitted.settings.setHelpPhone.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setHelpPhone(station, actor, input);
  }),
};

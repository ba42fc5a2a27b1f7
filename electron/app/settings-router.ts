// The administrator sets the station.
import { setHelpPhone, setIdleLock, setRestart } from '../services/settings.ts';
import { applySettings, previewSettings } from '../services/settings-file.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

export const settingsRouter = {
  setIdleLock: admitted.settings.setIdleLock.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setIdleLock(station, actor, input);
  }),
  previewFile: admitted.settings.previewFile.handler(({ context, input }) =>
    previewSettings(acting(context).station, input.note),
  ),
  applyFile: admitted.settings.applyFile.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return applySettings(station, actor, input);
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

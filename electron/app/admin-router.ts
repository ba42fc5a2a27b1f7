// The administrator: people and their PINs, and head office's keys.
import { enrolHeadOffice, readHeadOffice, readNote, shownHeadOffice } from '../services/head-office.ts';
import { identityText } from '../services/identity.ts';
import { renewRecoveryKey, setPassphrase } from '../services/spare-keys.ts';
import { addStaff, changeStaff, resetPin } from '../services/staff.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.admin;

export const adminRouter = {
  listStaff: calls.listStaff.handler(({ context }) =>
    [...acting(context).station.state.people.values()].map(({ id, name, roles, status, since, pin }) => ({
      ...{ id, name, status, since, hasPin: pin !== '' },
      roles: [...roles],
    })),
  ),
  addStaff: calls.addStaff.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return addStaff(station, actor, input.command, input);
  }),
  changeStaff: calls.changeStaff.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return changeStaff(station, actor, input.command, input);
  }),
  resetPin: calls.resetPin.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return resetPin(station, actor, input.command, input.id, input.pin);
  }),
  spareKeys: calls.spareKeys.handler(({ context }) =>
    [...acting(context).station.state.spares].map(([kind, made]) => ({ kind, ...made })),
  ),
  renewRecoveryKey: calls.renewRecoveryKey.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return renewRecoveryKey(station, actor, input);
  }),
  setPassphrase: calls.setPassphrase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setPassphrase(station, actor, input);
  }),
  headOffice: calls.headOffice.handler(({ context }) => shownHeadOffice(acting(context).station)),
  readHeadOffice: calls.readHeadOffice.handler(({ input }) => readHeadOffice(input)),
  enrolHeadOffice: calls.enrolHeadOffice.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return enrolHeadOffice(station, actor, input, input);
  }),
  identityText: calls.identityText.handler(({ context }) => identityText(acting(context).station)),
  readEnrolment: calls.readEnrolment.handler(({ context, input }) =>
    readHeadOffice(readNote(acting(context).station, input.note)),
  ),
  importEnrolment: calls.importEnrolment.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return enrolHeadOffice(station, actor, input, readNote(station, input.note), input.note);
  }),
};

// Emergency access: made by the administrator and a second person, used at the door, looked at by an auditor.
import { beginEmergency, endEmergency, makeEmergencyCode, reviewEmergency } from '../services/emergency.ts';
import { emergencyActs, listEmergencies } from '../services/emergency-views.ts';
import { acting } from './acting.ts';
import { admitted, stationOf } from './admission.ts';

const calls = admitted.emergency;

export const emergencyRouter = {
  makeCode: calls.makeCode.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return makeEmergencyCode(station, actor, input);
  }),
  begin: calls.begin.handler(({ context: { app }, input }) => beginEmergency(stationOf(app), input)),
  end: calls.end.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return endEmergency(station, actor, input.command);
  }),
  list: calls.list.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return listEmergencies(station, actor.staff, input.page);
  }),
  acts: calls.acts.handler(({ context, input }) => emergencyActs(acting(context).station, input)),
  review: calls.review.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return reviewEmergency(station, actor, input);
  }),
};

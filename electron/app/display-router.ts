// Measuring the customer's screen: what whoever sits inside does about it.
import { beginCalibration, leaveCalibration } from '../services/calibration.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.display;

export const displayRouter = {
  swap: calls.swap.handler(({ context: { app }, input }) => {
    app.screens.swap(input.command);
    return {};
  }),
  doubt: calls.doubt.handler(({ context, input }) =>
    context.app.screens.doubt(acting(context).actor, input.command),
  ),
  begin: calls.begin.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return beginCalibration(station, actor, input.command);
  }),
  leave: calls.leave.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return leaveCalibration(station, actor, input.command);
  }),
};

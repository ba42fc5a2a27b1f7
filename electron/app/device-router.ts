// Devices beside the screens, in the administrator's room.
import { acting } from './acting.ts';
import { admitted, workOf } from './admission.ts';

const calls = admitted.device;

export const deviceRouter = {
  status: calls.status.handler(async ({ context }) => ({
    ...(await workOf(context.app).devices.status()),
    strays: workOf(context.app).pad.strays,
  })),
  set: calls.set.handler(({ context, input }) =>
    workOf(context.app).devices.set(acting(context).actor, input),
  ),
  drop: calls.drop.handler(({ context, input }) =>
    workOf(context.app).devices.drop(acting(context).actor, input),
  ),
  startAgain: calls.startAgain.handler(({ context, input }) =>
    workOf(context.app).devices.startAgain(acting(context).actor, input),
  ),
};

// Devices beside the screens, in the administrator's room.
import { acting, type Context } from './acting.ts';
import { admitted, stationOf } from './admission.ts';

const calls = admitted.device;

export const deviceRouter = {
  status: calls.status.handler(async ({ context }) => ({
    ...(await devicesOf(context).status()),
    strays: context.app.pad?.strays ?? 0,
  })),
  set: calls.set.handler(({ context, input }) => devicesOf(context).set(acting(context).actor, input)),
  drop: calls.drop.handler(({ context, input }) => devicesOf(context).drop(acting(context).actor, input)),
  startAgain: calls.startAgain.handler(({ context, input }) =>
    devicesOf(context).startAgain(acting(context).actor, input),
  ),
};

function devicesOf({ app }: Context) {
  stationOf(app);
  if (!app.devices) throw new Error('a station that runs has devices');
  return app.devices;
}

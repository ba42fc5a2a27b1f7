// The program's own version, in the administrator's room.
import { acting, type Context } from './acting.ts';
import { admitted, stationOf } from './admission.ts';

const calls = admitted.update;

export const updateRouter = {
  status: calls.status.handler(({ context }) => updatesOf(context).status()),
  offers: calls.offers.handler(({ context, input }) => updatesOf(context).offers(input.folder)),
  take: calls.take.handler(({ context, input }) => updatesOf(context).take(acting(context).actor, input)),
  begin: calls.begin.handler(({ context, input }) => updatesOf(context).begin(acting(context).actor, input)),
};

function updatesOf({ app }: Context) {
  stationOf(app);
  if (!app.updates) throw new Error('a station that runs has updates');
  return app.updates;
}

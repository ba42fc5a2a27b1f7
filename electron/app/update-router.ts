// The program's own version, in the administrator's room.
import { acting } from './acting.ts';
import { admitted, workOf } from './admission.ts';

const calls = admitted.update;

export const updateRouter = {
  status: calls.status.handler(({ context }) => workOf(context.app).updates.status()),
  offers: calls.offers.handler(({ context, input }) => workOf(context.app).updates.offers(input.folder)),
  take: calls.take.handler(({ context, input }) =>
    workOf(context.app).updates.take(acting(context).actor, input),
  ),
  begin: calls.begin.handler(({ context, input }) =>
    workOf(context.app).updates.begin(acting(context).actor, input),
  ),
};

// The signature pad, as the customer's window uses it.
import type { PadDesk } from '../services/pad-desk.ts';
import { admitted, stationOf } from './admission.ts';
import type { App } from './build-app.ts';

const calls = admitted.pad;

/** @throws Situation STOPPED */
export function padOf(app: App): PadDesk {
  stationOf(app);
  if (!app.pad) throw new Error('a station that runs has a place for a pad');
  return app.pad;
}

export const padRouter = {
  open: calls.open.handler(({ context: { app }, input }) => {
    app.stayAwake();
    padOf(app).open(input);
    return {};
  }),
  leave: calls.leave.handler(({ context: { app }, input }) => {
    padOf(app).leftBy(input.about);
    return {};
  }),
  wipe: calls.wipe.handler(({ context: { app } }) => {
    app.stayAwake();
    padOf(app).wipe();
    return {};
  }),
  watch: calls.watch.handler(async function* ({ context: { app }, input, signal }) {
    yield* padOf(app).watch(input.page, signal);
  }),
};

// The signature pad, as the customer's window uses it.
import { admitted, workOf } from './admission.ts';

const calls = admitted.pad;

export const padRouter = {
  open: calls.open.handler(({ context: { app }, input }) => {
    // Said by the page and not by a hand: only ink on the glass tells that somebody is there.
    if (input.touched) app.stayAwake();
    workOf(app).pad.open(input);
    return {};
  }),
  leave: calls.leave.handler(({ context: { app }, input }) => {
    workOf(app).pad.leftBy(input.about);
    return {};
  }),
  wipe: calls.wipe.handler(({ context: { app } }) => {
    app.stayAwake();
    workOf(app).pad.wipe();
    return {};
  }),
  watch: calls.watch.handler(async function* ({ context: { app }, input, signal }) {
    yield* workOf(app).pad.watch(input.page, signal);
  }),
};

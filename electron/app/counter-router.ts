// Setting up, signing in and out, watching: what anybody at the inner window may do.
import { leaveSeat, lock, signIn, unlock } from '../services/sign-in.ts';
import { Situation } from '../services/situation.ts';
import { firstRecoveryKey } from '../services/spare-keys.ts';
import { turnBack } from '../services/turned-screen.ts';
import { acting } from './acting.ts';
import { admitted, stationOf } from './admission.ts';
import { innerSteps } from './inner-steps.ts';

const calls = admitted.station;

export const counterRouter = {
  watch: calls.watch.handler(async function* ({ context: { app }, signal }) {
    const left = app.connected('inner');
    try {
      yield* innerSteps(app, signal);
    } finally {
      left();
    }
  }),
  setUp: calls.setUp.handler(async ({ context: { app }, input }) => {
    if (app.station || app.stopped) throw new Situation('ALREADY_SET_UP');
    const { bank, branch, device, admin: first, openKeyStore } = input;
    await app.setUp({
      ...{ bank, branch, device, people: [{ ...first, roles: ['admin'] }] },
      ...(openKeyStore !== undefined && { openKeyStore }),
    });
    const station = stationOf(app);
    const { identities, identityWords } = station;
    return {
      ...{ identities: [...identities], identityWords: [...identityWords] },
      recovery: await firstRecoveryKey(station),
    };
  }),
  printPage: calls.printPage.handler(async ({ context: { app }, input: { command, paper, of } }) => ({
    result: await app.machine.print(command, paper, of),
  })),
  openWithSpareKey: calls.openWithSpareKey.handler(async ({ context: { app }, input: { kind, key } }) => {
    await app.openWithSpare({ kind, key });
    return {};
  }),
  signIn: calls.signIn.handler(({ context: { app }, input }) => signIn(stationOf(app), input)),
  signOut: calls.signOut.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return leaveSeat(station, actor, input.command, 'handler');
  }),
  lock: calls.lock.handler(({ context, input }) => lock(acting(context).station, input.command, 'asked')),
  unlock: calls.unlock.handler(({ context: { app }, input }) => {
    app.stayAwake();
    return unlock(stationOf(app), input);
  }),
  turnBack: calls.turnBack.handler(({ context: { app }, input }) => {
    app.stayAwake();
    return turnBack(stationOf(app), input);
  }),
  stayAwake: calls.stayAwake.handler(({ context: { app } }) => {
    app.stayAwake();
    return {};
  }),
};

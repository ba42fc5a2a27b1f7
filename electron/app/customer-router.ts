// The customer’s own acts, on the case in front of them.
import type { Ink } from '../../shared/contract/ink.ts';
import { spelled } from '../../shared/words/reading.ts';
import { calibrate } from '../services/calibration.ts';
import { caseOutside, runCase } from '../services/cases.ts';
import { keptInk } from '../services/kept-ink.ts';
import { Situation } from '../services/situation.ts';
import { admitted, stationOf, workOf } from './admission.ts';
import type { App } from './build-app.ts';

const calls = admitted.customer;

const CUSTOMER = { role: 'customer' } as const;

/** The customer's acts are on the case in front of them; while the counter is locked there is none. */
function outside(app: App, command: string) {
  const station = stationOf(app);
  // A repeat is about the case of its first time, also where that case is gone by now.
  const caseId = station.open.ledger.findCommand(command)?.case ?? caseOutside(station).state.id;
  app.stayAwake();
  return { station, at: { command, caseId } };
}

interface Written {
  ink?: Ink | undefined;
  pad?: string | undefined;
}

/** What was written, wherever that was. @throws Situation INK_MISSING where it was nowhere or in two places, and those of the pad */
function inkOf(app: App, command: string, { ink, pad }: Written, form: 'ink' | 'mark', clears: number) {
  if ((ink === undefined) === (pad === undefined)) throw new Situation('INK_MISSING');
  if (pad !== undefined) return workOf(app).pad.taken(command, { page: pad, form, clears });
  if (!ink) throw new Situation('INK_MISSING');
  const { ref, large } = keptInk(ink, form);
  return { ink: ref, large: [large], clears };
}

export const customerRouter = {
  watch: calls.watch.handler(async function* ({ context: { app }, signal }) {
    const left = app.connected('outer');
    try {
      yield* app.announcer.watch(() => app.outerView(), signal);
    } finally {
      left();
    }
  }),
  confirmScreen: calls.confirmScreen.handler(({ context: { app }, input }) =>
    app.screens.confirm(input.command),
  ),
  swapScreens: calls.swapScreens.handler(({ context: { app }, input }) => {
    app.screens.swap(input.command);
    return {};
  }),
  calibrate: calls.calibrate.handler(({ context: { app }, input }) => {
    app.stayAwake();
    return calibrate(stationOf(app), input);
  }),
  askHelp: calls.askHelp.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'ask-help', signal: input.signal });
  }),
  teachBack: calls.teachBack.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, choice } = input;
    return runCase(station, CUSTOMER, at, { type: 'teach-back', notice, choice });
  }),
  askAloud: calls.askAloud.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, page, by } = input;
    return runCase(station, CUSTOMER, at, { type: 'ask-aloud', notice, page, by });
  }),
  chooseLanguage: calls.chooseLanguage.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'choose-language', language: input.language });
  }),
  setReading: calls.setReading.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'set-reading', ...spelled(input) });
  }),
  turnPage: calls.turnPage.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, page, ms } = input;
    return runCase(station, CUSTOMER, at, { type: 'turn-page', notice, page, ms });
  }),
  answerSheet: calls.answerSheet.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, option } = input;
    return runCase(station, CUSTOMER, at, { type: 'answer-sheet', notice, options: [option] });
  }),
  closeShown: calls.closeShown.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { shown } = input;
    const pack = station.openCases.get(at.caseId)?.pack;
    const isScam = pack?.scams.some((scam) => scam.code === shown) ?? false;
    return runCase(
      station,
      CUSTOMER,
      at,
      isScam ? { type: 'close-scam', scam: shown } : { type: 'close-reason', step: shown },
    );
  }),
  sign: calls.sign.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, form } = input;
    const { large, ...signed } = inkOf(app, input.command, input, form, input.clears);
    return runCase(station, CUSTOMER, at, { type: 'sign', notice, form, ...signed }, large);
  }),
  refuse: calls.refuse.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, {
      type: 'refuse-to-sign',
      notice: input.notice,
      reason: input.reason,
    });
  }),
  confirm: calls.confirm.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { amountFen, payeeMask, arrival, by } = input;
    const facts = { type: 'confirm' as const, amountFen, payeeMask, arrival, by };
    if (!input.ink && !input.pad) return runCase(station, CUSTOMER, at, facts);
    const { large, clears: _, ...signed } = inkOf(app, input.command, input, 'ink', 0);
    return runCase(station, CUSTOMER, at, { ...facts, ...signed }, large);
  }),
  decline: calls.decline.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'decline', choice: input.choice });
  }),
};

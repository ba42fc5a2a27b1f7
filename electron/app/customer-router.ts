// The customer’s own acts, on the case in front of them.
import type { Ink } from '../../shared/contract/ink.ts';
import { isTooShort } from '../../shared/ink/ink-rules.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { spelled } from '../../shared/words/reading.ts';
import { hashOf, type LargeThing } from '../ledger/ledger.ts';
import { calibrate } from '../services/calibration.ts';
import { caseOutside, runCase } from '../services/cases.ts';
import { Situation } from '../services/situation.ts';
import { admitted, stationOf } from './admission.ts';
import type { App } from './build-app.ts';

const calls = admitted.customer;

function keptInk(
  ink: Ink,
  form: 'ink' | 'mark',
): { ref: { bytes: number; sha256: string }; large: LargeThing } {
  if (isTooShort(ink, form)) throw new Situation('INK_TOO_SHORT');
  const bytes = Buffer.from(canonicalJson(JSON.parse(JSON.stringify(ink))), 'utf8');
  const sha256 = hashOf(bytes);
  return { ref: { bytes: bytes.length, sha256 }, large: { bytes, sha256, secret: true } };
}

const CUSTOMER = { role: 'customer' } as const;

/** The customer's acts are on the case in front of them; while the counter is locked there is none. */
function outside(app: App, command: string) {
  const station = stationOf(app);
  // A repeat is about the case of its first time, also where that case is gone by now.
  const caseId = station.open.ledger.findCommand(command)?.case ?? caseOutside(station).state.id;
  app.stayAwake();
  return { station, at: { command, caseId } };
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
    const { notice, form, clears } = input;
    const { ref, large } = keptInk(input.ink, form);
    return runCase(station, CUSTOMER, at, { type: 'sign', notice, form, clears, ink: ref }, [large]);
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
    const kept = input.ink && keptInk(input.ink, 'ink');
    const command = {
      type: 'confirm' as const,
      amountFen,
      payeeMask,
      arrival,
      by,
      ...(kept && { ink: kept.ref }),
    };
    return runCase(station, CUSTOMER, at, command, kept ? [kept.large] : []);
  }),
  decline: calls.decline.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'decline', choice: input.choice });
  }),
};

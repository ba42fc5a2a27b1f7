// The teller at work on a case: input is put into a service’s words and nothing more.
import type { SlipInput } from '../../shared/case/commands.ts';
import { maskAccount, maskDocument } from '../../shared/words/mask.ts';
import { openCase, runCase } from '../services/cases.ts';
import { handOn } from '../services/hand-on.ts';
import { readLibrary } from '../services/library.ts';
import { printPaper } from '../services/papers.ts';
import { takeOver, witnessMark } from '../services/sign-in.ts';
import { Situation } from '../services/situation.ts';
import type { Station } from '../services/station.ts';
import { turnToCustomer } from '../services/turned-screen.ts';
import { acting, actingOnCase } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.teller;

interface SlipWords {
  amountFen: number;
  share: SlipInput['share'];
  payee?: { name: string; account: string; bank?: string | undefined } | undefined;
}

/** The slip as it is kept: of the account number only mask and keyed hash. */
function keptSlip(station: Station, { amountFen, share, payee }: SlipWords, customer: string): SlipInput {
  if (!payee) return { amountFen, share, sameName: 'no' };
  const { name, account, bank } = payee;
  return {
    ...{ amountFen, share, payee: name },
    sameName: name.normalize('NFC') === customer.normalize('NFC') ? 'yes' : 'no',
    accountMask: maskAccount(account),
    accountHash: station.vault.keyedHash('account', account),
    ...(bank && { bank }),
  };
}

const customerOf = (station: Station, caseId: string): string =>
  station.openCases.get(caseId)?.state.customer ?? '';

const noted = ({ note }: { note?: string | undefined }) => (note ? { note } : {});

export const tellerRouter = {
  openCase: calls.openCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { command, procedure, customer: name, reference, documentCheck, slip, handOver } = input;
    // The last place of an identity number may be an x: however it is typed, it is the same document.
    const document = input.document.toUpperCase();
    const opening = {
      ...{ procedure, customer: name },
      documentMask: maskDocument(document),
      documentHash: station.vault.keyedHash('document', document),
      ...(documentCheck && { documentCheck }),
      ...(reference && { reference }),
      ...(slip && { slip: keptSlip(station, slip, name) }),
    };
    return openCase(station, actor, command, opening, handOver);
  }),
  answerStep: calls.answerStep.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { step, options, saw } = input;
    return runCase(station, actor, input, { type: 'answer-step', step, options, saw, ...noted(input) });
  }),
  changeStep: calls.changeStep.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { step, options, saw, cause } = input;
    const command = { type: 'change-step' as const, step, options, saw, cause, ...noted(input) };
    return runCase(station, actor, input, command);
  }),
  deferStep: calls.deferStep.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { step, saw, reason, owner, due } = input;
    if (station.person(owner)?.status !== 'active') throw new Situation('NO_SUCH_PERSON');
    const command = { type: 'defer-step' as const, step, saw, reason, owner, due, ...noted(input) };
    return runCase(station, actor, input, command);
  }),
  fillSlip: calls.fillSlip.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const slip = keptSlip(station, input.slip, customerOf(station, input.caseId));
    return runCase(station, actor, input, { type: 'fill-slip', slip });
  }),
  correctSlip: calls.correctSlip.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { saw, cause } = input;
    const slip = keptSlip(station, input.slip, customerOf(station, input.caseId));
    return runCase(station, actor, input, { type: 'correct-slip', slip, saw, cause });
  }),
  enterProcedure: calls.enterProcedure.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return runCase(station, actor, input, { type: 'enter', procedure: input.procedure });
  }),
  library: calls.library.handler(({ context }) => readLibrary(acting(context).station)),
  showReason: calls.showReason.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return runCase(station, actor, input, { type: 'show-reason', step: input.step });
  }),
  showScam: calls.showScam.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return runCase(station, actor, input, { type: 'show-scam', scam: input.scam });
  }),
  recordTurn: calls.recordTurn.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { scam, reaction } = input;
    return runCase(station, actor, input, { type: 'record-reaction', scam, reaction });
  }),
  printPaper: calls.printPaper.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return printPaper(station, actor, input, input.paper);
  }),
  hear: calls.hear.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'hear', heard: input.heard });
  }),
  unhear: calls.unhear.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'unhear', heard: input.heard });
  }),
  signOnPaper: calls.signOnPaper.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'sign-on-paper', notice: input.notice, scan: input.scan });
  }),
  recordRefusal: calls.recordRefusal.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, {
      type: 'refuse-to-sign',
      notice: input.notice,
      reason: input.reason,
    });
  }),
  witnessMark: calls.witnessMark.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return witnessMark(station, actor, input);
  }),
  escalate: calls.escalate.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { proposed } = input;
    return runCase(station, actor, input, { type: 'escalate', ...(proposed && { proposed }) });
  }),
  withdraw: calls.withdraw.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { ending, ground } = input;
    return runCase(station, actor, input, { type: 'end', ending, ground, paperHanded: false });
  }),
  pauseCase: calls.pauseCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'pause', reason: input.reason });
  }),
  resumeCase: calls.resumeCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'resume' });
  }),
  chooseLanguage: calls.chooseLanguage.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return runCase(station, actor, input, { type: 'choose-language', language: input.language });
  }),
  turnScreen: calls.turnScreen.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return turnToCustomer(station, actor, input, context.app.hasCustomerWindow);
  }),
  cancelCase: calls.cancelCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { reason, note } = input;
    return runCase(station, actor, input, { type: 'cancel', reason, ...(note && { note }) });
  }),
  closeCase: calls.closeCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'close' });
  }),
  takeOver: calls.takeOver.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return takeOver(station, actor, input);
  }),
  handOn: calls.handOn.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return handOn(station, actor, input);
  }),
};

// The teller at work on a case: input is put into a service’s words and nothing more.
import type { SlipInput } from '../../shared/case/commands.ts';
import { maskAccount, maskDocument } from '../../shared/words/mask.ts';
import { openCase, runCase } from '../services/cases.ts';
import { takeOver, witnessMark } from '../services/sign-in.ts';
import type { Station } from '../services/station.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.teller;

interface SlipWords {
  amountFen: number;
  share: SlipInput['share'];
  payee: string;
  account: string;
  bank?: string | undefined;
}

/** The slip as it is kept: of the account number only mask and keyed hash. */
function keptSlip(station: Station, words: SlipWords, customer: string): SlipInput {
  const { amountFen, share, payee, account, bank } = words;
  return {
    ...{ amountFen, share, payee },
    sameName: payee.normalize('NFC') === customer.normalize('NFC') ? 'yes' : 'no',
    accountMask: maskAccount(account),
    accountHash: station.vault.keyedHash('account', account),
    ...(bank && { bank }),
  };
}

export const tellerRouter = {
  openCase: calls.openCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { command, procedure, customer: name, document, reference, documentCheck, ...words } = input;
    return openCase(station, actor, command, {
      ...{ procedure, customer: name, documentCheck },
      documentMask: maskDocument(document),
      documentHash: station.vault.keyedHash('document', document),
      ...(reference && { reference }),
      slip: keptSlip(station, words, name),
    });
  }),
  answerStep: calls.answerStep.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { step, options, saw, note } = input;
    return runCase(station, actor, input, { type: 'answer-step', step, options, saw, ...(note && { note }) });
  }),
  changeStep: calls.changeStep.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { step, options, saw, cause, note } = input;
    return runCase(station, actor, input, {
      type: 'change-step',
      step,
      options,
      saw,
      cause,
      ...(note && { note }),
    });
  }),
  correctSlip: calls.correctSlip.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const name = station.openCases.get(input.caseId)?.state.customer ?? '';
    const { saw, cause } = input;
    return runCase(station, actor, input, {
      type: 'correct-slip',
      slip: keptSlip(station, input, name),
      saw,
      cause,
    });
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
    return runCase(station, actor, input, { type: 'escalate' });
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
};

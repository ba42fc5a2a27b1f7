// What somebody does in a case (tests/case/random-attempts.ts), as the call that their window makes of it: the same words over any transport.

import { demoInk } from '../../electron/cli/demo-ink.ts';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Client } from './http-window.ts';

const INK = demoInk(() => 0.5);

export interface Windows {
  inner: Client;
  outer: Client;
}

/** Who works at the station where this is played, and by which PIN. */
export interface Crew {
  teller: string;
  supervisor: string;
  branchHead: string;
  pinOf(staff: string): string;
}

export interface Known {
  /** Number of this command, the same when it is sent again. */
  command: string;
  caseId: string;
  crew: Crew;
}

const ACCOUNT = '6222020000001234321';

function slipWords({ amountFen, share, payee }: (CaseCommand & { type: 'fill-slip' })['slip']) {
  return {
    ...{ amountFen, share },
    ...(payee !== undefined && { payee: { name: payee, account: ACCOUNT, bank: '样例他行' } }),
  };
}

/** @returns undefined where it is the clock or the machine that acts, and no window */
export function callFor(
  command: CaseCommand,
  actor: Actor,
  { command: number, caseId, crew }: Known,
): ((windows: Windows) => Promise<{ seq: number }>) | undefined {
  const at = { command: number, caseId };
  const own = { command: number };
  const atTeller = actor.role === 'teller';
  switch (command.type) {
    case 'answer-step': {
      const { type: _, ...words } = command;
      return ({ inner }) => inner.teller.answerStep({ ...at, ...words });
    }
    case 'change-step': {
      const { type: _, ...words } = command;
      return ({ inner }) => inner.teller.changeStep({ ...at, ...words });
    }
    case 'defer-step': {
      const { type: _, ...words } = command;
      return ({ inner }) => inner.teller.deferStep({ ...at, ...words, owner: crew.supervisor });
    }
    case 'fill-slip':
      return ({ inner }) => inner.teller.fillSlip({ ...at, slip: slipWords(command.slip) });
    case 'correct-slip': {
      const { saw, cause } = command;
      return ({ inner }) => inner.teller.correctSlip({ ...at, slip: slipWords(command.slip), saw, cause });
    }
    case 'enter':
      return ({ inner }) => inner.teller.enterProcedure({ ...at, procedure: command.procedure });
    case 'show-scam':
      return ({ inner }) => inner.teller.showScam({ ...at, scam: command.scam });
    case 'show-reason':
      return ({ inner }) => inner.teller.showReason({ ...at, step: command.step });
    case 'close-scam':
      return ({ outer }) => outer.customer.closeShown({ ...own, shown: command.scam });
    case 'close-reason':
      return ({ outer }) => outer.customer.closeShown({ ...own, shown: command.step });
    case 'record-reaction': {
      const { scam, reaction } = command;
      return ({ inner }) => inner.teller.recordTurn({ ...at, scam, reaction });
    }
    case 'print-paper':
      return async ({ inner }) => {
        await inner.teller.printPaper({ ...at, paper: command.paper });
        return { seq: -1 };
      };
    case 'hear':
      return ({ inner }) => inner.teller.hear({ ...at, heard: command.heard });
    case 'unhear':
      return ({ inner }) => inner.teller.unhear({ ...at, heard: command.heard });
    case 'set-reading': {
      const { size, theme, hand } = command;
      return ({ outer }) => outer.customer.setReading({ ...own, size, theme, ...(hand && { hand }) });
    }
    case 'choose-language':
      return ({ outer }) => outer.customer.chooseLanguage({ ...own, language: command.language });
    case 'ask-help':
      return ({ outer }) => outer.customer.askHelp({ ...own, signal: command.signal });
    case 'ask-aloud': {
      const { notice, page, by } = command;
      return ({ outer }) => outer.customer.askAloud({ ...own, notice, page, by });
    }
    case 'teach-back': {
      const { notice, choice } = command;
      return ({ outer }) => outer.customer.teachBack({ ...own, notice, choice });
    }
    case 'answer-sheet': {
      const { notice, options } = command;
      return ({ outer }) => outer.customer.answerSheet({ ...own, notice, option: options[0] ?? '' });
    }
    case 'turn-page': {
      const { notice, page, ms } = command;
      return ({ outer }) => outer.customer.turnPage({ ...own, notice, page, ms });
    }
    case 'sign': {
      const { notice, form, clears } = command;
      return ({ outer }) => outer.customer.sign({ ...own, notice, form, clears, ink: INK });
    }
    case 'refuse-to-sign': {
      const { notice, reason } = command;
      return ({ outer }) => outer.customer.refuse({ ...own, notice, reason });
    }
    case 'confirm': {
      const { amountFen, payeeMask, arrival, by } = command;
      const facts = { amountFen, payeeMask, arrival, by, ...(by === 'ink' && { ink: INK }) };
      return ({ outer }) => outer.customer.confirm({ ...own, ...facts });
    }
    case 'decline':
      return ({ outer }) => outer.customer.decline({ ...own, choice: command.choice });
    case 'sign-on-paper': {
      const { notice, scan } = command;
      return ({ inner }) => inner.teller.signOnPaper({ ...at, notice, scan });
    }
    case 'witness': {
      const witness = command.witness.startsWith('supervisor') ? crew.supervisor : crew.teller;
      const seen = { notice: command.notice, witness, pin: crew.pinOf(witness) };
      return ({ inner }) => inner.teller.witnessMark({ ...at, ...seen });
    }
    case 'escalate': {
      const { proposed } = command;
      return ({ inner }) => inner.teller.escalate({ ...at, ...(proposed && { proposed }) });
    }
    case 'proceed': {
      const { reason, ending, paperHanded } = command;
      return ({ inner }) => inner.reviewer.proceed({ ...at, reason, paperHanded, ...(ending && { ending }) });
    }
    case 'raise':
      return ({ inner }) => inner.reviewer.raise({ ...at, to: command.to, reason: command.reason });
    case 'end': {
      const { ending, ground, paperHanded } = command;
      return atTeller
        ? ({ inner }) => inner.teller.withdraw({ ...at, ending, ground })
        : ({ inner }) => inner.reviewer.end({ ...at, ending, ground, paperHanded });
    }
    case 'contact': {
      const { contact, result } = command;
      return ({ inner }) => inner.reviewer.recordContact({ ...at, contact, result });
    }
    case 'pause':
      return ({ inner }) => inner.teller.pauseCase({ ...at, reason: command.reason });
    case 'resume':
      return ({ inner }) => inner.teller.resumeCase(at);
    case 'cancel':
      return ({ inner }) => inner.teller.cancelCase({ ...at, reason: command.reason });
    case 'close':
      return ({ inner }) => inner.teller.closeCase(at);
    case 'turn-screen':
      return command.to === 'customer'
        ? ({ inner }) => inner.teller.turnScreen(at)
        : ({ inner }) => inner.station.turnBack({ ...own, pin: crew.pinOf(crew.teller) });
    // Another teller's PIN at this seat would end the walk: hand-on.test.ts has it.
    case 'hand-on':
    case 'screen-change':
    case 'hold-reading':
    case 'time-reached':
      return undefined;
  }
}

// The customer's own acts: reading, signing, refusing, confirming. What is signed is bound to exactly what was on the screen.

import { stepWithForm } from '../procedure/course.ts';
import { BY_STAFF } from '../procedure/customer-texts.ts';
import { optionsOf, type Step } from '../procedure/procedure-schema.ts';
import { confirmationFacts } from './assess.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, judgedNow, refuse } from './decided.ts';
import { hasHandled } from './handlers.ts';
import { isLastLook } from './help-state.ts';
import { awaitsWitness, isSigned, type NoticeState, pagesUnread } from './notice-state.ts';
import { sinceShown } from './reading-clock.ts';

type SigningCommand = CaseCommand & {
  type:
    | 'turn-page'
    | 'answer-sheet'
    | 'sign'
    | 'sign-on-paper'
    | 'witness'
    | 'refuse-to-sign'
    | 'confirm'
    | 'decline';
};

function signNotice(
  situation: Assessed,
  notice: NoticeState,
  command: CaseCommand & { type: 'sign' },
): Decided {
  if (isSigned(notice)) return refuse('NOTHING_CHANGED');
  // A sheet is answered, not signed: its signature is the one on the confirmation (domain.md 1.5b).
  if (stepWithForm(situation.assessed.course, 'sheet')) return refuse('UNKNOWN_CODE');
  if (pagesUnread(notice)) return refuse('READ_FIRST');
  const ms = sinceShown(notice, situation.now);
  if (ms < notice.floorMs) return refuse('TOO_SOON');
  const { form, clears, ink, pad } = command;
  const body = { form, notice: notice.sha256, ms, clears, ...(pad !== undefined && { pad }) };
  return happen({ kind: 'ink-signed', body, private: { ink } });
}

/** The customer says on their own screen whether any of it has happened. Asked for once; staff hear of the rest. */
function answerSheet({ assessed, state, now }: Assessed, notice: NoticeState, options: string[]): Decided {
  const step = stepWithForm(assessed.course, 'sheet');
  if (!step || options.length !== 1) return refuse('UNKNOWN_CODE');
  const known = optionsOf(step).filter((option) => !BY_STAFF.includes(option.code));
  if (!known.some((option) => options.includes(option.code))) return refuse('UNKNOWN_CODE');
  if (state.answers.has(step.id)) return refuse('NOTHING_CHANGED');
  if (pagesUnread(notice)) return refuse('READ_FIRST');
  const ms = Math.round(sinceShown(notice, now));
  if (ms < notice.floorMs) return refuse('TOO_SOON');
  const body = { step: step.id, options, notice: notice.sha256, ms };
  return happen({ kind: 'sheet-answered', body, private: {} });
}

function onNotice(
  situation: Assessed,
  command: Exclude<SigningCommand, { type: 'confirm' | 'decline' }>,
): Decided {
  const { state, pack } = situation;
  const { notice } = state;
  if (!notice || notice.sha256 !== command.notice) return refuse('NOTICE_CHANGED');
  switch (command.type) {
    case 'turn-page': {
      if (notice.signed) return refuse('NOTHING_CHANGED');
      if (command.page < 1 || command.page > notice.pages) return refuse('UNKNOWN_CODE');
      // A page cannot have been looked at for longer than the notice was out: a window that says so is not believed.
      const ms = Math.min(command.ms, Math.max(0, Math.round(sinceShown(notice, situation.now))));
      return happen({
        kind: 'notice-page-read',
        body: { notice: notice.sha256, page: command.page, ms },
        private: {},
      });
    }
    case 'answer-sheet':
      return answerSheet(situation, notice, command.options);
    case 'sign':
      return signNotice(situation, notice, command);
    case 'sign-on-paper':
      // Also in place of a mark for which no witness is at hand.
      if (isSigned(notice)) return refuse('NOTHING_CHANGED');
      return happen({
        kind: 'paper-signed',
        body: { notice: notice.sha256 },
        private: { scan: command.scan },
      });
    case 'witness':
      if (!awaitsWitness(notice)) return refuse('NOTHING_CHANGED');
      if (hasHandled(state, command.witness)) return refuse('OWN_CASE');
      return happen({
        kind: 'mark-witnessed',
        body: { witness: command.witness, notice: notice.sha256 },
        private: {},
      });
    case 'refuse-to-sign':
      if (notice.signed || notice.refused) return refuse('NOTHING_CHANGED');
      if (!pack.pack.reasons.refuse.some((reason) => reason.code === command.reason))
        return refuse('UNKNOWN_CODE');
      return happen({
        kind: 'ink-refused',
        body: { notice: notice.sha256, reason: command.reason },
        private: {},
      });
  }
}

/** Nothing else was signed; whoever cannot write on glass has signed the sheet on paper. */
export const needsInk = (step: Step | undefined, { notice }: Assessed['state']): boolean =>
  step?.ink === true && notice?.signed?.form !== 'paper';

function confirm(situation: Assessed, command: CaseCommand & { type: 'confirm' }): Decided {
  const { state, assessed } = situation;
  if (!isLastLook(assessed, state) && assessed.stage !== 'declined') return refuse('NOT_READY');
  // A confirmation by ink without ink would be evidence of nothing.
  if ((command.by === 'ink') !== (command.ink !== undefined)) return refuse('NOT_READY');
  const step = stepWithForm(assessed.course, 'confirmation');
  if (needsInk(step, state) && command.by !== 'ink') return refuse('INK_NEEDED');
  const facts = confirmationFacts(assessed.course, state);
  const same =
    facts &&
    facts.amountFen === command.amountFen &&
    facts.arrival === command.arrival &&
    facts.payeeMask === command.payeeMask;
  if (!same) return refuse('FACTS_CHANGED');
  const { by, pad } = command;
  const signed = { by, ...(pad !== undefined && { pad }) };
  return happen({
    kind: 'confirmation-made',
    body: { ...signed, amountFen: facts.amountFen, arrival: facts.arrival, ...judgedNow(assessed) },
    private: { payeeMask: facts.payeeMask, ...(command.ink && { ink: command.ink }) },
  });
}

export function decideSigning(situation: Assessed, command: SigningCommand): Decided {
  switch (command.type) {
    case 'confirm':
      return confirm(situation, command);
    case 'decline':
      if (!isLastLook(situation.assessed, situation.state)) return refuse('NOT_READY');
      return happen({ kind: 'confirmation-declined', body: { choice: command.choice }, private: {} });
    default:
      return onNotice(situation, command);
  }
}

// decide(case, command) → events, or the reason why not. Every rule about who may do what in a case stands in this folder.
import { runningTimers } from '../procedure/judge.ts';
import { assess, papersNow, papersOf, recordOf } from './assess.ts';
import { caseKinds } from './case-kinds.ts';
import { isForCounter } from './clearance.ts';
import { closingOf } from './closing.ts';
import type { CaseCommand } from './commands.ts';
import { handOn } from './decide-hand-on.ts';
import { askHelp } from './decide-help.ts';
import { chooseLanguage } from './decide-language.ts';
import { correctSlip, fillSlip } from './decide-opening.ts';
import { askAloud, setReading } from './decide-reading.ts';
import { decideReview } from './decide-review.ts';
import { holdReading, onReason, onScam, screenChange, turnScreen } from './decide-showing.ts';
import { decideSigning } from './decide-signing.ts';
import { answerStep, deferStep } from './decide-steps.ts';
import { answerTeachBack } from './decide-teach-back.ts';
import {
  type Assessed,
  type CaseHappening,
  type Decided,
  happen,
  judgedNow,
  refuse,
  type Situation,
} from './decided.ts';
import { handlerOf } from './handlers.ts';

function enter({ pack, state, actor, assessed }: Assessed, code: string): Decided {
  const { entry, quiet } = (Object.hasOwn(pack.procedures, code) && pack.procedures[code]) || {};
  if (!entry || code === state.procedure) return refuse('UNKNOWN_CODE');
  if (state.entered.includes(code)) return refuse('NOTHING_CHANGED');
  if (!(entry.by as readonly string[]).includes(actor.role)) return refuse('NOT_YOUR_ROLE');
  // A reviewer's open steps take the confirmation off the customer's screen, and a quiet procedure must not be seen from there.
  if (quiet && assessed.stage === 'confirmation-open') return refuse('NOT_READY');
  return happen({ kind: 'procedure-entered', body: { procedure: code }, private: {} });
}

function tapFlag(situation: Assessed, command: CaseCommand & { type: 'hear' | 'unhear' }): Decided {
  const heard = situation.assessed.course.heard.find((entry) => entry.code === command.heard);
  if (!heard) return refuse('UNKNOWN_CODE');
  const already = situation.state.heard.has(heard.code);
  if (already === (command.type === 'hear')) return refuse('NOTHING_CHANGED');
  const body = { heard: heard.code, flag: heard.raises };
  return command.type === 'hear'
    ? happen({ kind: 'flag-tapped', body, private: {} })
    : happen({ kind: 'flag-withdrawn', body: { ...body, cause: 'record-error' }, private: {} });
}

function endCase(
  situation: Assessed,
  command: CaseCommand & { type: 'pause' | 'cancel' | 'close' },
): Decided {
  const { pack, state, assessed } = situation;
  const { reasons } = pack.pack;
  switch (command.type) {
    case 'pause': {
      if (!reasons.pause.some((reason) => reason.code === command.reason)) return refuse('UNKNOWN_CODE');
      return happen({ kind: 'case-paused', body: { reason: command.reason }, private: {} });
    }
    case 'cancel': {
      if (!reasons.cancel.some((reason) => reason.code === command.reason)) return refuse('UNKNOWN_CODE');
      const body = { entries: state.length + 1, reason: command.reason, ...judgedNow(assessed) };
      return happen({ kind: 'case-abandoned', body, private: command.note ? { note: command.note } : {} });
    }
    case 'close': {
      if (assessed.stage !== 'ready') return refuse('NOT_READY');
      // An ending that a reviewer chose counts only where a reviewer is still what the outcome asks for.
      const chosen = isForCounter(assessed.outcome)
        ? undefined
        : state.decisions.findLast((decision) => decision.decision === 'proceed')?.to;
      const later = assessed.judgement.recommended.some((entry) => entry.option === assessed.arrival);
      const added = later ? assessed.judgement.additions.map((addition) => addition.code) : [];
      const body = {
        ...closingOf(situation, 1, chosen ?? assessed.outcome.code, added),
        ...(assessed.arrival && { arrival: assessed.arrival }),
      };
      return happen({ kind: 'case-closed', body, private: {} });
    }
  }
}

/** A time counts only while what it waits for still holds. */
function reachTime({ pack, state, assessed: { course } }: Assessed, timer: string): Decided {
  const running = runningTimers(pack, course, recordOf(course, state));
  if (!running.some(({ code }) => code === timer)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'time-reached', body: { timer }, private: {} });
}

/** A teller works on their own cases only (domain.md 7.7): opened or handed on to them. To witness a mark takes somebody else, of whatever role. */
function isOthersCase({ actor, state }: Situation, command: CaseCommand): boolean {
  return (
    actor.role === 'teller' &&
    'staff' in actor &&
    actor.staff !== handlerOf(state) &&
    command.type !== 'witness'
  );
}

/** Nobody causes an event that the catalogue does not grant to their role. */
function isGranted({ actor }: Situation, events: readonly CaseHappening[]): boolean {
  return events.every(({ kind }) => (caseKinds[kind].by as readonly string[]).includes(actor.role));
}

/**
 * Decides one command on one case.
 * @returns the events that happen, to be sealed together, or the refusal a person reads
 */
export function decide(situation: Situation, command: CaseCommand): Decided {
  if (isOthersCase(situation, command)) return refuse('NOT_YOUR_ROLE');
  const decided = decideCommand(situation, command);
  return decided.ok && !isGranted(situation, decided.events) ? refuse('NOT_YOUR_ROLE') : decided;
}

function decideCommand(situation: Situation, command: CaseCommand): Decided {
  const { state } = situation;
  if (state.closed) return refuse('CASE_CLOSED');
  if (command.type === 'hand-on') return handOn(situation, command);
  if (state.paused && command.type !== 'resume' && command.type !== 'cancel') return refuse('CASE_PAUSED');
  const assessed: Assessed = { ...situation, assessed: assess(situation.pack, state) };
  switch (command.type) {
    case 'answer-step':
    case 'change-step':
      return answerStep(assessed, command);
    case 'defer-step':
      return deferStep(assessed, command);
    case 'fill-slip':
      return fillSlip(assessed, command);
    case 'enter':
      return enter(assessed, command.procedure);
    case 'show-scam':
    case 'close-scam':
    case 'record-reaction':
      return onScam(assessed, command);
    case 'show-reason':
    case 'close-reason':
      return onReason(assessed, command);
    case 'teach-back':
      return answerTeachBack(assessed, command);
    case 'ask-aloud':
      return askAloud(assessed, command);
    case 'screen-change':
      return screenChange(assessed, command);
    case 'hold-reading':
      return holdReading(assessed, command);
    case 'turn-screen':
      return turnScreen(assessed, command);
    case 'ask-help':
      return askHelp(assessed, command);
    case 'set-reading':
      return setReading(assessed, command);
    case 'choose-language':
      return chooseLanguage(assessed, command);
    case 'print-paper': {
      if (!papersOf(assessed.assessed.course, state).includes(command.paper)) return refuse('UNKNOWN_CODE');
      if (!papersNow(assessed.assessed, state).includes(command.paper)) return refuse('QUIET_NOW');
      const { paper, text } = command;
      return happen({ kind: 'paper-printed', body: { paper }, private: { text } });
    }
    case 'correct-slip':
      return correctSlip(assessed, command);
    case 'hear':
    case 'unhear':
      return tapFlag(assessed, command);
    case 'pause':
    case 'cancel':
    case 'close':
      return endCase(assessed, command);
    case 'resume':
      return state.paused
        ? happen({ kind: 'case-resumed', body: {}, private: {} })
        : refuse('NOTHING_CHANGED');
    case 'time-reached':
      return reachTime(assessed, command.timer);
    case 'turn-page':
    case 'answer-sheet':
    case 'sign':
    case 'sign-on-paper':
    case 'witness':
    case 'refuse-to-sign':
    case 'confirm':
    case 'decline':
      return decideSigning(assessed, command);
    case 'escalate':
    case 'proceed':
    case 'raise':
    case 'end':
    case 'contact':
      return decideReview(assessed, command);
  }
}

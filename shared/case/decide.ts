// decide(case, command) → events, or the reason why not. Every rule about who may do what in a case stands in this folder.
import { runningTimers } from '../procedure/judge.ts';
import { countCharacters } from '../procedure/notice.ts';
import { type Notice, optionsOf, type Pack, type Step } from '../procedure/pack-schema.ts';
import { assess, procedureOf, recordOf, stepOf } from './assess.ts';
import { caseKinds } from './case-kinds.ts';
import { isForCounter } from './clearance.ts';
import type { CaseCommand, CaseRefusal, OpenInput, SlipInput } from './commands.ts';
import { decideReview } from './decide-review.ts';
import { decideSigning } from './decide-signing.ts';
import {
  type Assessed,
  type CaseHappening,
  type Decided,
  happen,
  judgedNow,
  refuse,
  type Situation,
} from './decided.ts';

/** Reading-time floor of a notice in milliseconds: characters ÷ the pack's speed, which nobody honest exceeds. */
export function readingFloorMs(pack: Pack, notice: Notice): number {
  const characters = countCharacters(notice.pages.flat());
  return Math.ceil((characters * 60_000) / pack.thresholds.readingCharsPerMinute);
}

function slipBody(slip: SlipInput) {
  const { amountFen, share, sameName, payee, accountMask, accountHash, bank } = slip;
  return {
    body: { amountFen, share, sameName },
    private: { payee, accountMask, accountHash, ...(bank && { bank }) },
  };
}

/** Opens a case: the slip, the document and how it looked, in one command. */
export function decideOpening(
  pack: Pack,
  packRef: { bytes: number; sha256: string },
  input: OpenInput,
): Decided {
  const procedure = procedureOf(pack, input.procedure);
  const first = procedure.steps[0];
  if (!first || !optionsOf(first).some((option) => option.code === input.documentCheck))
    return refuse('UNKNOWN_CODE');
  const slip = slipBody(input.slip);
  return happen(
    {
      kind: 'case-opened',
      body: { procedure: input.procedure, pack: packRef, packVersion: pack.pack.version, ...slip.body },
      private: {
        customer: input.customer,
        documentMask: input.documentMask,
        documentHash: input.documentHash,
        ...(input.reference && { reference: input.reference }),
        ...slip.private,
      },
    },
    answerEvent(first, [input.documentCheck], undefined),
  );
}

const KIND_OF_CHANNEL = {
  said: 'step-answered',
  signed: 'step-answered',
  observed: 'observation-made',
  shown: 'observation-made',
  verified: 'verification-recorded',
} as const;

function answerEvent(step: Step, options: string[], note: string | undefined): CaseHappening {
  return {
    kind: KIND_OF_CHANNEL[step.channel],
    body: { step: step.id, options },
    private: note ? { note } : {},
  };
}

function checkOptions(step: Step, options: readonly string[]): CaseRefusal | undefined {
  const known = optionsOf(step);
  const chosen = known.filter((option) => options.includes(option.code));
  if (chosen.length !== options.length || options.length === 0) return 'UNKNOWN_CODE';
  if (step.choose === 'one' && options.length > 1) return 'ONE_ONLY';
  if (options.length > 1 && chosen.some((option) => option.calm)) return 'CALM_EXCLUDES';
  return undefined;
}

/** The notice goes outside by itself once the payee is known, that is with the second step (domain.md 1.5). */
function noticeAlong(situation: Assessed): CaseHappening[] {
  const { pack, state, assessed } = situation;
  const notice = pack.notices[assessed.procedure.notice];
  if (state.notice || !notice) return [];
  return [
    {
      kind: 'notice-shown',
      body: {
        code: notice.code,
        notice: situation.noticeRef(notice),
        pages: notice.pages.length,
        floorMs: readingFloorMs(pack, notice),
      },
      private: {},
    },
  ];
}

function answerStep(
  situation: Assessed,
  command: CaseCommand & { type: 'answer-step' | 'change-step' },
): Decided {
  const { state, assessed } = situation;
  const step = stepOf(assessed.procedure, command.step);
  if (!step || step.form === 'outcome' || step.form === 'confirmation') return refuse('UNKNOWN_CODE');
  if (!assessed.judgement.due.has(step.id)) return refuse('STEP_CLOSED');
  const fault = checkOptions(step, command.options);
  if (fault) return refuse(fault);
  const last = state.answers.get(step.id);
  if ((last?.n ?? null) !== command.saw) return refuse('STALE');
  if (command.type === 'change-step') {
    if (!last) return refuse('STALE');
    const same =
      last.options.length === command.options.length &&
      command.options.every((o) => last.options.includes(o));
    if (same) return refuse('NOTHING_CHANGED');
    const body = { step: step.id, from: [...last.options], to: command.options, cause: command.cause };
    return happen({ kind: 'step-changed', body, private: command.note ? { note: command.note } : {} });
  }
  if (last && !assessed.stale.has(step.id)) return refuse('STALE');
  return happen(answerEvent(step, command.options, command.note), ...noticeAlong(situation));
}

function tapFlag(situation: Assessed, command: CaseCommand & { type: 'hear' | 'unhear' }): Decided {
  const heard = situation.assessed.procedure.heard.find((entry) => entry.code === command.heard);
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
      if (assessed.stage !== 'ready' || !assessed.arrival) return refuse('NOT_READY');
      // An ending that a reviewer chose counts only where a reviewer is still what the outcome asks for.
      const chosen = isForCounter(assessed.outcome)
        ? undefined
        : state.decisions.findLast((decision) => decision.decision === 'proceed')?.to;
      const later = assessed.judgement.recommended.some((entry) => entry.option === assessed.arrival);
      const added = later ? assessed.judgement.additions.map((addition) => addition.code) : [];
      const body = {
        entries: state.length + 1,
        ending: chosen ?? assessed.outcome.code,
        arrival: assessed.arrival,
        ...(added.length > 0 && { added }),
        ...judgedNow(assessed),
      };
      return happen({ kind: 'case-closed', body, private: {} });
    }
  }
}

/** A time counts only while what it waits for still holds. */
function reachTime({ pack, state, assessed: { procedure } }: Assessed, timer: string): Decided {
  const running = runningTimers(pack, procedure, recordOf(procedure, state));
  if (!running.some(({ code }) => code === timer)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'time-reached', body: { timer }, private: {} });
}

function correctSlip({ state }: Assessed, command: CaseCommand & { type: 'correct-slip' }): Decided {
  if (command.saw !== state.slipN) return refuse('STALE');
  const { body, private: known } = slipBody(command.slip);
  return happen({ kind: 'slip-corrected', body: { ...body, cause: command.cause }, private: known });
}

/** A teller works on their own cases only (domain.md 7.7). To witness a mark takes somebody else, of whatever role. */
function isOthersCase({ actor, state }: Situation, command: CaseCommand): boolean {
  return (
    actor.role === 'teller' && 'staff' in actor && actor.staff !== state.opener && command.type !== 'witness'
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
  if (state.paused && command.type !== 'resume' && command.type !== 'cancel') return refuse('CASE_PAUSED');
  const assessed: Assessed = { ...situation, assessed: assess(situation.pack, state) };
  switch (command.type) {
    case 'answer-step':
    case 'change-step':
      return answerStep(assessed, command);
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

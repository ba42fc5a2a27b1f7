// What is recorded step by step: answers, changes of mind, and checks that are put off.

import { optionsOf, type Step } from '../procedure/procedure-schema.ts';
import { shanghaiDate, shanghaiDay } from '../words/time.ts';
import { answererOf, isDeferred, isForReviewer, stepOf } from './assess.ts';
import type { CaseCommand, CaseRefusal } from './commands.ts';
import {
  type Assessed,
  type CaseHappening,
  type Decided,
  happen,
  refuse,
  type Situation,
} from './decided.ts';
import { hasHandled } from './handlers.ts';
import { noticeAlong } from './show-notice.ts';

const KIND_OF_CHANNEL = {
  said: 'step-answered',
  signed: 'step-answered',
  observed: 'observation-made',
  shown: 'observation-made',
  verified: 'verification-recorded',
} as const;

export function answerEvent(step: Step, options: string[], note: string | undefined): CaseHappening {
  return {
    kind: KIND_OF_CHANNEL[step.channel],
    body: { step: step.id, options },
    private: note ? { note } : {},
  };
}

/** Why these options cannot be the answer to a step. */
export function checkOptions(step: Step, options: readonly string[]): CaseRefusal | undefined {
  const known = optionsOf(step);
  const chosen = known.filter((option) => options.includes(option.code));
  if (chosen.length !== options.length || options.length === 0) return 'UNKNOWN_CODE';
  if (step.choose === 'one' && options.length > 1) return 'ONE_ONLY';
  if (options.length > 1 && chosen.some((option) => option.calm)) return 'CALM_EXCLUDES';
  return undefined;
}

/** A reviewer answers the reviewer's steps, the teller the teller's, and nobody reviews their own case. */
function answererFault({ actor, pack, state }: Situation, step: Step): CaseRefusal | undefined {
  const isReviewer = actor.role === 'supervisor' || actor.role === 'branch-head';
  if (!isReviewer) return answererOf(step) === 'reviewer' ? 'NOT_YOUR_ROLE' : undefined;
  if (!isForReviewer(pack, state, step)) return 'NOT_YOUR_ROLE';
  return 'staff' in actor && hasHandled(state, actor.staff) ? 'OWN_CASE' : undefined;
}

export function answerStep(
  situation: Assessed,
  command: CaseCommand & { type: 'answer-step' | 'change-step' },
): Decided {
  const { state, assessed } = situation;
  const step = stepOf(assessed.course, command.step);
  if (!step || !isRecorded(step)) return refuse('UNKNOWN_CODE');
  const wrong = answererFault(situation, step);
  if (wrong) return refuse(wrong);
  if (!assessed.judgement.due.has(step.id)) return refuse('STEP_CLOSED');
  const fault = checkOptions(step, command.options);
  if (fault) return refuse(fault);
  const last = state.answers.get(step.id);
  if ((last?.n ?? null) !== command.saw) return refuse('STALE');
  if (command.type === 'change-step') {
    // What was put off is answered when it can be: nobody takes anything back.
    if (!last || isDeferred(state, step.id)) return refuse('STALE');
    const same =
      last.options.length === command.options.length &&
      command.options.every((o) => last.options.includes(o));
    if (same) return refuse('NOTHING_CHANGED');
    const body = { step: step.id, from: [...last.options], to: command.options, cause: command.cause };
    return happen({ kind: 'step-changed', body, private: command.note ? { note: command.note } : {} });
  }
  if (last && !assessed.stale.has(step.id) && !isDeferred(state, step.id)) return refuse('STALE');
  return happen(answerEvent(step, command.options, command.note), ...noticeAlong(situation, step));
}

/** Steps that people record. What the customer's screen establishes by itself is nobody's to key in, or to change. */
const isRecorded = ({ form }: Step): boolean => form === 'choice' || form === 'arrival' || form === 'notice';

/** Puts a check off: the system is down, or nobody can be reached. With an owner and a last day (features.md, WZ7). */
export function deferStep(situation: Assessed, command: CaseCommand & { type: 'defer-step' }): Decided {
  const { assessed, state, now } = situation;
  const step = stepOf(assessed.course, command.step);
  if (!step) return refuse('UNKNOWN_CODE');
  if (!step.defer) return refuse('NOT_DEFERRABLE');
  const wrong = answererFault(situation, step);
  if (wrong) return refuse(wrong);
  if (!assessed.judgement.due.has(step.id)) return refuse('STEP_CLOSED');
  const last = state.answers.get(step.id);
  if ((last?.n ?? null) !== command.saw || (last && !assessed.stale.has(step.id))) return refuse('STALE');
  if (!step.defer.reasons.some((reason) => reason.code === command.reason)) return refuse('UNKNOWN_CODE');
  const today = shanghaiDate(now.at);
  if (command.due < today || command.due > shanghaiDay(today, step.defer.days)) return refuse('TOO_LATE');
  const { reason, owner, due, note } = command;
  const body = { step: step.id, reason, owner, due };
  return happen(
    { kind: 'step-deferred', body, private: note ? { note } : {} },
    ...noticeAlong(situation, step),
  );
}

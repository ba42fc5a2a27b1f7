// What staff put on the customer's screen beside notice and confirmation: a type of fraud, or why a question is asked.
import { stepOf } from './assess.ts';
import type { OnScreen } from './case-state.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, refuse, type Situation } from './decided.ts';

/** Measured within one start of the machine; a restart in between tells nothing about reading. */
const msOn = ({ boot, monoMs }: OnScreen, now: Situation['now']): number =>
  boot === now.boot ? Math.max(0, Math.round(now.monoMs - monoMs)) : 0;

/** Something of the scam library, and what the customer made of it. */
export function onScam(
  { pack, assessed, state, now }: Assessed,
  command: CaseCommand & { type: 'show-scam' | 'close-scam' | 'record-reaction' },
): Decided {
  const { shown } = state;
  const { scam } = command;
  if (!pack.scams.some((known) => known.code === scam)) return refuse('UNKNOWN_CODE');
  if (command.type === 'show-scam') {
    if (assessed.judgement.quiet) return refuse('QUIET_NOW');
    if (shown?.open && shown.scam === scam) return refuse('NOTHING_CHANGED');
    return happen({ kind: 'scam-shown', body: { scam }, private: {} });
  }
  if (shown?.scam !== scam) return refuse('STALE');
  if (command.type === 'record-reaction') {
    const { reaction } = command;
    if (shown.reaction === reaction) return refuse('NOTHING_CHANGED');
    return happen({ kind: 'scam-answered', body: { scam, reaction }, private: {} });
  }
  if (!shown.open) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'scam-closed', body: { scam, ms: msOn(shown, now) }, private: {} });
}

/** Why a question is asked, on which basis, and where it ends. Only of what is asked: what staff see is nobody's question. */
export function onReason(
  { assessed, state, now }: Assessed,
  command: CaseCommand & { type: 'show-reason' | 'close-reason' },
): Decided {
  const { reason } = state;
  const { step } = command;
  if (command.type === 'show-reason') {
    if (stepOf(assessed.course, step)?.channel !== 'said') return refuse('UNKNOWN_CODE');
    if (!assessed.judgement.due.has(step)) return refuse('STEP_CLOSED');
    if (assessed.judgement.quiet) return refuse('QUIET_NOW');
    if (reason?.open && reason.step === step) return refuse('NOTHING_CHANGED');
    return happen({ kind: 'reason-shown', body: { step }, private: {} });
  }
  if (reason?.step !== step || !reason.open) return refuse('STALE');
  return happen({ kind: 'reason-closed', body: { step, ms: msOn(reason, now) }, private: {} });
}

/** What the customer was reading is taken from before them without anybody's doing, or is there again. */
export function holdReading({ state }: Assessed, { to }: CaseCommand & { type: 'hold-reading' }): Decided {
  if ((to === 'held') === (state.readingHeld === true)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'reading-held', body: { to }, private: {} });
}

/** Staff turn their own screen to the customer, where no other is there, and back (features.md CS10). */
export function turnScreen({ state }: Assessed, { to }: CaseCommand & { type: 'turn-screen' }): Decided {
  if ((to === 'customer') === (state.turned === true)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'screen-turned', body: { to }, private: {} });
}

/** The customer's window is gone, or there again. What was on it stays as it is, and is the same when it is back (features.md CS6). */
export function screenChange({ state }: Assessed, { to }: CaseCommand & { type: 'screen-change' }): Decided {
  if ((to === 'lost') === (state.screenLost === true)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'screen-changed', body: { to }, private: {} });
}

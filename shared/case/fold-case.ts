// The fold of a case: one more event, and what it changes. Resume after a crash is folding again.
import type { CaseEvent } from '../ledger/catalogue.ts';
import { DEFERRED } from '../procedure/procedure-schema.ts';
import type { ChangeCause } from './case-kinds.ts';
import type { CaseState, Judged, OnScreen, Slip } from './case-state.ts';
import { handlingAfter, LEFT, NOT_HANDED_ON } from './handlers.ts';
import { heldAfter, helpAfter, NO_HELP } from './help-state.ts';
import { noticeAfter } from './notice-state.ts';
import { clockAfter } from './reading-clock.ts';

const judgedOf = (body: { outcome: string; flags: string[]; causes: string[]; engine: number }): Judged => ({
  outcome: body.outcome,
  flags: body.flags,
  causes: body.causes,
  engine: body.engine,
});

const staffOf = (event: CaseEvent): string => ('staff' in event.actor ? event.actor.staff : event.actor.role);

/** A customer who declined is shown the confirmation again once something was changed, or after a pause to think. */
function askedAnew({ declined: _, ...rest }: CaseState): CaseState {
  return rest;
}

function withAnswer(state: CaseState, event: CaseEvent, step: string, options: readonly string[]): CaseState {
  const answers = new Map(state.answers).set(step, { options, n: event.n ?? 0, at: event.at });
  return { ...askedAnew(state), answers };
}

const onScreen = ({ mono }: CaseEvent, n: number): OnScreen => ({
  n,
  open: true,
  boot: mono.boot,
  monoMs: mono.ms,
});

/** Nothing of the kind is on the customer's screen any more: one thing at a time. */
function cleared(state: CaseState): CaseState {
  const { shown, reason } = state;
  return {
    ...state,
    ...(shown && { shown: { ...shown, open: false } }),
    ...(reason && { reason: { ...reason, open: false } }),
  };
}

/**
 * What stays of an answer that has to be given again because the customer said or paid otherwise since: a check that found something
 * is not wiped out by what it was checked against (domain.md 1.5, 客户改口).
 */
function outlived(state: CaseState, step: string, keptFlags: KeptFlags): readonly string[] {
  const before = state.answers.get(step);
  if (!before || before.options.includes(DEFERRED)) return [];
  const since = (n: number, cause: ChangeCause | undefined) => n > before.n && cause === 'customer-changed';
  const isTheirs =
    since(state.slipN, state.slipCause) || state.changes.some((change) => since(change.n, change.cause));
  return isTheirs ? keptFlags(state, step, before.options) : [];
}

function withSlip(state: CaseState, slip: Slip, n: number): CaseState {
  return { ...askedAnew(state), slip, slipN: n };
}

function openedBy(event: CaseEvent & { kind: 'case-opened' }): CaseState {
  const { body, private: known } = event;
  const { amountFen, share, sameName } = body;
  const slip = amountFen && share && sameName ? slipOf({ amountFen, share, sameName }, known) : undefined;
  return {
    id: event.case ?? '',
    procedure: body.procedure,
    entered: [],
    pack: body.pack.sha256,
    packVersion: body.packVersion,
    opener: staffOf(event),
    openedAt: event.at,
    ...(known && {
      customer: known.customer,
      documentMask: known.documentMask,
      ...(known.reference && { reference: known.reference }),
    }),
    ...(slip && { slip }),
    ...(body.lobby && { lobby: body.lobby }),
    slipN: 0,
    recalled: [],
    answers: new Map(),
    changes: [],
    kept: [],
    heard: new Map(),
    ...NO_HELP,
    ...NOT_HANDED_ON,
    timers: new Map(),
    deferrals: new Map(),
    decisions: [],
    contacts: [],
    length: 1,
    lastAt: event.at,
  };
}

function slipOf(
  body: Pick<Slip, 'amountFen' | 'share' | 'sameName'>,
  known:
    | { payee?: string | undefined; accountMask?: string | undefined; bank?: string | undefined }
    | undefined,
): Slip {
  return {
    amountFen: body.amountFen,
    share: body.share,
    sameName: body.sameName,
    ...(known?.payee && {
      payee: {
        name: known.payee,
        accountMask: known.accountMask ?? '',
        ...(known.bank && { bank: known.bank }),
      },
    }),
  };
}

/** What the case's own pack says about an answer that the customer takes back: these flags stay (domain.md 1.5). */
export type KeptFlags = (state: CaseState, step: string, options: readonly string[]) => readonly string[];

function next(state: CaseState, event: CaseEvent, keptFlags: KeptFlags): CaseState {
  const n = event.n ?? 0;
  switch (event.kind) {
    case 'case-opened':
      throw new Error('a case is opened once');
    case 'attempt-recalled':
      return { ...state, recalled: event.private?.cases ?? [] };
    case 'slip-filled':
      return withSlip(state, slipOf(event.body, event.private), n);
    case 'slip-corrected': {
      const slip = slipOf(event.body, event.private);
      return { ...withSlip(state, slip, n), slipCause: event.body.cause };
    }
    case 'sheet-answered':
      return withAnswer(state, event, event.body.step, event.body.options);
    case 'step-deferred': {
      const { step, reason, owner, due } = event.body;
      const deferrals = new Map(state.deferrals).set(step, { reason, owner, due });
      return { ...withAnswer(state, event, step, [DEFERRED]), deferrals };
    }
    case 'procedure-entered':
      return { ...state, entered: [...state.entered, event.body.procedure] };
    case 'scam-shown':
      return { ...cleared(state), shown: { scam: event.body.scam, ...onScreen(event, n) } };
    case 'reason-shown':
      return { ...cleared(state), reason: { step: event.body.step, ...onScreen(event, n) } };
    case 'reason-closed':
      return cleared(state);
    case 'scam-closed':
      return cleared(state);
    case 'scam-answered': {
      const { scam, reaction } = event.body;
      return state.shown?.scam === scam
        ? { ...state, shown: { ...state.shown, open: false, reaction } }
        : state;
    }
    case 'paper-printed':
      return state;
    case 'case-handed-on':
      return event.body.left ? { ...state, paused: LEFT } : state;
    case 'help-asked-silently':
      return { ...state, ...helpAfter(state, event) };
    case 'screen-changed': {
      const { screenLost: _, ...rest } = state;
      return event.body.to === 'lost' ? { ...rest, screenLost: true } : rest;
    }
    case 'screen-turned': {
      const { turned: _, ...rest } = state;
      return event.body.to === 'customer' ? { ...rest, turned: true } : rest;
    }
    case 'reading-held': {
      const { readingHeld: _, ...rest } = state;
      return event.body.to === 'held' ? { ...rest, readingHeld: true } : rest;
    }
    case 'language-chosen':
      return { ...state, language: event.body.language };
    case 'reading-set':
      return { ...state, reading: event.body };
    case 'step-answered':
    case 'observation-made':
    case 'verification-recorded': {
      const { step, options } = event.body;
      const kept = [...new Set([...state.kept, ...outlived(state, step, keptFlags)])];
      return { ...withAnswer(state, event, step, options), kept };
    }
    case 'step-changed': {
      const { step, from, to, cause } = event.body;
      const kept =
        cause === 'customer-changed' ? [...state.kept, ...keptFlags(state, step, from)] : state.kept;
      return {
        ...withAnswer(state, event, step, to),
        changes: [...state.changes, { step, from, to, cause, n }],
        kept: [...new Set(kept)],
      };
    }
    case 'flag-tapped':
      return { ...state, heard: new Map(state.heard).set(event.body.heard, event.body.flag) };
    case 'flag-withdrawn': {
      const heard = new Map(state.heard);
      heard.delete(event.body.heard);
      return { ...state, heard };
    }
    case 'notice-shown': {
      // In another language it is read anew, but its question is the same one.
      const isSame = state.notice?.code === event.body.code && state.notice.language !== event.body.language;
      return {
        ...state,
        notice: {
          code: event.body.code,
          sha256: event.body.notice.sha256,
          pages: event.body.pages,
          floorMs: event.body.floorMs,
          ...(event.body.language && { language: event.body.language }),
          shown: { at: event.at, n, boot: event.mono.boot, monoMs: event.mono.ms },
          stoodMs: 0,
          read: new Map(),
          ...(isSame && state.notice?.taught && { taught: state.notice.taught }),
        },
      };
    }
    case 'supervisor-decided': {
      const { decision, reason, to, ...judged } = event.body;
      const entry = { ...judgedOf(judged), decision, reason, by: staffOf(event), role: event.actor.role, n };
      return { ...state, decisions: [...state.decisions, { ...entry, ...(to && { to }) }] };
    }
    case 'contact-made': {
      const { contact, result } = event.body;
      return {
        ...state,
        contacts: [...state.contacts, { contact, result, at: event.at, by: staffOf(event) }],
      };
    }
    case 'escalated':
      return {
        ...state,
        escalated: {
          ...judgedOf(event.body),
          to: event.body.to,
          n,
          ...(event.body.proposed && { proposed: event.body.proposed }),
        },
      };
    case 'confirmation-made': {
      const { amountFen, arrival, by } = event.body;
      const payeeMask = event.private?.payeeMask;
      const { declined: _, ...rest } = state;
      return { ...rest, confirmation: { amountFen, arrival, by, n, ...(payeeMask && { payeeMask }) } };
    }
    case 'confirmation-declined':
      return { ...state, declined: { choice: event.body.choice, n } };
    case 'time-reached':
      return { ...state, timers: new Map(state.timers).set(event.body.timer, n) };
    case 'case-paused':
      return { ...state, paused: event.body.reason };
    case 'case-resumed': {
      const { paused: _, ...rest } = state;
      return askedAnew(rest);
    }
    case 'case-closed': {
      const { ending, deferred = [], followUps = [] } = event.body;
      const ended = {
        kind: 'closed' as const,
        ending,
        at: event.at,
        by: staffOf(event),
        deferred,
        followUps,
      };
      return { ...state, closed: { ...judgedOf(event.body), ...ended } };
    }
    case 'case-abandoned': {
      const { reason } = event.body;
      const ended = { kind: 'abandoned' as const, ending: reason, at: event.at, by: staffOf(event) };
      return { ...state, closed: { ...judgedOf(event.body), ...ended, deferred: [], followUps: [] } };
    }
    default:
      return { ...state, notice: noticeAfter(state.notice, event, n) };
  }
}

/**
 * Folds one more event into a case.
 * @param state undefined before the first event, which must be `case-opened`
 * @throws Error when the event cannot follow: the ledger is then not of our making
 */
export function foldCase(state: CaseState | undefined, event: CaseEvent, keptFlags: KeptFlags): CaseState {
  if (!state) {
    if (event.kind !== 'case-opened') throw new Error(`a case starts with case-opened, not ${event.kind}`);
    return openedBy(event);
  }
  if (state.closed) throw new Error(`${event.kind} after the case was closed`);
  if (event.n !== state.length)
    throw new Error(`event ${event.n} follows ${state.length - 1} in case ${state.id}`);
  const after = handlingAfter(clockAfter(next(state, event, keptFlags), event), event);
  return { ...heldAfter(after, event), length: state.length + 1, lastAt: event.at };
}

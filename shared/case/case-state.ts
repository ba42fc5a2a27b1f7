// The state of a case: a fold of its events, and nothing else. Resume after a crash is folding again.
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { ChangeCause } from './case-kinds.ts';

export interface Slip {
  amountFen: number;
  share: 'yes' | 'no' | 'unchecked';
  sameName: 'yes' | 'no';
  /** Absent after an erasure. */
  payee?: { name: string; accountMask: string; bank?: string };
}

interface Answer {
  options: readonly string[];
  /** `n` of the event that gave it: what a screen must have seen to change it. */
  n: number;
  at: string;
}

interface Change {
  step: string;
  from: readonly string[];
  to: readonly string[];
  cause: ChangeCause;
  n: number;
}

export interface Judged {
  outcome: string;
  flags: readonly string[];
  causes: readonly string[];
  engine: number;
}

export interface Decision extends Judged {
  decision: 'proceed' | 'raise' | 'end';
  reason: string;
  to?: string;
  by: string;
  role: string;
  n: number;
}

export interface NoticeState {
  code: string;
  sha256: string;
  pages: number;
  floorMs: number;
  shown: { at: string; n: number; boot: string; monoMs: number };
  /** Milliseconds spent on each page so far, by page number from 1. */
  read: ReadonlyMap<number, number>;
  signed?: { form: 'ink' | 'mark' | 'paper'; n: number; at: string; ink?: { bytes: number; sha256: string } };
  witness?: string;
  refused?: { reason: string; n: number };
}

/** A mark counts only with its witness. */
export const awaitsWitness = ({ signed, witness }: NoticeState): boolean =>
  signed?.form === 'mark' && witness === undefined;

/** Signed in a way that counts. */
export const isSigned = (notice: NoticeState): boolean =>
  notice.signed !== undefined && !awaitsWitness(notice);

export interface CaseState {
  id: string;
  procedure: string;
  pack: string;
  packVersion: string;
  opener: string;
  openedAt: string;
  customer?: string;
  reference?: string;
  documentMask?: string;
  slip: Slip;
  slipN: number;
  answers: ReadonlyMap<string, Answer>;
  changes: readonly Change[];
  /** Flags of answers the customer took back: they stay (domain.md 1.5). */
  kept: readonly string[];
  heard: ReadonlyMap<string, string>;
  /** Times that were reached, each with the `n` of its event. */
  timers: ReadonlyMap<string, number>;
  notice?: NoticeState;
  confirmation?: { amountFen: number; arrival: string; payeeMask?: string; by: 'key' | 'ink'; n: number };
  declined?: { choice: 'change' | 'not-now'; n: number };
  escalated?: Judged & { to: string; n: number };
  decisions: readonly Decision[];
  contacts: readonly { contact: string; result: string; at: string; by: string }[];
  paused?: string;
  closed?: Judged & { kind: 'closed' | 'abandoned'; ending: string; at: string; by: string };
  /** Number of events so far: the `n` of the next one. */
  length: number;
  lastAt: string;
}

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

function openedBy(event: CaseEvent & { kind: 'case-opened' }): CaseState {
  const { body, private: known } = event;
  return {
    id: event.case ?? '',
    procedure: body.procedure,
    pack: body.pack.sha256,
    packVersion: body.packVersion,
    opener: staffOf(event),
    openedAt: event.at,
    ...(known && {
      customer: known.customer,
      documentMask: known.documentMask,
      ...(known.reference && { reference: known.reference }),
    }),
    slip: slipOf(body, known),
    slipN: 0,
    answers: new Map(),
    changes: [],
    kept: [],
    heard: new Map(),
    timers: new Map(),
    decisions: [],
    contacts: [],
    length: 1,
    lastAt: event.at,
  };
}

function slipOf(
  body: Pick<Slip, 'amountFen' | 'share' | 'sameName'>,
  known: { payee: string; accountMask: string; bank?: string | undefined } | undefined,
): Slip {
  return {
    amountFen: body.amountFen,
    share: body.share,
    sameName: body.sameName,
    ...(known && {
      payee: { name: known.payee, accountMask: known.accountMask, ...(known.bank && { bank: known.bank }) },
    }),
  };
}

/** What the case's own pack says about an answer that the customer takes back: these flags stay (domain.md 1.5). */
export type KeptFlags = (step: string, options: readonly string[]) => readonly string[];

function next(state: CaseState, event: CaseEvent, keptFlags: KeptFlags): CaseState {
  const n = event.n ?? 0;
  switch (event.kind) {
    case 'case-opened':
      throw new Error('a case is opened once');
    case 'slip-corrected':
      return { ...askedAnew(state), slip: slipOf(event.body, event.private), slipN: n };
    case 'step-answered':
    case 'observation-made':
    case 'verification-recorded':
      return withAnswer(state, event, event.body.step, event.body.options);
    case 'step-changed': {
      const { step, from, to, cause } = event.body;
      const kept = cause === 'customer-changed' ? [...state.kept, ...keptFlags(step, from)] : state.kept;
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
    case 'notice-shown':
      return {
        ...state,
        notice: {
          code: event.body.code,
          sha256: event.body.notice.sha256,
          pages: event.body.pages,
          floorMs: event.body.floorMs,
          shown: { at: event.at, n, boot: event.mono.boot, monoMs: event.mono.ms },
          read: new Map(),
        },
      };
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
      return { ...state, escalated: { ...judgedOf(event.body), to: event.body.to, n } };
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
      const { ending } = event.body;
      return {
        ...state,
        closed: { ...judgedOf(event.body), kind: 'closed', ending, at: event.at, by: staffOf(event) },
      };
    }
    case 'case-abandoned': {
      const { reason } = event.body;
      const by = staffOf(event);
      return {
        ...state,
        closed: { ...judgedOf(event.body), kind: 'abandoned', ending: reason, at: event.at, by },
      };
    }
    default:
      return { ...state, notice: noticeAfter(state.notice, event, n) };
  }
}

type NoticeEvent = CaseEvent & {
  kind: 'notice-page-read' | 'ink-signed' | 'paper-signed' | 'mark-witnessed' | 'ink-refused';
};

function noticeAfter(notice: NoticeState | undefined, event: NoticeEvent, n: number): NoticeState {
  if (!notice) throw new Error(`${event.kind} before a notice was shown`);
  switch (event.kind) {
    case 'notice-page-read': {
      const { page, ms } = event.body;
      return { ...notice, read: new Map(notice.read).set(page, (notice.read.get(page) ?? 0) + ms) };
    }
    case 'ink-signed': {
      const { refused: _, witness: __, ...rest } = notice;
      const ink = event.private?.ink;
      return { ...rest, signed: { form: event.body.form, n, at: event.at, ...(ink && { ink }) } };
    }
    case 'paper-signed': {
      const { refused: _, ...rest } = notice;
      return { ...rest, signed: { form: 'paper', n, at: event.at } };
    }
    case 'mark-witnessed':
      return { ...notice, witness: event.body.witness };
    case 'ink-refused':
      return { ...notice, refused: { reason: event.body.reason, n } };
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
  return { ...next(state, event, keptFlags), length: state.length + 1, lastAt: event.at };
}

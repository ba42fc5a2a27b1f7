// The state of a case: a fold of its events (fold-case.ts), and nothing else.
import type { Reading } from '../words/reading.ts';
import type { ChangeCause, Reaction } from './case-kinds.ts';
import type { LobbyHandOver } from './commands.ts';
import type { Handling } from './handlers.ts';
import type { HelpState } from './help-state.ts';
import type { NoticeState } from './notice-state.ts';

export interface Slip {
  amountFen: number;
  share: 'yes' | 'no' | 'unchecked';
  sameName: 'yes' | 'no';
  /** Absent where the procedure has none, and after an erasure. */
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

interface Decision extends Judged {
  decision: 'proceed' | 'raise' | 'end';
  reason: string;
  to?: string;
  by: string;
  role: string;
  n: number;
}

/** A check that was put off: who sees to it, and the last day for it. */
interface Deferral {
  reason: string;
  owner: string;
  due: string;
}

/** Something that staff put on the customer's screen beside notice and confirmation. */
export interface OnScreen {
  n: number;
  open: boolean;
  boot: string;
  monoMs: number;
}

export interface CaseState extends HelpState, Handling {
  id: string;
  procedure: string;
  /** Procedures that were entered since, in that order. */
  entered: readonly string[];
  pack: string;
  packVersion: string;
  openedAt: string;
  /** The customer came from the lobby with this. */
  lobby?: LobbyHandOver;
  customer?: string;
  reference?: string;
  documentMask?: string;
  /** Absent where the procedure has none, or the customer is still filling it in. */
  slip?: Slip;
  /** `n` of the event by which the slip stands as it is. */
  slipN: number;
  /** Why it was last corrected. */
  slipCause?: ChangeCause;
  /** Earlier cases of the same document that staff were told of. */
  recalled: readonly string[];
  answers: ReadonlyMap<string, Answer>;
  changes: readonly Change[];
  /** Flags of answers the customer took back: they stay (domain.md 1.5). */
  kept: readonly string[];
  heard: ReadonlyMap<string, string>;
  /** Times that were reached, each with the `n` of its event. */
  timers: ReadonlyMap<string, number>;
  /** By step, also of those that were answered later. */
  deferrals: ReadonlyMap<string, Deferral>;
  notice?: NoticeState;
  /** The customer's window is gone, and was there before. */
  screenLost?: true;
  /** The staff's own screen is turned to the customer. */
  turned?: true;
  /** The counter is locked, empty or another's: what the customer was reading is not before them. */
  readingHeld?: true;
  /** How the customer has their screen; absent until they choose. */
  reading?: Reading;
  /** The language of their screen from now on; absent until somebody chooses. */
  language?: string;
  /** The scam that was last put on the customer's screen. */
  shown?: OnScreen & { scam: string; reaction?: Reaction };
  /** The step whose reason was last put there. */
  reason?: OnScreen & { step: string };
  confirmation?: { amountFen: number; arrival: string; payeeMask?: string; by: 'key' | 'ink'; n: number };
  declined?: { choice: 'change' | 'not-now'; n: number };
  escalated?: Judged & { to: string; n: number; proposed?: string };
  decisions: readonly Decision[];
  contacts: readonly { contact: string; result: string; at: string; by: string }[];
  paused?: string;
  closed?: Judged & {
    kind: 'closed' | 'abandoned';
    ending: string;
    at: string;
    by: string;
    deferred: readonly { step: string; owner: string; due: string }[];
    followUps: readonly { code: string; due: string }[];
  };
  /** Number of events so far: the `n` of the next one. */
  length: number;
  lastAt: string;
}

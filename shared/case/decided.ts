// The words in which a decision is made: what it may look at, and what it can answer.
import type { Happening } from '../ledger/catalogue.ts';
import type { Actor } from '../ledger/entry.ts';
import { ENGINE_VERSION } from '../procedure/judge.ts';
import type { Notice } from '../procedure/library-schema.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import type { Assessment } from './assess.ts';
import type { CaseKind } from './case-kinds.ts';
import type { CaseState, Judged } from './case-state.ts';
import type { CaseRefusal } from './commands.ts';

export type CaseHappening = Happening<CaseKind>;
export type Decided = { ok: true; events: CaseHappening[] } | { ok: false; refusal: CaseRefusal };

/** What a decision may look at beside the command: nothing in here reads a clock or the store. */
export interface Situation {
  readonly pack: Pack;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly now: { at: string; boot: string; monoMs: number };
  /** Size and b64 SHA-256 of a notice's text. */
  readonly noticeRef: (notice: Notice) => { bytes: number; sha256: string };
}

/** A situation with what follows from it. */
export interface Assessed extends Situation {
  readonly assessed: Assessment;
}

export const refuse = (refusal: CaseRefusal): Decided => ({ ok: false, refusal });
export const happen = (...events: CaseHappening[]): Decided => ({ ok: true, events });

/** The copy of flags and outcome that an acting event carries. */
export function judgedNow({ outcome, judgement }: Assessment): {
  [K in keyof Judged]: K extends 'flags' | 'causes' ? string[] : Judged[K];
} {
  return {
    outcome: outcome.code,
    flags: [...judgement.raised.keys()].sort(),
    causes: [...judgement.causes],
    engine: ENGINE_VERSION,
  };
}

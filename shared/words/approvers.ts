// Who may be the second of two persons, by what is to be done (domain.md 7.7, features.md RL7). The process decides by it, and the windows
// offer nobody else.
import type { Role } from './roles.ts';

const APPROVERS = {
  /** Taking a content pack or the branch's own content into use. */
  publish: ['compliance', 'supervisor', 'branch-head'],
  /** Beside the auditor, an export with names and ink (EX6). */
  export: ['compliance', 'supervisor', 'branch-head'],
  /** Whoever works at the counter; not who audits or administers it. */
  dayClose: ['teller', 'supervisor', 'branch-head'],
  /** Holding back, setting aside, destroying: somebody who answers for the branch, or for its rules. */
  custody: ['branch-head', 'compliance'],
  /** Head office's keys and spare keys: what an administrator does not do alone. */
  keys: ['branch-head', 'compliance'],
  /** A whole roster at once: who may work here is not the administrator's alone to say. */
  roster: ['branch-head', 'compliance'],
  /** A counter that stays open long while nobody is there. */
  lock: ['branch-head', 'compliance'],
  /** Another version of the program that judges every case, or the one before it. */
  update: ['branch-head', 'compliance'],
  /** A code by which somebody takes over a role they do not hold. */
  emergency: ['branch-head', 'compliance'],
  /** A program of others that runs beside this one: a signature pad's, a machine's in the hall. */
  device: ['branch-head', 'compliance'],
} as const satisfies Record<string, readonly Role[]>;

export type ApprovedAct = keyof typeof APPROVERS;

export const mayApprove = (act: ApprovedAct, held: readonly Role[]): boolean =>
  APPROVERS[act].some((role) => held.includes(role));

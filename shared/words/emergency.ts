// Emergency access (features.md RL9): which roles somebody may take over by the code from the sealed envelope, for how long, and with how many
// words they say why.
import { type Role, roleConflict } from './roles.ts';

/** Whose absence stops a counter. Nobody audits, publishes or serves a customer by a code. */
export const EMERGENCY_ROLES = ['supervisor', 'branch-head', 'admin'] as const satisfies readonly Role[];
export type EmergencyRole = (typeof EMERGENCY_ROLES)[number];

/** Long enough for one case with its dissuasion, too short to run a branch by. */
export const EMERGENCY_MINUTES = 30;

/** Characters in which it is said why, and in which an auditor says what they found. */
export const EMERGENCY_REASON = { least: 10, most: 200 } as const;
export const EMERGENCY_FINDING = { least: 4, most: 400 } as const;

/** Whether there is a code that would open: none was ever made, it lies in its envelope, or it was used up. */
export const CODE_STATES = ['none', 'ready', 'used'] as const;
export type CodeState = (typeof CODE_STATES)[number];

/** Why an emergency is over. */
export const EMERGENCY_ENDS = ['time', 'asked', 'signed-out', 'disabled'] as const;

const SERVES: readonly Role[] = ['teller', 'lobby'];

/**
 * Whether an emergency administrator may set this person's PIN anew: an administrator's, for that is the bad day, and those of whoever only
 * serves customers. With the PIN of somebody who agrees, decides or audits, one person would act for two.
 */
export const mayResetInEmergency = (held: readonly Role[]): boolean =>
  held.every((role) => role === 'admin' || SERVES.includes(role));

/** The roles that a person may take over: none that they hold, and none that may never be held beside one of theirs. */
export const emergencyRolesFor = (held: readonly Role[]): EmergencyRole[] =>
  EMERGENCY_ROLES.filter((role) => !held.includes(role) && roleConflict([...held, role]) === undefined);

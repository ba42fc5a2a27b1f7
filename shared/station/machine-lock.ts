// What of a counter's machine can be locked, and what a look at the system found of it. Kiosk windows alone are no lock (design.md, Hosts).

/**
 * `start`: the program comes up with the system. `return`: it comes back when it ends. `desktop`: there is no desktop behind it.
 * `keys`: the system's own keys (task manager, other consoles) are closed. `user`: the account is no administrator's.
 */
export const LOCK_POINTS = ['start', 'return', 'desktop', 'keys', 'user'] as const;
export type LockPoint = (typeof LOCK_POINTS)[number];

/** `unknown`: the system could not be asked, or says nothing of it. */
export const LOCK_RESULTS = ['locked', 'open', 'unknown'] as const;
export type LockResult = (typeof LOCK_RESULTS)[number];

export type MachineLock = Record<LockPoint, LockResult>;

// How long somebody waits who guessed wrongly: a PIN, a code. Worked out from what is on record, so a restart forgives nothing.

/** Wrong ones in a row, and when the last was tried. */
interface Guesses {
  tries: number;
  lastTry: string;
}

const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 15;

/**
 * Seconds until this person may try a PIN again: none for five tries, then 15 s, doubling with each further one.
 * Source: features.md, Responsiveness and robustness (PIN).
 * @param nowMs wall time in milliseconds
 */
export function waitSeconds(guesses: Guesses, nowMs: number): number {
  if (guesses.tries < FREE_TRIES) return 0;
  const wait = FIRST_WAIT_SECONDS * 2 ** Math.min(guesses.tries - FREE_TRIES, 12);
  const passed = Math.max(0, (nowMs - Date.parse(guesses.lastTry)) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}

export const triesLeft = (guesses: Pick<Guesses, 'tries'>): number => Math.max(0, FREE_TRIES - guesses.tries);

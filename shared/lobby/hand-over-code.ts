// The short code by which the counter joins what the lobby handed over: four digits and one that tells a slip of the finger from a wrong code.

const WEIGHTS = [5, 4, 3, 2] as const;
const MODULUS = 11;

/** 0 to 9, or 10 where there is no such digit. */
function checkOf(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return (MODULUS - (sum % MODULUS)) % MODULUS;
}

/**
 * The code of a number, or undefined where its check would need two digits: then another number is taken.
 * With prime modulus and different weights any one wrong digit and any two that changed places are found out.
 * @param number 0 to 9999
 */
export function codeOf(number: number): string | undefined {
  const digits = String(number).padStart(4, '0');
  const check = checkOf(digits);
  return check < 10 ? `${digits}${check}` : undefined;
}

/**
 * A code that is not taken; undefined once all of the about 9,090 are.
 * @param choose 0 to below the number it is given, each as likely
 */
export function freeCode(taken: ReadonlySet<string>, choose: (below: number) => number): string | undefined {
  const codes = Array.from({ length: 10_000 }, (_, number) => codeOf(number));
  const free = codes.filter((code) => code !== undefined && !taken.has(code));
  return free.length > 0 ? free[choose(free.length)] : undefined;
}

/** Whether a code can be one at all. @param code five digits */
export const isWellMade = (code: string): boolean => codeOf(Number(code.slice(0, 4))) === code;

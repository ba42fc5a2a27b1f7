// Masks for what identifies a person (domain.md 4.4): enough to recognise, too little to misuse.

function middle(text: string, head: number, tail: number): string {
  const points = [...text];
  if (points.length <= head + tail) return '*'.repeat(points.length);
  return (
    points.slice(0, head).join('') + '*'.repeat(points.length - head - tail) + points.slice(-tail).join('')
  );
}

/** Family name and stars; a name with · keeps its first character only. Works on rare characters. */
export function maskName(name: string): string {
  const points = [...name];
  return points.length < 2 ? '*' : `${points[0]}${'*'.repeat(Math.min(points.length - 1, 3))}`;
}

/** Document number: 3 + 2. */
export const maskDocument = (number: string): string => middle(number, 3, 2);

/** Account number: the last four digits, whatever its length. */
export const maskAccount = (number: string): string => `****${[...number].slice(-4).join('')}`;

/** What stands where something was known and has been erased. */
export const ERASED = '（已清除）';

/** What stands where something is known and this bundle does not tell it. */
export const WITHHELD = '（未给出）';

/** A name as screens show it, also one that was erased. */
export const maskedName = (name: string | undefined): string => (name ? maskName(name) : ERASED);

// What counts as a signature: enough ink to be one, however simple the hand (features.md NS9).
import type { Ink } from '../contract/ink.ts';

const SHORTEST = { ink: 6_000, mark: 800 } as const;

function length(ink: Ink): number {
  let sum = 0;
  for (const stroke of ink.strokes) {
    for (let index = 1; index < stroke.length; index += 1) {
      const from = stroke[index - 1];
      const to = stroke[index];
      if (from && to) sum += Math.hypot(to.x - from.x, to.y - from.y);
    }
  }
  return sum;
}

/** True where the ink is empty, a dot or a tick: the customer is politely asked again. Lengths in 1/100 px. */
export function isTooShort(ink: Ink, form: 'ink' | 'mark'): boolean {
  return length(ink) < SHORTEST[form];
}

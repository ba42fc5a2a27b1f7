// How much ink is taken in at most.

/** More than anybody writes as a signature: minutes of scribbling. It would be kept for as long as the case. */
export const INK_LIMITS = { strokes: 300, pointsOfStroke: 5_000, points: 20_000 } as const;

/** True where the ink is more than is taken in: the customer is asked to write anew. */
export function isTooMuch(strokes: readonly (readonly unknown[])[]): boolean {
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  return (
    points > INK_LIMITS.points ||
    strokes.length > INK_LIMITS.strokes ||
    strokes.some((stroke) => stroke.length > INK_LIMITS.pointsOfStroke)
  );
}

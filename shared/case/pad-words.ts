// What there is to say to a customer of a signature pad, in codes.

/**
 * What the customer is told of the pad. `lost`: it works no more; `lost-ink`: and what was on it is gone; `again`: what was written on it before is
 * gone; `both`: there is ink on the glass as well; the others of what came of 签好了 on the pad.
 */
export const PAD_WORDS = [
  ...(['lost', 'lost-ink', 'again', 'both'] as const),
  ...(['empty', 'too-short', 'too-much', 'too-soon', 'not-now'] as const),
] as const;
export type PadWord = (typeof PAD_WORDS)[number];

// What came of a print. The record of what was printed is sealed before, and stands whatever the printer does (features.md KS6).

/**
 * `accepted`: the printer's queue took it. `no-printer`: there is none. `failed`: the queue refused it. `unanswered`: nothing was heard in time.
 * That paper came out, no program can see.
 */
export const PRINT_RESULTS = ['accepted', 'no-printer', 'failed', 'unanswered'] as const;
export type PrintResult = (typeof PRINT_RESULTS)[number];

export const PAPER_SIZES = ['A4', 'A5'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

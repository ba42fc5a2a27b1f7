// The two windows of a counter.
export const SEATS = ['inner', 'outer'] as const;
export type Seat = (typeof SEATS)[number];

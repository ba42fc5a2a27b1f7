// Where a case stands, by who has to act. The screens are chosen from this one value.
export const STAGES = [
  'slip-needed',
  'asking',
  'review-needed',
  'with-reviewer',
  'notice-open',
  'witness-needed',
  'confirmation-open',
  'declined',
  'ready',
  'paused',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

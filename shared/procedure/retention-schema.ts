// The retention table of a content pack (domain.md 4.7): what is kept, for how long and by which law; why it may be destroyed; why a
// case is held back from that, or set aside and no longer used.
import { z } from 'zod';
import { basis, code, coded, sentence } from './words-schema.ts';

/** How a case ended: the business was done, a person ended it otherwise, or it was cancelled. */
export const ENDS = ['done', 'ended', 'cancelled'] as const;

const rule = z.strictObject({
  code,
  /** What is kept. */
  title: sentence,
  /** Which cases; the first rule that fits counts. Absent where it is no case: such a rule is shown and destroys nothing. */
  covers: z
    .strictObject({
      procedures: z.array(code).min(1).max(99),
      ended: z.array(z.enum(ENDS)).min(1).max(3),
      /** Ending codes that fit whatever `ended` says: for instance business that a customer insisted on. */
      also: z.array(code).min(1).max(9).optional(),
    })
    .optional(),
  /** Absent: until what it counts from has happened. */
  months: z.int().min(1).max(1200).optional(),
  since: z.enum(['end-of-case', 'end-of-relation', 'entry', 'end-of-inquiry']),
  /** A law sets the period, and not the bank by itself: until it is over nothing but keeping is allowed (PIPL Art. 47). */
  byLaw: z.boolean(),
  basis: z.array(basis).min(1).max(5),
  /** What happens when the period is over. */
  atEnd: sentence,
});

const ground = z.strictObject({
  code,
  label: sentence,
  basis: z.array(basis).min(1).max(5),
  /** Holds only once the period is over, or also before where no law sets the period. */
  holds: z.enum(['after-period', 'also-before']),
});

export const retentionSchema = z.strictObject({
  rules: z.array(rule).min(1).max(40),
  grounds: z.array(ground).min(1).max(9),
  /** Why somebody holds a case back from being destroyed, lets it go, sets it aside, or takes it back into use. */
  reasons: z.strictObject({ hold: coded, release: coded, restrict: coded, resume: coded }),
});

export type Retention = z.infer<typeof retentionSchema>;
export type RetentionRule = Retention['rules'][number];
export type ErasureGround = Retention['grounds'][number];

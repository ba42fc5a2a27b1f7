// What the path checker can say about a procedure: each finding has a code, the thing it is about, and a sentence that a
// bank's own staff can act on.

type FindingCode =
  | 'closes-without-supervisor'
  | 'dead-end'
  | 'depends-on-round'
  | 'too-many-states'
  | 'unreachable-step'
  | 'unreachable-option'
  | 'flag-never-raised'
  | 'flag-never-weighed'
  | 'heard-without-effect'
  | 'outcome-never-reached'
  | 'addition-never-reached'
  | 'entry-never-made'
  | 'quiet-never-ends'
  | 'recommendation-never-made'
  | 'contradiction-never-holds'
  | 'timer-never-runs'
  | 'missing-basis'
  | 'missing-notice'
  | 'text-too-long';

export interface Finding {
  readonly code: FindingCode;
  /** Code of the step, flag, outcome or text; an option is written `REM-03 repay`. */
  readonly about: string;
  readonly sentence: string;
}

/** The procedure has more states than may be looked at. */
export class TooManyStates extends Error {}

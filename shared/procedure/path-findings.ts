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
  | 'recommendation-never-made'
  | 'timer-never-runs'
  | 'missing-basis'
  | 'missing-notice'
  | 'text-too-long'
  | 'threshold-out-of-limits';

export interface Finding {
  readonly code: FindingCode;
  /** Code of the step, flag, outcome or tier; an option is written `REM-03 repay`. */
  readonly about: string;
  readonly sentence: string;
}

/** Faults of what the procedures of a pack share: one procedure that uses it is enough. */
const SHARED: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'flag-never-raised',
  'outcome-never-reached',
  'addition-never-reached',
  'threshold-out-of-limits',
]);

export const isShared = ({ code }: Finding): boolean => SHARED.has(code);

/** The procedure has more states than may be looked at. */
export class TooManyStates extends Error {}

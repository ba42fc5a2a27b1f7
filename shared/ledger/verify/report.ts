/** What a verification answers (section 8). */
import type { FailureCode } from './failure-catalogue.ts';

export type Result = 'verified' | 'tampered' | 'unproven' | 'malformed' | 'fault';

/** Exit code of the CLI for each result. */
export const EXIT_OF: Readonly<Record<Result, 0 | 1 | 2 | 3 | 4>> = {
  verified: 0,
  tampered: 1,
  unproven: 2,
  malformed: 3,
  fault: 4,
};

/** Where something failed; what is not known is absent, never guessed. */
export interface Place {
  /** Position in the log. */
  seq?: number;
  /** Instead of `seq`: the bad entry is one of these, first and last seq, and cannot be told more closely. */
  range?: readonly [number, number];
  file?: string;
  field?: string;
  expected?: string;
  actual?: string;
}

export interface Failure extends Place {
  code: FailureCode;
  zh: string;
  en: string;
}

/** A case of which some entry is shown and some is not, or might not be. */
export interface PartialCase {
  case: string;
  shown: number;
  /** Entries of the whole case; absent where the entry that ended it is not shown, or it has not ended. */
  entries?: number;
  /** Numbers `n` within the case that are withheld, first and last of each gap. */
  withheld: (readonly [number, number])[];
}

export interface Report {
  result: Result;
  exit: 0 | 1 | 2 | 3 | 4;
  /** This and the next two are what the bundle's checkpoint says; `null` where it could not be read. */
  origin: string | null;
  size: number | null;
  /** b64. */
  root: string | null;
  /** `not-checked`: SM2 is declared, and this verifier has no SM2. */
  sm2: 'not-declared' | 'not-checked' | 'checked';
  failures: Failure[];
  /** Further failures that are not listed. */
  moreFailures: number;
  /** Fingerprints of the identity keys that the bundle claims, for comparison with a trusted source. */
  identities: string[];
  /** How many days of the log the bundle tells of, the last one not closed. */
  days: number;
  entries: { shown: number; withheld: number };
  /** `whole`: cases shown from first entry to last. */
  cases: { shown: number; whole: number; partial: PartialCase[] };
  /** Large things that entries name; `missing` are hex SHA-256 of those not in the bundle (withheld or erased). */
  largeThings: { shown: number; missing: string[]; moreMissing: number };
  /** The bundle is of a generation that a restore has ended: checkpoint and manifest are signed by the identity (section 7). */
  ended?: true;
  /** What became of the head given with `known`; absent where it could not be compared. */
  known?: KnownReport;
}

/** A known head held against the bundle. */
export interface KnownReport {
  size: number;
  signature: 'good' | 'bad' | 'absent' | 'unchecked';
  /**
   * - `extends`: the bundle's log begins with what the known head states, and `proof` shows it.
   * - `forks`: at that size the bundle has another root.
   * - `unproven`: the roots agree, but the leaves do not lead on to the bundle's own checkpoint.
   */
  verdict: 'extends' | 'forks' | 'unproven';
  /** b64: what the bundle's leaves have at that size. */
  root: string;
  /** b64, the consistency proof of RFC 9162 from `root` to the bundle's checkpoint; absent where there is none. */
  proof?: string[];
}

// What the demo knows of one case: a customer's story, told as answers, looks and decisions.
import type { Reaction } from '../../shared/case/case-kinds.ts';

export interface Scenario {
  name: string;
  /** REM where nothing is said. */
  procedure?: string;
  yuan?: number;
  share?: 'yes' | 'no';
  /** Payee bears the customer's own name. */
  toSelf?: true;
  documentCheck?: string;
  /** What the customer chooses on a sheet. */
  sheet?: string;
  /** Answers that differ from the calm ones, by step. */
  answers?: Record<string, string[]>;
  /** What the customer says otherwise afterwards, by step. */
  takesBack?: Record<string, string[]>;
  /** A check that cannot be made today. */
  defers?: { step: string; reason: string; days: number };
  heard?: string[];
  /** Procedures that the teller enters. */
  enters?: string[];
  /** A type of fraud that the customer is shown, and whether they saw themselves in it. */
  shows?: { scam: string; reaction: Reaction };
  sign?: 'ink' | 'mark' | 'paper' | 'refuse';
  arrival?: string;
  /** The ending that the teller proposes where no rule asks for a reviewer. */
  proposes?: string;
  /** What a reviewer does where one is asked. */
  review?:
    | { act: 'proceed'; reason: string; ending?: string }
    | { act: 'end'; ending: string; ground: string }
    | { act: 'raise-then-end'; to: string; reason: string; ending: string; ground: string };
  /** What the reviewer records, where it differs from what such a talk comes to. */
  talk?: Record<string, string[]>;
  contact?: { contact: string; result: string };
  /** How it ends without being handled. */
  leaves?: { ending: string; ground: string } | { cancel: string };
}

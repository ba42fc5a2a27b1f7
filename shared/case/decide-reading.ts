// How the customer wants their screen, and to hear what stands on it. A fact of the case: it says at which size and in which colours a notice was read, it is the same
// after a restart of the window, and the next person begins anew.
import { FIRST_READING, sameReading, spelled } from '../words/reading.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, refuse } from './decided.ts';

export function setReading({ state }: Assessed, command: CaseCommand & { type: 'set-reading' }): Decided {
  if (sameReading(state.reading ?? FIRST_READING, command)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'reading-set', body: spelled(command), private: {} });
}

/** Each time is a fact of its own, as each page read is; the teller is asked once, until a signature or a refusal. */
export function askAloud(
  { state: { notice } }: Assessed,
  { by, page, ...command }: CaseCommand & { type: 'ask-aloud' },
): Decided {
  if (!notice || notice.sha256 !== command.notice) return refuse('NOTICE_CHANGED');
  if (page < 1 || page > notice.pages) return refuse('UNKNOWN_CODE');
  if (notice.signed || notice.refused || (by === 'teller' && notice.aloud)) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'read-aloud-asked', body: { notice: notice.sha256, page, by }, private: {} });
}

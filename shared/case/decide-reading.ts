// How the customer wants their screen. A fact of the case: it says at which size and in which colours a notice was read, it is the same
// after a restart of the window, and the next person begins anew.
import { FIRST_READING } from '../words/reading.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, refuse } from './decided.ts';

export function setReading({ state }: Assessed, command: CaseCommand & { type: 'set-reading' }): Decided {
  const { size, theme } = command;
  const now = state.reading ?? FIRST_READING;
  if (now.size === size && now.theme === theme) return refuse('NOTHING_CHANGED');
  return happen({ kind: 'reading-set', body: { size, theme }, private: {} });
}

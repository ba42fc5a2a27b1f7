// Silent help: what the customer says with one tap on an ordinary page (features.md I1). It says it to staff alone: nothing on the
// customer's screen may change by it, whatever follows from it inside.
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, refuse } from './decided.ts';
import { isLastLook } from './help-state.ts';

export function askHelp(
  { pack, state, assessed }: Assessed,
  { signal }: CaseCommand & { type: 'ask-help' },
): Decided {
  const known = pack.pack.help?.find(({ code }) => code === signal);
  if (!known) return refuse('UNKNOWN_CODE');
  if (state.help.has(signal)) return refuse('NOTHING_CHANGED');
  const flag = known.raises && { flag: known.raises };
  const page = isLastLook(assessed, state) && { page: 'last-look' as const };
  return happen({ kind: 'help-asked-silently', body: { signal, ...flag, ...page }, private: {} });
}

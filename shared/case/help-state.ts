// What the customer said without a word (features.md I1), and the page that must not be taken away by it.
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { Stage } from './stages.ts';

export interface HelpState {
  /** By code of the pack. `flag`: what it raises; absent where somebody says that all is well. */
  help: ReadonlyMap<string, { flag?: string; n: number; at: string }>;
  /** The last look was before the customer when they asked for help, and nobody has acted since. */
  held?: 'last-look';
}

export const NO_HELP: HelpState = { help: new Map() };

/** What customers said stands, whatever they tap afterwards: whoever stands beside them may see them tap that all is well. */
export const flagsOfHelp = ({ help }: HelpState): string[] =>
  [...help.values()].flatMap(({ flag }) => flag ?? []);

/**
 * Whether amount and payee are to be looked at for the last time. What follows from help that was asked on that page must not take it away
 * under the customer's hands: it stays until somebody acts.
 */
export const isLastLook = ({ stage }: { stage: Stage }, { held }: HelpState): boolean =>
  stage === 'confirmation-open' || held === 'last-look';

/** What changes nothing that a customer could see. */
const UNSEEN: ReadonlySet<string> = new Set([
  'help-asked-silently',
  'reading-held',
  'reading-set',
  'language-chosen',
  'case-handed-on',
  'screen-changed',
  'screen-turned',
  'time-reached',
]);

export function helpAfter(
  { help, held }: HelpState,
  { n, at, body: { signal, flag } }: CaseEvent & { kind: 'help-asked-silently' },
): HelpState {
  const asked = { n: n ?? 0, at, ...(flag && { flag }) };
  return { help: new Map(help).set(signal, asked), ...(held && { held }) };
}

/** Of any event of a case: the page that was held goes with the first that somebody could see. */
export function heldAfter<S extends HelpState>(
  { held, ...state }: S,
  event: CaseEvent,
): Omit<S, 'held'> & Pick<HelpState, 'held'> {
  if (!UNSEEN.has(event.kind)) return state;
  const now = held ?? (event.kind === 'help-asked-silently' ? event.body.page : undefined);
  return now ? { ...state, held: now } : state;
}

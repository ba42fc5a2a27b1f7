// What one row of the table of cases is made of: gathered entry by entry, without decrypting or folding more than the row shows.
import { endingInWords } from '../case/timeline.ts';
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { Pack } from '../procedure/pack-schema.ts';

/** How the notice that was shown last was settled. */
export type Signed = 'ink' | 'mark' | 'paper' | 'answered' | 'refused' | 'none';

export interface CaseFacts {
  caseId: string;
  /** UTC, as in the entries; null while the case is open. */
  openedAt: string;
  endedAt: string | null;
  procedure: { code: string; name: string };
  packVersion: string;
  /** Staff id. */
  teller: string;
  /** Ready to be shown, by whoever knows what the bundle may tell. */
  customer: string;
  document: string;
  /** Null where the procedure has no amount, or none was filled in. */
  amountFen: number | null;
  /** Outcome or ending with its name; null while the case is open. */
  ending: { code: string; name: string } | null;
  /** The outcome as it was judged at the end, with what led to it. */
  outcome: string;
  flags: readonly string[];
  causes: readonly string[];
  /** `staff:decision`, in order. */
  decisions: readonly string[];
  readMs: number;
  signed: Signed;
  confirmed: 'key' | 'ink' | 'none';
  entries: number;
  firstSeq: number;
  lastSeq: number;
  /** b64 leaf hash of the entry that ended the case; null while it is open. */
  leaf: string | null;
}

const staffOf = ({ actor }: Pick<CaseEvent, 'actor'>): string =>
  'staff' in actor ? actor.staff : actor.role;

/** @param known what may be told of the customer, in words */
export function openedFacts(
  event: CaseEvent & { kind: 'case-opened' },
  pack: Pack,
  known: Pick<CaseFacts, 'customer' | 'document'>,
): CaseFacts {
  const { procedure: code, packVersion, amountFen } = event.body;
  return {
    ...{ caseId: event.case ?? '', openedAt: event.at, endedAt: null, packVersion, ...known },
    procedure: { code, name: pack.procedures[code]?.name ?? code },
    teller: staffOf(event),
    amountFen: amountFen ?? null,
    ...{ ending: null, outcome: '', flags: [], causes: [], decisions: [] },
    ...{ readMs: 0, signed: 'none', confirmed: 'none', entries: 1 },
    ...{ firstSeq: event.seq, lastSeq: event.seq, leaf: null },
  };
}

/** The same case one entry later. @param leaf b64 leaf hash of that entry, asked for where the case ends with it */
export function factsAfter(facts: CaseFacts, event: CaseEvent, pack: Pack, leaf: () => string): CaseFacts {
  return { ...facts, ...changed(facts, event, pack, leaf), entries: facts.entries + 1, lastSeq: event.seq };
}

function changed(facts: CaseFacts, event: CaseEvent, pack: Pack, leaf: () => string): Partial<CaseFacts> {
  switch (event.kind) {
    case 'slip-filled':
    case 'slip-corrected':
      return { amountFen: event.body.amountFen };
    case 'notice-shown':
      return { signed: 'none' };
    case 'notice-page-read':
      return { readMs: facts.readMs + event.body.ms };
    case 'sheet-answered':
      return { signed: 'answered' };
    case 'ink-signed':
      return { signed: event.body.form };
    case 'paper-signed':
      return { signed: 'paper' };
    case 'ink-refused':
      return { signed: 'refused' };
    case 'confirmation-made':
      return { confirmed: event.body.by };
    case 'supervisor-decided':
      return { decisions: [...facts.decisions, `${staffOf(event)}:${event.body.decision}`] };
    case 'case-closed':
      return { ...ended(event, pack, event.body.ending), leaf: leaf() };
    case 'case-abandoned':
      return { ...ended(event, pack, event.body.reason), leaf: leaf() };
    default:
      return {};
  }
}

function ended(
  { at, body }: CaseEvent & { kind: 'case-closed' | 'case-abandoned' },
  pack: Pack,
  code: string,
): Partial<CaseFacts> {
  const { outcome, flags, causes } = body;
  return { endedAt: at, ending: { code, name: endingInWords(pack, code) }, outcome, flags, causes };
}

// What an export takes: the cases of a range of days, of one procedure or one teller if so asked, and every entry that always stands in a bundle.
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import type { Station } from './station.ts';

export interface ExportChoice {
  /** Dates in Asia/Shanghai, both included; a case belongs to the date on which it was opened. */
  from: string;
  to: string;
  /** Code of the procedure that a case was started with; every one where absent. */
  procedure?: string | undefined;
  /** Who opened a case; everybody where absent. */
  teller?: string | undefined;
}

/** A certificate takes about a tenth of a second: more of them would keep a counter busy for too long. */
export const MAX_CERTIFICATES = 100;

interface Selection {
  cases: number;
  /** Sum of the amounts of these cases. */
  amountFen: number;
  seqs: number[];
  always: number;
}

export function selectEntries(station: Station, { from, to, procedure, teller }: ExportChoice): Selection {
  const narrowed = { ...(procedure && { procedure }), ...(teller && { teller }) };
  const { seqs, ...found } = station.open.index.entriesOf({ ...shanghaiRange(from, to), ...narrowed });
  const always = station.open.store.seqsOfKinds(ALWAYS_EXPORTED);
  return { ...found, always: always.length, seqs: [...new Set([...seqs, ...always])].sort((a, b) => a - b) };
}

/** What a bundle would hold now, its own export-begun included; and what can be chosen from. */
export function previewExport(station: Station, choice: ExportChoice) {
  const { cases, amountFen, seqs, always } = selectEntries(station, choice);
  const { tellers, procedures } = station.open.index.choices();
  const used = station.state.pack;
  const pack = used && station.shelf.byHash(used.sha256);
  return {
    ...{ cases, amountFen, entries: seqs.length + 1, always: always + 1 },
    size: station.open.ledger.size + 1,
    maxCertificates: MAX_CERTIFICATES,
    tellers: tellers.map((id) => ({ id, name: station.nameOf(id) })),
    procedures: procedures.map((code) => ({ code, name: pack?.procedures[code]?.name ?? code })),
  };
}

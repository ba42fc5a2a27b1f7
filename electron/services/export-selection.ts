// What an export takes: the cases of a range of days, narrowed if asked, with every entry that always stands in a bundle.
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import type { Station } from './station.ts';

export interface ExportRange {
  /** Dates in Asia/Shanghai, both included; a case belongs to the date on which it was opened. */
  from: string;
  to: string;
}

interface Selection {
  cases: number;
  seqs: number[];
  always: number;
}

export function selectEntries(station: Station, { from, to }: ExportRange): Selection {
  const { cases, seqs } = station.open.index.entriesOf(shanghaiRange(from, to));
  const always = station.open.store.seqsOfKinds(ALWAYS_EXPORTED);
  return { cases, always: always.length, seqs: [...new Set([...seqs, ...always])].sort((a, b) => a - b) };
}

/** What a bundle would hold now, its own export-begun included. */
export function previewExport(station: Station, range: ExportRange) {
  const { cases, seqs, always } = selectEntries(station, range);
  return { cases, entries: seqs.length + 1, always: always + 1, size: station.open.ledger.size + 1 };
}

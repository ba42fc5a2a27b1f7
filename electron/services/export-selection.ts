// Which cases and entries an export takes: those of its dates, what always stands in a bundle, and of the cases that are set aside only the named.
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import type { CaseRow } from '../store/case-index.ts';
import type { Station } from './station.ts';

interface Selected {
  /** Dates in Asia/Shanghai, both included. */
  from: string;
  to: string;
  /** Cases that are set aside and are to be in it all the same. */
  named?: string[] | undefined;
}

interface Selection {
  cases: number;
  seqs: number[];
  always: number;
  /** Of the range: set aside, named or not. */
  restricted: readonly CaseRow[];
  /** Those of them that are in it. */
  named: string[];
}

/** Cases of the range that are kept and not used (PIPL Art. 47): in a bundle only where somebody names them. */
function restrictedIn({ state, open }: Station, { from, to }: Selected): CaseRow[] {
  const range = shanghaiRange(from, to);
  return [...state.custodies].flatMap(([caseId, { restricted }]) => {
    const row = restricted && open.index.row(caseId);
    return row && row.openedAt >= range.from && row.openedAt < range.to ? [row] : [];
  });
}

export function select(station: Station, { from, to, named = [] }: Selected): Selection {
  const { index, store } = station.open;
  const { cases, seqs } = index.entriesOf(shanghaiRange(from, to));
  const restricted = restrictedIn(station, { from, to });
  const leftOut = restricted.filter(({ caseId }) => !named.includes(caseId));
  const withheld = new Set(leftOut.flatMap(({ caseId }) => store.ofCase(caseId).map(({ seq }) => seq)));
  const shown = seqs.filter((seq) => !withheld.has(seq));
  const always = store.seqsOfKinds(ALWAYS_EXPORTED);
  return {
    ...{ cases: cases - leftOut.length, always: always.length, restricted },
    named: restricted.filter((row) => !leftOut.includes(row)).map(({ caseId }) => caseId),
    seqs: [...new Set([...shown, ...always])].sort((a, b) => a - b),
  };
}

/** What a bundle would hold now, its own export-begun included. */
export function previewExport(station: Station, selected: Selected) {
  const { cases, seqs, always, restricted } = select(station, selected);
  return {
    ...{ cases, entries: seqs.length + 1, always: always + 1, size: station.open.ledger.size + 1 },
    restricted: restricted.map(({ caseId, openedAt, procedure, packSha256 }) => ({
      ...{ caseId, openedAt },
      procedure: station.shelf.byHash(packSha256).procedures[procedure]?.name ?? procedure,
    })),
  };
}

// What an export takes: the cases of a range of days, of one procedure or one teller if so asked; of those that are set aside only the named;
// what customers objected to in them and were answered; every use of emergency access; and every entry that always stands in a bundle.
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import type { CaseRow } from '../store/case-index.ts';
import { printEnds } from './print-ends.ts';
import type { ReadableLog } from './readable-log.ts';

export interface ExportChoice {
  /** Dates in Asia/Shanghai, both included; a case belongs to the date on which it was opened. */
  from: string;
  to: string;
  /** Code of the procedure that a case was started with; every one where absent. */
  procedure?: string | undefined;
  /** Who opened a case; everybody where absent. */
  teller?: string | undefined;
  /** Cases that are set aside and are to be in it all the same. */
  named?: string[] | undefined;
}

/** A certificate takes about a tenth of a second: more of them would keep a counter busy for too long. */
export const MAX_CERTIFICATES = 100;

interface Selection {
  cases: number;
  /** Sum of the amounts of these cases. */
  amountFen: number;
  seqs: number[];
  always: number;
  /** Of the choice: set aside, named or not. */
  restricted: readonly CaseRow[];
  /** Those of them that are in it. */
  named: string[];
}

function isIn({ from, to, procedure, teller }: ExportChoice): (row: CaseRow) => boolean {
  const range = shanghaiRange(from, to);
  return (row) =>
    row.openedAt >= range.from &&
    row.openedAt < range.to &&
    (!procedure || row.procedure === procedure) &&
    (!teller || row.teller === teller);
}

/** Cases of the choice that are kept and not used (PIPL Art. 47): in a bundle only where somebody names them. */
function restrictedIn({ state, open }: ReadableLog, choice: ExportChoice): CaseRow[] {
  const isChosen = isIn(choice);
  return [...state.custodies].flatMap(([caseId, { restricted }]) => {
    const row = restricted && open.index.row(caseId);
    return row && isChosen(row) ? [row] : [];
  });
}

/** They stand outside of their case, which had ended: whoever is shown the case is shown that it was objected to. */
function objectionsIn(
  { state, open }: ReadableLog,
  choice: ExportChoice,
  leftOut: ReadonlySet<string>,
): number[] {
  const isChosen = isIn(choice);
  return [...state.objections.values()].flatMap(({ caseId, seq, answer }) => {
    const row = open.index.row(caseId);
    if (!row || leftOut.has(caseId) || !isChosen(row)) return [];
    return answer ? [seq, answer.seq] : [seq];
  });
}

/**
 * What became of the papers that were printed of what is shown: the system's own entries, outside of the case.
 * @param shown in the order of the log
 */
function printedOf({ open }: ReadableLog, shown: readonly number[]): number[] {
  const [first] = shown;
  if (first === undefined) return [];
  const isShown = new Set(shown);
  return [...printEnds(open, first)].filter(({ of }) => isShown.has(of)).map(({ seq }) => seq);
}

/** Who acted in a role that they do not hold: whoever reads the cases has to be able to tell (emergency-kinds.ts). */
const EMERGENCIES = ['emergency-begun', 'emergency-ended', 'emergency-reviewed'];

export function selectEntries(station: ReadableLog, choice: ExportChoice): Selection {
  const { from, to, procedure, teller, named = [] } = choice;
  const { index, store } = station.open;
  const narrowed = { ...(procedure && { procedure }), ...(teller && { teller }) };
  const { cases, amountFen, seqs } = index.entriesOf({ ...shanghaiRange(from, to), ...narrowed });
  const restricted = restrictedIn(station, choice);
  const leftOut = restricted.filter(({ caseId }) => !named.includes(caseId));
  const withheld = new Set(leftOut.flatMap(({ caseId }) => store.ofCase(caseId).map(({ seq }) => seq)));
  const shown = seqs.filter((seq) => !withheld.has(seq));
  const objected = objectionsIn(station, choice, new Set(leftOut.map(({ caseId }) => caseId)));
  const always = store.seqsOfKinds([...ALWAYS_EXPORTED, ...EMERGENCIES]);
  return {
    ...{ cases: cases - leftOut.length, always: always.length, restricted },
    amountFen: amountFen - leftOut.reduce((sum, row) => sum + (row.amountFen ?? 0), 0),
    named: restricted.filter((row) => !leftOut.includes(row)).map(({ caseId }) => caseId),
    seqs: [...new Set([...shown, ...objected, ...printedOf(station, shown), ...always])].sort(
      (a, b) => a - b,
    ),
  };
}

/**
 * What a bundle would hold now, and what can be chosen from.
 * @param own its own export-begun is in it as well: not where the log was ended
 */
export function previewExport(station: ReadableLog, choice: ExportChoice, own = true) {
  const { cases, amountFen, seqs, always, restricted } = selectEntries(station, choice);
  const more = own ? 1 : 0;
  const { tellers, procedures } = station.open.index.choices();
  const used = station.state.pack;
  const pack = used && station.shelf.byHash(used.sha256);
  return {
    ...{ cases, amountFen, entries: seqs.length + more, always: always + more },
    size: station.open.ledger.size + more,
    maxCertificates: MAX_CERTIFICATES,
    tellers: tellers.map((id) => ({ id, name: station.nameOf(id) })),
    procedures: procedures.map((code) => ({ code, name: pack?.procedures[code]?.name ?? code })),
    restricted: restricted.map(({ caseId, openedAt, procedure, packSha256 }) => ({
      ...{ caseId, openedAt },
      procedure: station.shelf.byHash(packSha256).procedures[procedure]?.name ?? procedure,
    })),
  };
}

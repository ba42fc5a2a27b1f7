// Who comes back (RF12): earlier cases of the same document that came to a reviewer, found by keyed hash within the pack's days.
// Staff are told when, which procedure and how it ended; never the number.
import { endingInWords } from '../../shared/case/timeline.ts';
import type { TellerCaseView } from '../../shared/contract/views.ts';
import { courseOf } from '../../shared/procedure/course.ts';
import type { CaseRow } from '../store/case-index.ts';
import type { Station } from './station.ts';

const MOST_RECALLED = 3;
const DAY_MS = 86_400_000;

/** It was for a reviewer, done or not, or was ended instead of being done. What was simply cancelled is nobody's attempt. */
function isAttempt(station: Station, { packSha256, procedure, outcome, ending }: CaseRow): boolean {
  if (outcome === null || ending === null) return false;
  const { rows, endings } = courseOf(station.shelf.byHash(packSha256), procedure).outcomes;
  const decider = rows.find((row) => row.code === outcome)?.decider;
  return endings.some(({ code }) => code === ending) || (decider !== 'teller' && decider !== 'customer');
}

/** The newest first. */
export function earlierAttempts(station: Station, documentHash: string): CaseRow[] {
  const { pack: used } = station.state;
  if (!used) return [];
  const { recallDays } = station.shelf.byHash(used.sha256).thresholds;
  const since = new Date(station.clock.now() - recallDays * DAY_MS).toISOString();
  return station.open.index
    .closedOf(documentHash, since)
    .filter((row) => isAttempt(station, row))
    .slice(0, MOST_RECALLED);
}

/** What a case tells its teller of the cases it recalled. One that was erased since is told no more. */
export function recalledInWords(station: Station, cases: readonly string[]): TellerCaseView['recalled'] {
  return cases.flatMap((caseId) => {
    const row = station.open.index.row(caseId);
    if (!row?.endedAt || row.ending === null) return [];
    const pack = station.shelf.byHash(row.packSha256);
    const procedure = pack.procedures[row.procedure]?.name ?? row.procedure;
    return [{ at: row.endedAt, procedure, outcome: endingInWords(pack, row.ending) }];
  });
}

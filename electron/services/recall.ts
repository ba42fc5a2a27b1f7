// Who comes back (RF12): earlier cases of the same document that came to a reviewer, found by keyed hash within the pack's days.
// Staff are told when, which procedure and how it ended; never the number.
import { assess } from '../../shared/case/assess.ts';
import { isForCounter } from '../../shared/case/clearance.ts';
import { endingInWords } from '../../shared/case/timeline.ts';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { courseOf } from '../../shared/procedure/course.ts';
import { isOutOfUse } from '../../shared/station/custody.ts';
import type { CaseRow } from '../store/case-index.ts';
import type { Station } from './station.ts';

const MOST_RECALLED = 3;
const DAY_MS = 86_400_000;
export const NOT_DONE = '还没有办完，等待复核';

/** It was for a reviewer, done or not, or was ended instead of being done. What was simply cancelled is nobody's attempt. */
function isAttempt(station: Station, { packSha256, procedure, outcome, ending }: CaseRow): boolean {
  if (outcome === null || ending === null) return false;
  const { rows, endings } = courseOf(station.shelf.byHash(packSha256), procedure).outcomes;
  const reached = rows.find((row) => row.code === outcome);
  return endings.some(({ code }) => code === ending) || !reached || !isForCounter(reached);
}

/** Put aside while a reviewer was asked for: whoever starts afresh is told of it as well. */
function isHeld(station: Station, { caseId }: CaseRow): boolean {
  const file = station.openCases.get(caseId);
  return file !== undefined && !isForCounter(assess(file.pack, file.state).outcome);
}

/** Stopped at the counter today or before: for a reviewer and not done, or ended instead of being done. */
export const isStopped = (station: Station, row: CaseRow): boolean =>
  row.ending === null ? isHeld(station, row) : isAttempt(station, row);

/** Those that are not done yet first, then the newest. */
export function earlierAttempts(station: Station, documentHash: string): CaseRow[] {
  const { pack: used } = station.state;
  if (!used) return [];
  const { recallDays } = station.shelf.byHash(used.sha256).thresholds;
  const since = new Date(station.clock.now() - recallDays * DAY_MS).toISOString();
  const { index } = station.open;
  return [
    ...index.openOf(documentHash).filter((row) => isHeld(station, row)),
    ...index.closedOf(documentHash, since).filter((row) => isAttempt(station, row)),
  ]
    .filter(({ caseId }) => !isOutOfUse(station.state.custodies, caseId))
    .slice(0, MOST_RECALLED);
}

/** What a case tells its teller of the cases it recalled. */
export function recalledInWords(station: Station, cases: readonly string[]): TellerCaseView['recalled'] {
  return cases.flatMap((caseId) => {
    const row = station.open.index.row(caseId);
    if (!row || isOutOfUse(station.state.custodies, caseId)) return [];
    const pack = station.shelf.byHash(row.packSha256);
    const procedure = pack.procedures[row.procedure]?.name ?? row.procedure;
    const outcome = row.ending === null ? NOT_DONE : endingInWords(pack, row.ending);
    return [{ at: row.endedAt ?? row.openedAt, procedure, outcome }];
  });
}

// Printing a paper: its text is made from the case as it stands, and sealed by hash before the window prints it.
import { createHash } from 'node:crypto';
import { type PrintedPaper, printedPaper, printedText } from '../../shared/case/paper-text.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import { isoNow } from '../keys/surroundings.ts';
import { runCase } from './cases.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

/** @throws Situation NO_SUCH_CASE, UNKNOWN_CODE and whatever a case refuses */
export function printPaper(
  station: Station,
  actor: Actor,
  at: { command: string; caseId: string },
  paper: string,
): PrintedPaper {
  const { pack, state } = station.openCases.get(at.caseId) ?? station.readCase(at.caseId);
  const { bank, branch, mode } = station.state.names ?? { bank: '', branch: '', mode: 'live' as const };
  // A sheet that is asked for again because its answer was lost is the same sheet, of the same time.
  const printedAt = station.open.ledger.findCommand(at.command)?.at ?? isoNow(station.clock);
  const printed = printedPaper(pack, state, paper, {
    bank,
    branch,
    mark: MODE_MARKS[mode]?.banner,
    at: printedAt,
  });
  if (!printed) throw new Situation('UNKNOWN_CODE');
  const text = createHash('sha256').update(printedText(printed), 'utf8').digest('base64');
  runCase(station, actor, at, { type: 'print-paper', paper, text });
  return printed;
}

// Printing a paper: its text is made from the case as it stands, and sealed by hash before the window prints it.
import { createHash } from 'node:crypto';
import { type PrintedPaper, printedPaper, printedText, receiptLine } from '../../shared/case/paper-text.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
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
): PrintedPaper & { receipt: Receipt } {
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
  const { seq } = runCase(station, actor, at, { type: 'print-paper', paper, text });
  return { ...printed, receipt: receiptOf(station, seq) };
}

interface Receipt {
  /** Number of the entry that says what was printed. */
  seq: number;
  line: string;
  /** The whole published checkpoint. */
  checkpoint: string;
}

/** A sheet that is asked for again has the receipt that it had: the first checkpoint that was published with its entry in it. */
function receiptOf({ open: { store, ledger } }: Station, seq: number): Receipt {
  const checkpoint = store.publishedFrom(seq + 1) ?? ledger.publishCheckpoint();
  const parsed = parseCheckpoint(checkpoint);
  if (!parsed.ok) throw new Error(`a checkpoint that was published is none: ${parsed.reason}`);
  const { size, root } = parsed.checkpoint;
  return { seq, line: receiptLine(seq, size, toBase64(root)), checkpoint };
}

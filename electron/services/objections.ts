// A customer's objection to what was decided: found by its case, registered with the day by which the law wants an answer, answered once.
// The case itself stays as it was closed.

import { courseFor } from '../../shared/case/assess.ts';
import { hasHandled } from '../../shared/case/handlers.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import {
  countObjections,
  type Objection,
  objectionDays,
  objectionDue,
  openObjections,
} from '../../shared/station/objections.ts';
import { maskedName } from '../../shared/words/mask.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import { findCases } from './audit.ts';
import { basisInWords } from './custody-words.ts';
import { noteAt } from './objection-timeline.ts';
import { pageOf } from './paging.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

const todayAt = (station: Station): string => shanghaiDate(isoNow(station.clock));

/** How long there is for an answer, and which law says so: of the pack in use. */
function clockOf(station: Station) {
  const { pack: used } = station.state;
  const term = used && station.shelf.byHash(used.sha256).terms.find(({ code }) => code === 'objection-days');
  return { days: objectionDays(term?.text), basis: term ? basisInWords(station, [term.basis]) : '' };
}

function openView(station: Station, objection: Objection, today: string) {
  const { id, caseId, matter, received, due, basic, by, seq } = objection;
  const { pack, state } = station.readCase(caseId);
  return {
    ...{ id, caseId, matter, received, due, basic: basic === 'yes', overdue: due < today },
    ...{ by: station.nameOf(by), note: noteAt(station, seq) },
    procedure: courseFor(pack, state).name,
    customer: maskedName(state.customer),
  };
}

/** Those that wait for an answer, a page at a time and the most urgent first, and the figures of all. */
export function listObjections(station: Station, page: number) {
  const today = todayAt(station);
  const { objections } = station.state;
  const open = openObjections(objections);
  const { rows, ...about } = pageOf(open, page);
  return {
    ...about,
    late: open.filter(({ due }) => due < today).length,
    open: rows.map((objection) => openView(station, objection, today)),
    counts: countObjections(objections, today, shanghaiDate),
    ...{ today, ...clockOf(station) },
  };
}

interface CaseSearch {
  command: string;
  from: string;
  to: string;
  text?: string | undefined;
}

/** The case that somebody complains of: a search like the auditor's, sealed as one, with no more than it takes to tell two cases apart. */
export function findObjectedCases(station: Station, actor: Actor, search: CaseSearch) {
  const { total, cases } = findCases(station, actor, { ...search, page: 0 });
  return {
    total,
    cases: cases.map(({ caseId, openedAt, procedure, customer, teller, outcome }) => ({
      ...{ caseId, openedAt, procedure, customer, teller },
      outcome: outcome?.name ?? null,
    })),
  };
}

interface Making {
  command: string;
  caseId: string;
  matter: Objection['matter'];
  received: string;
  basic: boolean;
  note: string;
}

/** @throws Situation NO_SUCH_CASE, CASE_OPEN, BAD_DAY, COMMAND_REUSED */
export function makeObjection(station: Station, actor: Actor, making: Making): Sealed {
  const { command, caseId, matter, received, basic, note } = making;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'objection-made' &&
      event.body.caseId === caseId &&
      event.body.matter === matter &&
      event.body.received === received &&
      event.private?.note === note,
  );
  if (again) return again;
  const row = station.open.index.row(caseId);
  if (!row) throw new Situation('NO_SUCH_CASE');
  if (row.endedAt === null) throw new Situation('CASE_OPEN');
  if (received > todayAt(station) || received < shanghaiDate(row.openedAt)) throw new Situation('BAD_DAY');
  const due = objectionDue(received, basic, clockOf(station).days);
  const body = { caseId, matter, received, due, ...(basic && { basic: 'yes' as const }) };
  return station.seal({ command, actor, events: [{ kind: 'objection-made', body, private: { note } }] });
}

interface Answering {
  command: string;
  objection: string;
  result: NonNullable<Objection['answer']>['result'];
  innocent: boolean;
  note: string;
}

/** @throws Situation NO_SUCH_OBJECTION, COMMAND_REUSED */
export function answerObjection(station: Station, actor: Actor, answering: Answering): Sealed {
  const { command, objection, result, innocent, note } = answering;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'objection-answered' &&
      event.body.objection === objection &&
      event.body.result === result &&
      event.private?.note === note,
  );
  if (again) return again;
  const made = station.state.objections.get(objection);
  if (!made || made.answer) throw new Situation('NO_SUCH_OBJECTION');
  const { caseId } = made;
  // Whoever handled it may hold a reviewer's role since, for good or for half an hour.
  if ('staff' in actor && hasHandled(station.readCase(caseId).state, actor.staff))
    throw new Situation('OWN_CASE');
  const body = { objection, caseId, result, ...(innocent && { innocent: 'yes' as const }) };
  return station.seal({ command, actor, events: [{ kind: 'objection-answered', body, private: { note } }] });
}

// What is left to do when a case has ended: checks that were put off, and follow-ups. Each is settled once, by an event of its own.
import { courseFor, stepOf } from '../../shared/case/assess.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { maskedName } from '../../shared/words/mask.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import type { TaskRow } from '../store/case-index.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** A task in words, with what can come of it: a check that was put off has the answers of its step. */
function taskView(station: Station, row: TaskRow, today: string) {
  const { pack, state } = station.readCase(row.caseId);
  const course = courseFor(pack, state);
  const step = row.kind === 'deferred' ? stepOf(course, row.task) : undefined;
  const followUp = course.followUps.find((task) => task.code === row.task);
  return {
    caseId: row.caseId,
    task: row.task,
    kind: row.kind,
    label: step?.title ?? followUp?.label ?? row.task,
    procedure: course.name,
    customer: maskedName(state.customer),
    closedAt: state.closed?.at ?? state.lastAt,
    owner: row.owner === null ? null : station.nameOf(row.owner),
    due: row.due,
    overdue: row.due < today,
    results: step ? optionsOf(step).map(({ code, label }) => ({ code, label })) : (followUp?.results ?? []),
  };
}

/** Every open task of this station, the most urgent first. */
export function listTasks(station: Station) {
  const today = shanghaiDate(isoNow(station.clock));
  return station.open.index.tasks().map((row) => taskView(station, row, today));
}

interface Settled {
  command: string;
  caseId: string;
  task: string;
  result: string;
  note?: string | undefined;
}

/** @throws Situation NO_SUCH_TASK, UNKNOWN_CODE */
export function settleTask(station: Station, actor: Actor, settled: Settled): Sealed {
  const { command, caseId, task, result, note } = settled;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'followed-up' &&
      event.body.caseId === caseId &&
      event.body.task === task &&
      event.body.result === result,
  );
  if (again) return again;
  const row = station.open.index.tasks().find((known) => known.caseId === caseId && known.task === task);
  if (!row) throw new Situation('NO_SUCH_TASK');
  const open = taskView(station, row, row.due);
  if (!open.results.some(({ code }) => code === result)) throw new Situation('UNKNOWN_CODE');
  const body = { caseId, task, result };
  return station.seal({
    command,
    actor,
    events: [{ kind: 'followed-up', body, private: note ? { note } : {} }],
  });
}

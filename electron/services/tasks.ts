// What is left to do when a case has ended: checks that were put off, and follow-ups. Each is settled once, by an event of its own.
import { courseFor, recordOf, stepOf } from '../../shared/case/assess.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { judge } from '../../shared/procedure/judge.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { isOutOfUse } from '../../shared/station/custody.ts';
import { maskedName } from '../../shared/words/mask.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import type { TaskRow } from '../store/case-index.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';
import { Turns } from './turns.ts';

/** What a task is, in words: a check that was put off has the answers of its step. */
function wordsOf(station: Station, row: TaskRow) {
  const { pack, state } = station.readCase(row.caseId);
  const course = courseFor(pack, state);
  const step = row.kind === 'deferred' ? stepOf(course, row.task) : undefined;
  const followUp = course.followUps.find((task) => task.code === row.task);
  return {
    label: step?.title ?? followUp?.label ?? row.task,
    procedure: course.name,
    customer: maskedName(state.customer),
    closedAt: state.closed?.at ?? state.lastAt,
    results: step ? optionsOf(step).map(({ code, label }) => ({ code, label })) : (followUp?.results ?? []),
  };
}

/** A case that has ended stays as it is, and the list is read after each task that is settled: its words are made once. */
const WORDS = new WeakMap<Station, Map<string, ReturnType<typeof wordsOf>>>();

/** Of a case that was erased nothing stays, not even in memory. */
export function forgetTasks(station: Station, caseId: string): void {
  const known = WORDS.get(station);
  for (const key of known?.keys() ?? []) if (key.startsWith(`${caseId} `)) known?.delete(key);
}

function keptWordsOf(station: Station, row: TaskRow) {
  const known = WORDS.get(station) ?? new Map<string, ReturnType<typeof wordsOf>>();
  WORDS.set(station, known);
  const key = `${row.caseId} ${row.task}`;
  const words = known.get(key) ?? wordsOf(station, row);
  known.set(key, words);
  return words;
}

function taskView(station: Station, row: TaskRow, today: string) {
  const { caseId, task, kind, due } = row;
  return {
    ...{ caseId, task, kind, due, ...keptWordsOf(station, row) },
    owner: row.owner === null ? null : station.nameOf(row.owner),
    overdue: due < today,
  };
}

/** A case that is set aside is not worked on: its tasks wait with it. */
const openTasks = ({ open, state }: Station): TaskRow[] =>
  open.index.tasks().filter(({ caseId }) => !isOutOfUse(state.custodies, caseId));

/** Every open task of this station, the most urgent first. Each case is read once; where there are thousands the counter goes on meanwhile. */
export async function listTasks(station: Station): Promise<ReturnType<typeof taskView>[]> {
  const today = shanghaiDate(isoNow(station.clock));
  const turns = new Turns();
  const tasks: ReturnType<typeof taskView>[] = [];
  for (const row of openTasks(station)) {
    if (turns.isOver()) await turns.next();
    // Erased or set aside while others had their turn: nothing of it is told any more.
    if (!isOutOfUse(station.state.custodies, row.caseId)) tasks.push(taskView(station, row, today));
  }
  return tasks;
}

interface Settled {
  command: string;
  caseId: string;
  task: string;
  result: string;
  note?: string | undefined;
}

/**
 * Who has to decide, had the check come out like this at the counter. What would have been the branch head's to decide is theirs to
 * settle, and not to be clicked away.
 */
function deciderOf(station: Station, { caseId, kind, task }: TaskRow, result: string): string | undefined {
  if (kind !== 'deferred') return undefined;
  const { pack, state } = station.readCase(caseId);
  const course = courseFor(pack, state);
  const record = recordOf(course, state);
  const answers = new Map(record.answers).set(task, [result]);
  return judge(pack, course, { ...record, answers }).outcome.decider;
}

/** @throws Situation NO_SUCH_TASK, UNKNOWN_CODE, NOT_YOUR_ROLE where the result is the branch head's to take up */
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
  const row = openTasks(station).find((known) => known.caseId === caseId && known.task === task);
  if (!row) throw new Situation('NO_SUCH_TASK');
  const { results } = keptWordsOf(station, row);
  if (!results.some(({ code }) => code === result)) throw new Situation('UNKNOWN_CODE');
  if (deciderOf(station, row, result) === 'branch-head' && actor.role !== 'branch-head') {
    throw new Situation('NOT_YOUR_ROLE');
  }
  const body = { caseId, task, result };
  return station.seal({
    command,
    actor,
    events: [{ kind: 'followed-up', body, private: note ? { note } : {} }],
  });
}

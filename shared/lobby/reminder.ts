// What follows from the taps at a machine: the same rules as in a case, without a case. Nothing here is kept until somebody seals it.
import { checkOptions } from '../case/decide-steps.ts';
import { type Course, courseOf } from '../procedure/course.ts';
import { type CaseRecord, ENGINE_VERSION, type Judgement, judge } from '../procedure/judge.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf, type Procedure, type Step } from '../procedure/procedure-schema.ts';

/** What was tapped so far. */
export interface Taps {
  procedure: string;
  answers: readonly { step: string; options: readonly string[] }[];
  heard: readonly string[];
}

export interface Reminder {
  readonly course: Course;
  readonly judgement: Judgement;
  /** Due steps that have no answer yet, in reading order. */
  readonly open: readonly Step[];
  /** The customer should go to the counter: the outcome is not the lobby's to decide, or it was chosen. */
  readonly toCounter: boolean;
}

/** The procedure that the lobby begins with in this pack. */
export const lobbyProcedure = (pack: Pack): Procedure | undefined =>
  Object.values(pack.procedures).find(({ startedAt }) => startedAt === 'lobby');

function recordOf({ answers, heard }: Taps, course: Course): CaseRecord {
  const standing = course.heard.filter(({ code }) => heard.includes(code)).map(({ raises }) => raises);
  return {
    ...{ amountFen: 0, sameName: false, overHalf: false, standing, timers: new Set() },
    answers: new Map(answers.map(({ step, options }) => [step, options])),
  };
}

/** Only what is asked in this order of things, each once, and with options that go together. */
function areAnswers(course: Course, { due }: Judgement, answers: Taps['answers']): boolean {
  const isOnce = new Set(answers.map(({ step }) => step)).size === answers.length;
  return (
    isOnce &&
    answers.every(({ step: id, options }) => {
      const step = course.steps.find((known) => known.id === id);
      return step !== undefined && due.has(id) && checkOptions(step, options) === undefined;
    })
  );
}

const handsOver = (course: Course, { answers }: Taps): boolean =>
  course.steps.some((step) => {
    const chosen = answers.find((answer) => answer.step === step.id)?.options ?? [];
    return optionsOf(step).some((option) => option.handsOver && chosen.includes(option.code));
  });

/** Judges what was tapped; undefined where it holds a code that this pack does not ask for. */
export function judgeReminder(pack: Pack, taps: Taps): Reminder | undefined {
  if (lobbyProcedure(pack)?.code !== taps.procedure) return undefined;
  const course = courseOf(pack, taps.procedure);
  const judgement = judge(pack, course, recordOf(taps, course));
  const isHeard = taps.heard.every((code) => course.heard.some((known) => known.code === code));
  if (!isHeard || !areAnswers(course, judgement, taps.answers)) return undefined;
  const answered = new Set(taps.answers.map(({ step }) => step));
  return {
    ...{ course, judgement },
    open: course.steps.filter(({ id }) => judgement.due.has(id) && !answered.has(id)),
    toCounter: judgement.outcome.decider !== 'lobby' || handsOver(course, taps),
  };
}

/** The copy of flags and outcome that the sealed entry carries. */
export const judgedReminder = ({ judgement }: Reminder) => ({
  outcome: judgement.outcome.code,
  flags: [...judgement.raised.keys()].sort(),
  causes: [...judgement.causes],
  engine: ENGINE_VERSION,
});

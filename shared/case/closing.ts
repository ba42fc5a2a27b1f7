// What an ending carries with it: the copy of the judgement, what was put off, and what is still to be done on which day.
import { shanghaiDate, shanghaiDay } from '../words/time.ts';
import { isDeferred } from './assess.ts';
import { type Assessed, judgedNow } from './decided.ts';

/** Checks that were put off and are still due, in reading order. */
function deferredOf({ state, assessed }: Assessed) {
  return assessed.course.steps.flatMap(({ id: step }) => {
    const deferral = isDeferred(state, step) ? state.deferrals.get(step) : undefined;
    if (!deferral || !assessed.judgement.due.has(step)) return [];
    return [{ step, owner: deferral.owner, due: deferral.due }];
  });
}

/**
 * The body of `case-closed`, without ground and arrival.
 * @param ownEntries how many entries this command adds, the closing one included
 * @param ending the outcome under which it was handled, or the ending that a person chose
 * @param taken additions that the customer took up
 */
export function closingOf(situation: Assessed, ownEntries: number, ending: string, taken: string[] = []) {
  const { state, assessed, now } = situation;
  const facts = assessed.judgement.additions.filter((addition) => addition.fact);
  const added = [...new Set([...taken, ...facts.map((addition) => addition.code)])];
  const today = shanghaiDate(now.at);
  const deferred = deferredOf(situation);
  const followUps = assessed.course.followUps
    .filter((task) =>
      task.after.some((code) => code === ending || code === assessed.outcome.code || added.includes(code)),
    )
    .map((task) => ({ code: task.code, due: shanghaiDay(today, task.days) }));
  return {
    entries: state.length + ownEntries,
    ending,
    ...(added.length > 0 && { added }),
    ...(deferred.length > 0 && { deferred }),
    ...(followUps.length > 0 && { followUps }),
    ...judgedNow(assessed),
  };
}

// Openings, sign-ups and limit increases as a teller would record them: all in order but for what a test says.
import { courseOf } from '../../shared/procedure/course.ts';
import { type Judgement, judge } from '../../shared/procedure/judge.ts';
import { answersOf, DEFERRED, type Step } from '../../shared/procedure/procedure-schema.ts';
import { ACCOUNT_TABLE } from './account-table.ts';
import { type Given, record } from './record-maker.ts';
import { samplePack } from './sample-files.ts';

export const pack = samplePack();

export type Answers = NonNullable<Given['answers']>;

/** Journey J16: a first account for wages, limit by need, nothing to note. */
const CLEAN = {
  'ACC-00': 'ok',
  'ACC-01': 'read',
  'ACC-01S': 'ink',
  'ACC-01E': 'clear',
  'ACC-02': 'passed',
  'ACC-03': 'clear',
  'ACC-04': 'own',
  'ACC-05a': 'salary',
  'ACC-05b': 'employed',
  'ACC-05c': 'local',
  'ACC-05d': 'few',
  'ACC-05e': 'own',
  'ACC-05f': 'matches-income',
  'ACC-05g': 'class-one',
};

const SIGNED_UP = {
  'EBK-01': 'own',
  'EBK-02': 'own-received',
  'EBK-03': 'none',
  'EBK-04': 'small',
  'EBK-05': 'read',
  'EBK-05S': 'ink',
};

const RAISED_LIMIT = { 'LIM-01': 'house', 'LIM-02': 'told', 'LIM-03': 'agreed' };

export function stepsOf(code: string): readonly Step[] {
  const procedure = pack.procedures[code];
  if (!procedure) throw new Error(`no procedure ${code}`);
  return procedure.steps;
}

export function step(id: string): Step {
  const found = stepsOf(id.slice(0, 3)).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

/** @throws Error for an answer that the step does not offer, so that no test passes by a misspelt one */
function judged(code: string, answers: Answers, flags: readonly string[] = []): Judgement {
  for (const [id, chosen] of Object.entries(answers)) {
    const offered = answersOf(step(id)).map((option) => option.code);
    const unknown = [chosen].flat().find((option) => !offered.includes(option));
    if (unknown !== undefined) throw new Error(`${id} has no answer ${unknown}`);
  }
  return judge(pack, courseOf(pack, code), record({ yuan: 0, answers, flags }));
}

export const opened = (answers: Answers, flags: readonly string[] = []) =>
  judged('ACC', { ...CLEAN, ...answers }, flags);
export const signedUp = (answers: Answers) => judged('EBK', { ...SIGNED_UP, ...answers });
export const limitRaised = (answers: Answers) => judged('LIM', { ...RAISED_LIMIT, ...answers });

/** Answers that an opening can have at one step: each option alone, and that it was put off. */
export const everyAnswer = ACCOUNT_TABLE.flatMap((row) => [
  ...row.options.map(([option]) => ({ step: row.step, option })),
  ...(row.deferred ? [{ step: row.step, option: DEFERRED }] : []),
]);

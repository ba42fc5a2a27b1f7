// Random cases of every procedure that starts at the counter: sequences of what people might try, most of it sensible, some of it
// not, played to wherever it leads.
import fc from 'fast-check';
import type { CaseCommand, CaseRefusal } from '../../shared/case/commands.ts';
import { mayDecide } from '../../shared/case/decide-review.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { stepWithForm } from '../../shared/procedure/course.ts';
import { innocentAnswer } from '../support/innocent-answer.ts';
import {
  BRANCH_HEAD,
  CaseDriver,
  CUSTOMER,
  type OpeningWords,
  PACK,
  SUPERVISOR,
  slipOf,
  TELLER,
} from './case-driver.ts';
import {
  type Attempt,
  answers,
  branchHead,
  cancels,
  customersOwn,
  declines,
  deferrals,
  endings,
  enters,
  handsOn,
  library,
  one,
  papers,
  reasons,
  rests,
  reviewing,
  type SeenCase,
  screens,
  signing,
  slips,
  words,
} from './random-attempts.ts';

/** Every procedure that a case can be started with at the counter. */
export const AT_COUNTER: readonly string[] = Object.values(PACK.procedures)
  .filter(({ startedAt }) => startedAt === 'counter')
  .map(({ code }) => code);

/** Reading and signing, or answering, whichever the procedure wants. */
function nextOnNotice(running: SeenCase, form: 'ink' | 'mark'): CaseCommand {
  const { state, notice, ink, course } = running;
  const pages = Array.from({ length: state.notice?.pages ?? 0 }, (_, index) => index + 1);
  const unread = pages.find((page) => !state.notice?.read.has(page));
  running.wait(20_000);
  if (unread) return { type: 'turn-page', notice, page: unread, ms: 20_000 };
  return stepWithForm(course, 'sheet')
    ? { type: 'answer-sheet', notice, options: ['none'] }
    : { type: 'sign', notice, form, clears: 0, ink };
}

/** The reviewer records the talk, and then decides. */
function nextInReview({ assessed, state }: SeenCase): { command: CaseCommand; actor: Actor } {
  const decider = assessed.decider ?? assessed.outcome.decider;
  const actor = mayDecide('supervisor', decider) ? SUPERVISOR : BRANCH_HEAD;
  const [step] = assessed.openForReviewer;
  if (!step) return { command: { type: 'proceed', reason: 'family-confirmed', paperHanded: false }, actor };
  const saw = state.answers.get(step.id)?.n ?? null;
  const options = innocentAnswer(step);
  return { command: { type: 'answer-step', step: step.id, options, saw }, actor };
}

/** How the sheet was put before the customer: a teller who works in reading order records it first. */
function sheetShown({ course, state, stage }: SeenCase): { command: CaseCommand; actor: Actor } | undefined {
  const [first] = course.steps;
  if (first?.form !== 'notice' || state.answers.has(first.id) || stage !== 'asking') return undefined;
  const options = innocentAnswer(first);
  return { command: { type: 'answer-step', step: first.id, options, saw: null }, actor: TELLER };
}

/** What everybody would do next who wants the case to go well. */
export const nextStep =
  (form: 'ink' | 'mark'): Attempt =>
  (running) => {
    const { stage, state, notice, assessed, course } = running;
    const first = sheetShown(running);
    if (first) return first;
    switch (stage) {
      case 'slip-needed':
        return { command: { type: 'fill-slip', slip: slipOf({}) }, actor: TELLER };
      case 'asking': {
        const [step] = assessed.open;
        if (!step) return undefined;
        const saw = state.answers.get(step.id)?.n ?? null;
        const options = innocentAnswer(step);
        return { command: { type: 'answer-step', step: step.id, options, saw }, actor: TELLER };
      }
      case 'review-needed':
        return { command: { type: 'escalate' }, actor: TELLER };
      case 'with-reviewer':
        return nextInReview(running);
      case 'notice-open':
        return { command: nextOnNotice(running, form), actor: CUSTOMER };
      case 'witness-needed':
        return { command: { type: 'witness', notice, witness: 'supervisor-bing' }, actor: SUPERVISOR };
      case 'confirmation-open':
        return { command: running.confirmation, actor: CUSTOMER };
      case 'paused':
        return { command: { type: 'resume' }, actor: TELLER };
      case 'declined': {
        const step = stepWithForm(course, 'arrival')?.id ?? '';
        const options = [assessed.arrival === 'next-day' ? 'ordinary' : 'next-day'];
        const saw = state.answers.get(step)?.n ?? -1;
        const change = { step, options, saw, cause: 'customer-changed' } as const;
        return { command: { type: 'change-step', ...change }, actor: TELLER };
      }
      case 'ready':
        return { command: { type: 'close' }, actor: TELLER };
      case 'closed':
        return undefined;
    }
  };

/** Often the next sensible thing, sometimes anything at all; ends by mistake are rare, so that cases grow old. */
export const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 84, arbitrary: fc.constant(nextStep('ink')) },
  { weight: 12, arbitrary: fc.constant(nextStep('mark')) },
  { weight: 14, arbitrary: answers },
  { weight: 3, arbitrary: slips },
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: customersOwn },
  { weight: 3, arbitrary: deferrals },
  { weight: 3, arbitrary: library },
  { weight: 5, arbitrary: screens },
  { weight: 5, arbitrary: reasons },
  { weight: 2, arbitrary: enters },
  { weight: 1, arbitrary: papers },
  { weight: 10, arbitrary: signing },
  { weight: 6, arbitrary: reviewing },
  { weight: 20, arbitrary: branchHead },
  { weight: 6, arbitrary: declines },
  { weight: 4, arbitrary: rests },
  { weight: 1, arbitrary: handsOn },
  { weight: 2, arbitrary: fc.oneof({ weight: 3, arbitrary: endings }, { weight: 1, arbitrary: cancels }) },
);

export interface Tried {
  command: CaseCommand;
  actor: Actor;
  answer: CaseRefusal | 'done';
}

export interface Plan {
  opening: OpeningWords;
  attempts: readonly Attempt[];
}

const NAMES = ['欧阳慕雪', '买买提·吐尔逊·阿不都热西提', '𠮷野慕雪', '赵铁柱'];

export const openings: fc.Arbitrary<OpeningWords> = fc.record({
  procedure: one(AT_COUNTER),
  yuan: one([1, 8_000, 12_000, 60_000, 250_000]),
  share: one(['yes', 'no', 'unchecked'] as const),
  sameName: fc.boolean(),
  customer: one(NAMES),
  payee: one(NAMES),
  documentCheck: fc.oneof(
    { weight: 12, arbitrary: fc.constant('ok') },
    { weight: 1, arbitrary: fc.constant('doubtful') },
  ),
});

export const plans: fc.Arbitrary<Plan> = fc.record({
  opening: openings,
  attempts: fc.array(attempts, { minLength: 5, maxLength: 70, size: 'max' }),
});

/** Plays a plan. `watch` sees the case after its opening and after every attempt. */
export function play(
  plan: Plan,
  watch: (running: CaseDriver, tried?: Tried) => void = () => undefined,
): CaseDriver {
  const running = new CaseDriver(plan.opening);
  watch(running);
  for (const attempt of plan.attempts) {
    const next = attempt(running);
    if (!next) continue;
    const actor = next.actor === TELLER ? running.teller : next.actor;
    const answer = running.try(next.command, actor);
    watch(running, { ...next, actor, answer });
  }
  return running;
}

// Which step stands in the middle of the case page. Order does not matter: the teller may pick any; otherwise the first open one.
import type { StepView, TellerCaseView } from '../../shared/contract/views.ts';

/** Steps that a teller answers; the others are seen to by the customer's screen and by the rules. */
const isAsked = (step: StepView) => step.form === 'choice' || step.form === 'arrival';

/** What the middle shows: one step, or the page of all that is recorded. */
export type Middle = { show: 'step'; step: StepView } | { show: 'check' };

export function chooseMiddle(view: Pick<TellerCaseView, 'steps' | 'stage'>, picked: string | null): Middle {
  const chosen = view.steps.find((step) => step.id === picked);
  if (chosen && (isAsked(chosen) || chosen.form === 'notice')) return { show: 'step', step: chosen };
  if (chosen || view.stage !== 'asking') return { show: 'check' };
  const next = view.steps.find((step) => isAsked(step) && (step.state === 'open' || step.state === 'again'));
  return next ? { show: 'step', step: next } : { show: 'check' };
}

/** The labels of a step's answer, for people. */
export function answerInWords(step: StepView): string {
  const options = step.groups.flatMap((group) => group.options);
  return (step.answer?.options ?? [])
    .map((code) => options.find((option) => option.code === code)?.label ?? code)
    .join('、');
}

export function labelsOf(step: StepView, codes: readonly string[]): string {
  const options = step.groups.flatMap((group) => group.options);
  return codes.map((code) => options.find((option) => option.code === code)?.label ?? code).join('、');
}

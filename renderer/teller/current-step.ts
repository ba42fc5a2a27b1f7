// Which step stands in the middle of the case page. Order does not matter: any may be picked; otherwise the first open one.
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import { TELLER } from './sentences.ts';
import type { SlipKind } from './slip-draft.ts';

/** Who works on the case: the teller, or the reviewer in the second seat. */
export type SeatAtCase = 'teller' | 'reviewer';

/** Picked in place of a step, whose ids are never written so. */
export const SLIP = '#slip';

/** Steps that people answer; the others are seen to by the customer's screen and by the rules. */
export const isAsked = (step: StepView) => step.form === 'choice' || step.form === 'arrival';

export const isReviewers = (step: StepView) => step.who === 'reviewer';

/** What the customer reads is answered on their screen and not signed. */
export const isSheet = ({ steps }: Pick<TellerCaseView, 'steps'>) =>
  steps.some(({ form }) => form === 'sheet');

/** Whether this seat can record the step. */
export const mayRecord = (step: StepView, seat: SeatAtCase): boolean =>
  seat === 'reviewer' ? step.forReviewer : !isReviewers(step);

const isOpen = (step: StepView) => isAsked(step) && (step.state === 'open' || step.state === 'again');

/** A step as it stands; another answer or state of it is taken up anew. */
export const stepKey = ({ id, answer, state }: StepView) => `${id}/${answer?.n ?? ''}/${state}`;

/** What the middle shows: a step, a step that waits for the second seat, the slip, or the page of all that is recorded. */
export type Middle =
  | { show: 'step' | 'second'; step: StepView }
  | { show: 'slip'; kind: SlipKind }
  | { show: 'check' };

type CaseView = Pick<TellerCaseView, 'steps' | 'stage' | 'slip' | 'procedure'>;

/** What stands on the slip that is still to be keyed; null where none is. */
export const lackingSlip = ({ slip, procedure }: Pick<CaseView, 'slip' | 'procedure'>): SlipKind | null =>
  slip === null && procedure.slip !== 'none' ? procedure.slip : null;

export function chooseMiddle(view: CaseView, picked: string | null): Middle {
  const chosen = view.steps.find((step) => step.id === picked);
  if (chosen && isReviewers(chosen)) return { show: 'second', step: chosen };
  if (chosen && (isAsked(chosen) || chosen.form === 'notice')) return { show: 'step', step: chosen };
  if (chosen) return { show: 'check' };
  const kind = lackingSlip(view);
  if (kind && (picked === SLIP || view.stage === 'slip-needed')) return { show: 'slip', kind };
  if (view.stage !== 'asking') return { show: 'check' };
  const next = view.steps.find((step) => !isReviewers(step) && isOpen(step));
  return next ? { show: 'step', step: next } : { show: 'check' };
}

/** The step that the reviewer picked, or the first that waits for them; null where none does. */
export function chooseReviewStep(view: CaseView, picked: string | null): StepView | null {
  const own = view.steps.filter((step) => isAsked(step) && mayRecord(step, 'reviewer'));
  return own.find((step) => step.id === picked) ?? own.find(isOpen) ?? null;
}

export function labelsOf(step: StepView, codes: readonly string[]): string {
  const options = step.groups.flatMap((group) => group.options);
  const labelOf = (code: string) =>
    code === 'deferred' ? TELLER.defer.recorded : options.find((option) => option.code === code)?.label;
  return codes.map((code) => labelOf(code) ?? code).join('、');
}

/** The labels of a step's answer, for people. */
export const answerInWords = (step: StepView): string => labelsOf(step, step.answer?.options ?? []);

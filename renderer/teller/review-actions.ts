// What a reviewer can do with a case, and which of it is theirs to do: read from the view, not decided here.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { REVIEW } from './review-sentences.ts';

const REVIEW_ACTIONS = ['proceed', 'raise', 'end', 'insist', 'contact'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** What there is to do in a case of this procedure: nobody insists on an account being opened. */
export const actionsIn = ({ choices }: Pick<TellerCaseView, 'choices'>): readonly ReviewAction[] =>
  REVIEW_ACTIONS.filter(
    (action) => action !== 'insist' || choices.endings.some(({ carriesOn }) => carriesOn),
  );

/** Endings that this reviewer may choose, of the kind that carries on or of the kind that does not. */
export const endingsFor = (view: TellerCaseView, role: string, carriesOn: boolean) =>
  view.choices.endings.filter(
    (ending) =>
      ending.carriesOn === carriesOn && ending.by.includes(role) && ending.afterContact?.made !== false,
  );

/** Endings that wait for a call to be on record first. */
export const endingsAfterContact = (view: TellerCaseView, role: string) =>
  view.choices.endings.filter(({ by, afterContact }) => by.includes(role) && afterContact?.made === false);

/** Why this reviewer cannot do this in this case, in words; null where they can. */
export function whyNot(action: ReviewAction, view: TellerCaseView, role: string): string | null {
  if (action !== 'end' && action !== 'insist')
    return action === 'raise' && view.choices.raiseTo.length === 0 ? '' : null;
  if (endingsFor(view, role, action === 'insist').length > 0) return null;
  const deciders = view.choices.endings
    .filter((ending) => ending.carriesOn === (action === 'insist'))
    .flatMap((ending) => ending.by)
    .map((by) => ROLE_NAMES[by as keyof typeof ROLE_NAMES] ?? by);
  return REVIEW.onlyBy([...new Set(deciders)].join('、'));
}

// Who handles a case: whoever opened it, and everybody it was handed on to since. All of them count as handlers; the last one acts.
import type { CaseEvent } from '../ledger/catalogue.ts';

export interface Handling {
  opener: string;
  /** To whom the case was handed on, in that order. */
  handedTo: readonly string[];
  /** Who acted in it as the second pair of eyes: recorded, decided, called, or witnessed a mark. */
  reviewers: readonly string[];
}

/** Why a case waits that its teller went away from: no reason of the pack, for nobody chose one. */
export const LEFT = 'left-by-teller';

export const NOT_HANDED_ON: Omit<Handling, 'opener'> = { handedTo: [], reviewers: [] };

/** The teller whose case it is now. */
export const handlerOf = ({ opener, handedTo }: Handling): string => handedTo.at(-1) ?? opener;

/** Nobody reviews, decides or witnesses in a case that went through their own hands. */
export const hasHandled = ({ opener, handedTo }: Handling, staff: string): boolean =>
  staff === opener || handedTo.includes(staff);

export function handlingAfter<S extends Handling>(state: S, event: CaseEvent): S {
  if (event.kind === 'case-handed-on') return { ...state, handedTo: [...state.handedTo, event.body.to] };
  if (!('staff' in event.actor)) return state;
  const { staff, role } = event.actor;
  const isSecond = role !== 'teller' || event.kind === 'mark-witnessed';
  return isSecond && !state.reviewers.includes(staff)
    ? { ...state, reviewers: [...state.reviewers, staff] }
    : state;
}

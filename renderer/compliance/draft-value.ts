// A value of a draft as a person types and reads it: amounts in yuan, all else as it is kept. Early checks only; the process judges again.
import { countsOf, isOver } from '../../shared/procedure/draft-counts.ts';
import { figures } from '../../shared/words/money.ts';
import type { Client } from '../state/transport.ts';
import { parseAmount } from '../teller/parse-amount.ts';
import { DRAFT } from './draft-sentences.ts';

export type Overview = Awaited<ReturnType<Client['draft']['overview']>>;
export type Subject = Overview['subjects'][number];
export type Place = Awaited<ReturnType<Client['draft']['places']>>[number];
export type DraftFault = Overview['faults'][number];
export type OptionList = Awaited<ReturnType<Client['draft']['options']>>[number];
export type Option = OptionList['options'][number];
type Change = Overview['changes'][number];
type Terms = Overview['terms'];

export const typedOf = (kind: Place['kind'], value: string): string =>
  kind === 'amount' ? figures(Number(value)) : value;

export function shownOf(kind: Change['kind'], value: string | null): string {
  if (value === null) return DRAFT.none;
  return kind === 'amount' ? DRAFT.yuan(figures(Number(value))) : value;
}

/** A text is restored; what was done to options is undone. */
export const undoOf = (kind: Change['kind']): { word: string; named: (what: string) => string } =>
  kind === 'option' || kind === 'order'
    ? { word: DRAFT.options.undo, named: DRAFT.options.undoNamed }
    : { word: DRAFT.undo, named: DRAFT.undoNamed };

/** As it is sent. What is no amount stays as it was typed, and has a fault. */
export function valueOfTyped(kind: Place['kind'], typed: string): string {
  if (kind !== 'amount') return kind === 'number' ? typed.trim() : typed;
  const fen = parseAmount(typed);
  return fen === undefined ? typed : String(fen);
}

/** What is wrong with what was typed, in a sentence, or undefined. */
export function typedFault({ kind, limits }: Place, typed: string, terms: Terms): string | undefined {
  if (typed.trim() === '') return DRAFT.emptyFault;
  if (kind === 'amount') return parseAmount(typed) === undefined ? DRAFT.amountFault : undefined;
  if (kind === 'number') return /^\d{1,9}$/.test(typed.trim()) ? undefined : DRAFT.numberFault;
  const over = countsOf(typed, limits, terms).filter(isOver);
  return over.length > 0 ? over.map(DRAFT.count).join('') : undefined;
}

/** How much was typed of how much there may be, or between what it must lie. */
export function limitsInWords({ kind, limits }: Place, typed: string, terms: Terms): string {
  const { least, most } = limits;
  if (kind !== 'amount' && kind !== 'number') return countsOf(typed, limits, terms).map(DRAFT.count).join('');
  if (least === undefined || most === undefined) return '';
  const range = DRAFT.between(shownOf(kind, String(least)), shownOf(kind, String(most)));
  return kind === 'amount' ? DRAFT.byHeadOffice(range) : range;
}

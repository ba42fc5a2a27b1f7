// Where ink can be written at this moment, as the customer's page tells: under a notice that was read, or under the facts of a last look.
import type { OuterView } from '../contract/outer-view.ts';

/** Ink of a last look belongs to exactly these facts. */
export const aboutFacts = ({
  amountFen,
  payeeMask,
  arrival,
}: OuterView & { phase: 'confirmation' }): string => `${amountFen}/${payeeMask}/${arrival.code}`;

/** What would be signed on this page: the hash of a notice, or the facts; undefined where nothing is signed on it yet. */
export function aboutSigned(view: OuterView): string | undefined {
  if (view.phase === 'confirmation') return view.ink ? aboutFacts(view) : undefined;
  if (view.phase !== 'notice' || view.answers.length > 0 || view.teachBack) return undefined;
  return view.read.length < view.pages.length ? undefined : view.notice;
}

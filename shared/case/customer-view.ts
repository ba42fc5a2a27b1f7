// What the customer's screen is shown of a case. It can only ever carry what this projection carries.
import type { OuterView } from '../contract/views.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf, stepWithForm } from '../procedure/pack-schema.ts';
import { assess, confirmationFacts } from './assess.ts';
import { awaitsWitness, type CaseState } from './case-state.ts';
import { sinceShown } from './decide-signing.ts';
import type { Situation } from './decided.ts';

/** @param now needed only for the reading floor that is left */
export function customerView(
  mode: OuterView['mode'],
  pack: Pack,
  state: CaseState,
  now: Situation['now'],
): OuterView {
  const assessed = assess(pack, state);
  const { notice } = state;
  if (state.closed || state.paused || !notice) return { phase: 'idle', mode };
  if (awaitsWitness(notice)) return { phase: 'witness', mode };
  if (!notice.signed && !notice.refused) {
    const text = pack.notices[notice.code];
    if (!text) throw new Error(`notice ${notice.code} is not in the case's pack`);
    return {
      phase: 'notice',
      mode,
      notice: notice.sha256,
      title: text.title,
      pages: text.pages,
      read: [...notice.read.keys()].sort((a, b) => a - b),
      floorInMs: Math.max(0, Math.round(notice.floorMs - sinceShown(notice, now))),
      refusals: pack.pack.reasons.refuse,
    };
  }
  const facts = confirmationFacts(assessed.procedure, state);
  if (assessed.stage !== 'confirmation-open' || !facts) return { phase: 'wait', mode };
  const step = stepWithForm(assessed.procedure, 'arrival');
  const arrival = step && optionsOf(step).find((option) => option.code === facts.arrival);
  return {
    phase: 'confirmation',
    mode,
    amountFen: facts.amountFen,
    payeeMask: facts.payeeMask,
    arrival: { code: facts.arrival, label: arrival?.label ?? facts.arrival },
  };
}

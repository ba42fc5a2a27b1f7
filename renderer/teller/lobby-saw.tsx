// What the lobby saw before the customer came to the counter: it stands in the case as observed there, and not here.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { shanghaiClock } from '../../shared/words/time.ts';
import { HAND_OVER } from './hand-over-sentences.ts';

export function LobbySaw({ lobby }: Pick<TellerCaseView, 'lobby'>) {
  if (!lobby) return null;
  const { at, machine, saw } = lobby;
  return (
    <section className="status-card" aria-label={HAND_OVER.seen}>
      <p>
        <strong>{HAND_OVER.seen}</strong>{' '}
        <span className="quiet small">{HAND_OVER.seenAt(shanghaiClock(at).slice(0, 5), machine)}</span>
      </p>
      <p className="small">{saw.length > 0 ? saw.join('；') : HAND_OVER.nothingSeen}</p>
    </section>
  );
}

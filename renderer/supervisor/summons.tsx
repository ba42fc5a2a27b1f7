// Customers who asked for help without a word, in cases that nobody has decided since: first in the room of whoever can come.
import { shanghaiClock } from '../../shared/words/time.ts';
import { useView } from '../shell/inner-context.tsx';
import { SUPERVISOR } from './sentences.ts';

const WORDS = SUPERVISOR.summons;

export function Summons() {
  const { summons = [] } = useView();
  if (summons.length === 0) return null;
  return (
    <section className="sheet stack-tight" aria-labelledby="summons-title">
      <h2 id="summons-title">{WORDS.title(summons.length)}</h2>
      <ul className="stack-tight">
        {summons.map(({ caseId, customer, procedure, teller, at }) => (
          <li key={caseId}>
            {shanghaiClock(at).slice(0, 5)}　{customer}　{procedure}　{WORDS.teller(teller)}
          </li>
        ))}
      </ul>
      <p className="quiet">{WORDS.how}</p>
    </section>
  );
}

// Customers whom the lobby has sent to this counter and who are not served yet. Their codes are theirs to bring.
import { useCallback, useEffect, useState } from 'react';
import { shanghaiClock } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HAND_OVER } from './hand-over-sentences.ts';

type Waiting = Awaited<ReturnType<Client['lobby']['waiting']>>;

/** Read when the page opens: the lobby and the counter take turns at this window. */
export function useHandOvers() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [waiting, setWaiting] = useState<Waiting>([]);
  const load = useCallback(async () => {
    const sent = await run(() => client.lobby.waiting());
    if (sent?.ok) setWaiting(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);
  return { waiting, problem, load };
}

export function HandOverWaiting({ waiting, problem, load }: ReturnType<typeof useHandOvers>) {
  if (problem) {
    return (
      <>
        <ProblemLine problem={problem} />
        <Button onClick={() => void load()}>{HAND_OVER.reload}</Button>
      </>
    );
  }
  if (waiting.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">{HAND_OVER.title}</h2>
      <p className="quiet small">{HAND_OVER.aid}</p>
      <ul className="stack-tight">
        {waiting.map(({ at, machine, outcome, because }) => (
          <li key={at} className="waiting-case">
            <p className="waiting-name">{HAND_OVER.from(shanghaiClock(at).slice(0, 5), machine)}</p>
            <p className="small">{outcome}</p>
            {because.length > 0 && <p className="quiet small">{because.join('；')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

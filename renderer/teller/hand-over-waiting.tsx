// Customers whom the lobby has sent to this counter and who are not served yet. Their codes are theirs to bring.
import { useCallback, useEffect, useState } from 'react';
import { shanghaiClock } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HAND_OVER } from './hand-over-sentences.ts';
import { SlipDialog } from './slip-dialog.tsx';

type Waiting = Awaited<ReturnType<Client['lobby']['waiting']>>;

/** Read when the page opens: the lobby and the counter take turns at this window. */
export function useHandOvers() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [known, setKnown] = useState<Waiting>({ takesSlips: false, waiting: [] });
  /** The code of a slip that was just taken in, for the form. */
  const [code, setCode] = useState('');
  const load = useCallback(async () => {
    const sent = await run(() => client.lobby.waiting());
    if (sent?.ok) setKnown(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);
  const received = (next: string) => {
    setCode(next);
    void load();
  };
  return { ...known, code, problem, load, received };
}

export function HandOverWaiting(props: ReturnType<typeof useHandOvers>) {
  const { waiting, takesSlips, code, problem, load, received } = props;
  const [scanning, setScanning] = useState(false);
  if (problem) {
    return (
      <>
        <ProblemLine problem={problem} />
        <Button onClick={() => void load()}>{HAND_OVER.reload}</Button>
      </>
    );
  }
  return (
    <>
      {waiting.length > 0 && <WaitingList waiting={waiting} />}
      {code && <p role="status">{HAND_OVER.received(code)}</p>}
      {takesSlips && <Button onClick={() => setScanning(true)}>{HAND_OVER.slip.open}</Button>}
      {scanning && <SlipDialog onClose={() => setScanning(false)} onReceived={received} />}
    </>
  );
}

const foundBy = ({ at, machine, outcome }: Waiting['waiting'][number]): string =>
  [shanghaiClock(at).slice(0, 5), machine, outcome].join(' ');

function WaitingList({ waiting }: Pick<Waiting, 'waiting'>) {
  const list = useLongList(waiting, foundBy);
  return (
    <section className="stack-tight" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">{HAND_OVER.title}</h2>
      <p className="quiet small">{HAND_OVER.aid}</p>
      <LongListFrame list={list} label={HAND_OVER.find}>
        <ul className="stack-tight">
          {list.shown.map(({ at, machine, outcome, because, from }) => (
            <li key={at + machine} className="waiting-case">
              <p className="waiting-name">{HAND_OVER.from(shanghaiClock(at).slice(0, 5), machine)}</p>
              <p className="small">{outcome}</p>
              {because.length > 0 && <p className="quiet small">{because.join('；')}</p>}
              {from !== null && <p className="quiet small">{HAND_OVER.fromStation(from)}</p>}
            </li>
          ))}
        </ul>
      </LongListFrame>
    </section>
  );
}

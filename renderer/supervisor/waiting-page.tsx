// Cases that wait at this station, whoever has them; where their teller went home, another can be given one.
import { useCallback, useEffect, useRef, useState } from 'react';
import { inYuan } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { GiveDialog } from './give-dialog.tsx';
import type { WaitingCase } from './waiting-case.ts';
import { WAITING } from './waiting-sentences.ts';

export default function WaitingPage({ onBack }: { onBack: () => void }) {
  const client = useClient();
  const { run, problem } = useCommand();
  const [cases, setCases] = useState<WaitingCase[] | null>(null);
  const [giving, setGiving] = useState<WaitingCase | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const load = useCallback(async () => {
    const sent = await run(() => client.reviewer.waitingCases());
    if (sent?.ok) setCases(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const given = (sentence: string) => {
    setGiving(null);
    setSaid(sentence);
    void load();
    title.current?.focus();
  };

  return (
    <main className="room-page">
      <header className="task-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {WAITING.title}
          </h1>
          <p>{WAITING.intro}</p>
        </div>
        <Button onClick={onBack}>{WAITING.back}</Button>
      </header>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {cases ? <WaitingTable cases={cases} onGive={setGiving} /> : !problem && <p>{WAITING.loading}</p>}
      {giving && <GiveDialog waiting={giving} onGiven={given} onClose={() => setGiving(null)} />}
    </main>
  );
}

const foundBy = ({ customer, procedure, teller }: WaitingCase): string =>
  [customer, procedure, teller.name].join(' ');

function WaitingTable({ cases, onGive }: { cases: WaitingCase[]; onGive: (waiting: WaitingCase) => void }) {
  const { columns, give } = WAITING;
  const list = useLongList(cases, foundBy);
  if (cases.length === 0) return <p role="status">{WAITING.none}</p>;
  return (
    <LongListFrame list={list}>
      <table className="room-table">
        <caption>{WAITING.caption(cases.length)}</caption>
        <thead>
          <tr>
            {Object.values(columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.shown.map((waiting) => (
            <tr key={waiting.caseId}>
              <td>{shanghaiTime(waiting.openedAt).slice(0, 16)}</td>
              <th scope="row">{waiting.customer}</th>
              <td>{waiting.procedure}</td>
              <td>{waiting.amountFen === null ? '' : inYuan(waiting.amountFen)}</td>
              <td>{waiting.paused}</td>
              <td>{waiting.teller.name}</td>
              <td>
                <Button
                  aria-label={give.openNamed(waiting.customer, waiting.teller.name)}
                  onClick={() => onGive(waiting)}
                >
                  {give.open}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </LongListFrame>
  );
}

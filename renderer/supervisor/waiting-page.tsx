// Cases that wait at this station, whoever has them; where their teller went home or away, another can be given one.
import { useCallback, useEffect, useRef, useState } from 'react';
import { inYuan } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { FindWords, FoundPages } from '../ui/found-pages.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { GiveDialog } from './give-dialog.tsx';
import type { WaitingCase, WaitingCases } from './waiting-case.ts';
import { WAITING } from './waiting-sentences.ts';

export default function WaitingPage({ onBack }: { onBack: () => void }) {
  const client = useClient();
  const { run, problem } = useCommand();
  const [found, setFound] = useState<WaitingCases | null>(null);
  const [sought, setSought] = useState({ words: '', page: 0 });
  const [giving, setGiving] = useState<WaitingCase | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const load = useCallback(async () => {
    const { words, page } = sought;
    const sent = await run(() => client.reviewer.waitingCases({ page, ...(words && { words }) }));
    if (sent?.ok) setFound(sent.value);
  }, [client, run, sought]);
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
          <p className="quiet small">{WAITING.left}</p>
        </div>
        <Button onClick={onBack}>{WAITING.back}</Button>
      </header>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {found && found.all > found.pageSize && (
        <FindWords label={WAITING.find} onFind={(words) => setSought({ words, page: 0 })} />
      )}
      {found ? (
        <>
          <WaitingTable found={found} onGive={setGiving} />
          <FoundPages {...found} onPage={(page) => setSought({ ...sought, page })} />
        </>
      ) : (
        !problem && <p>{WAITING.loading}</p>
      )}
      {giving && <GiveDialog waiting={giving} onGiven={given} onClose={() => setGiving(null)} />}
    </main>
  );
}

interface TableProps {
  found: WaitingCases;
  onGive: (waiting: WaitingCase) => void;
}

function WaitingTable({ found: { all, total, cases }, onGive }: TableProps) {
  const { columns, give } = WAITING;
  if (all === 0) return <p role="status">{WAITING.none}</p>;
  if (total === 0) return <p role="status">{WAITING.noneFound}</p>;
  return (
    <table className="room-table">
      <caption>{WAITING.caption(total)}</caption>
      <ColumnHeads names={Object.values(columns)} />
      <tbody>
        {cases.map((waiting) => (
          <tr key={waiting.caseId}>
            <td>{shanghaiTime(waiting.openedAt).slice(0, 16)}</td>
            <td>{shanghaiTime(waiting.lastAt).slice(0, 16)}</td>
            <th scope="row">{waiting.customer}</th>
            <td>{waiting.procedure}</td>
            <td>{waiting.amountFen === null ? '' : inYuan(waiting.amountFen)}</td>
            <td>{waiting.paused ?? WAITING.notPaused}</td>
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
  );
}

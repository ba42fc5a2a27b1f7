// Customers' objections in the room of a supervisor or branch head: which wait for an answer, what is overdue first, and the way to both.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { FoundPages } from '../ui/found-pages.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './objection.css';
import { AnswerDialog } from './answer-objection-dialog.tsx';
import { MakeDialog } from './make-objection-dialog.tsx';
import { OBJECTION } from './objection-sentences.ts';

type List = Awaited<ReturnType<Client['objection']['list']>>;
type Objection = List['open'][number];

export function ObjectionPanel() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [list, setList] = useState<List | null>(null);
  const [page, setPage] = useState(0);
  const [doing, setDoing] = useState<'make' | Objection | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const load = useCallback(async () => {
    const sent = await run(() => client.objection.list({ page }));
    if (sent?.ok) setList(sent.value);
  }, [client, run, page]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    // The button of an answered objection is gone with its row.
    if (said) title.current?.focus();
  }, [said]);

  const close = (words?: string) => {
    setDoing(null);
    if (!words) return;
    setSaid(words);
    void load();
  };

  return (
    <section className="sheet stack" aria-labelledby="objection-title">
      <div className="task-head">
        <div>
          <h2 id="objection-title" ref={title} tabIndex={-1}>
            {OBJECTION.title}
          </h2>
          {list && <p>{OBJECTION.intro(list.days, list.basis)}</p>}
          <p className="quiet small">{OBJECTION.unchanged}</p>
        </div>
        <Button
          disabled={!list}
          onClick={() => {
            setSaid(null);
            setDoing('make');
          }}
        >
          {OBJECTION.register}
        </Button>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {list ? (
        <Waiting {...{ list, onPage: setPage }} onAnswer={setDoing} />
      ) : (
        !problem && <p>{OBJECTION.loading}</p>
      )}
      {list && doing === 'make' && <MakeDialog today={list.today} onClose={close} />}
      {doing !== null && doing !== 'make' && <AnswerDialog objection={doing} onClose={close} />}
    </section>
  );
}

interface WaitingProps {
  list: List;
  onAnswer: (objection: Objection) => void;
  onPage: (page: number) => void;
}

function Waiting({ list, onAnswer, onPage }: WaitingProps) {
  const { columns } = OBJECTION;
  const { open, counts, total, late } = list;
  return (
    <>
      {open.length === 0 ? (
        <p>{OBJECTION.none}</p>
      ) : (
        <table className="room-table">
          <caption>{OBJECTION.waiting(total, late)}</caption>
          <ColumnHeads names={Object.values(columns)} />
          <tbody>
            {open.map((objection) => (
              <Row key={objection.id} objection={objection} onAnswer={() => onAnswer(objection)} />
            ))}
          </tbody>
        </table>
      )}
      <FoundPages {...list} onPage={onPage} />
      {counts.made > 0 && (
        <p className="quiet small">
          {OBJECTION.counts(
            ...([
              counts.made,
              counts.upheld,
              counts.lifted,
              counts.withdrawn,
              counts.late,
              counts.innocent,
            ] as const),
          )}
        </p>
      )}
    </>
  );
}

function Row({ objection, onAnswer }: { objection: Objection; onAnswer: () => void }) {
  const { due, overdue, basic, matter, procedure, customer, received, by, note } = objection;
  return (
    <tr>
      <td className="task-due">
        {due}
        {overdue && <span className="task-late">{OBJECTION.late}</span>}
        {basic && <span className="objection-line small">{OBJECTION.atOnce}</span>}
      </td>
      <th scope="row">{OBJECTION.matters[matter]}</th>
      <td>
        {procedure}　{customer}
        <span className="objection-line quiet small">{OBJECTION.received(received, by)}</span>
      </td>
      <td className="objection-note">{note}</td>
      <td>
        <Button
          aria-label={OBJECTION.answerNamed(customer, OBJECTION.matters[matter], due)}
          onClick={onAnswer}
        >
          {OBJECTION.answer}
        </Button>
      </td>
    </tr>
  );
}

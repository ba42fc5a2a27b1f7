// Where a teller's work begins: a new case on the left, what was put aside on the right.
import { lazy, Suspense, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { inYuan } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HandOverWaiting, useHandOvers } from './hand-over-waiting.tsx';
import { LIBRARY } from './library-sentences.ts';
import { OpenForm } from './open-form.tsx';
import { PackNotice } from './pack-notice.tsx';
import { ScamLibrary } from './scam-library.tsx';
import { TELLER } from './sentences.ts';

const DisplayPanel = lazy(() =>
  import('../display/display-panel.tsx').then(({ DisplayPanel: panel }) => ({ default: panel })),
);
const WORDS = TELLER.start;

export function StartPage({ said }: { said: string | null }) {
  const { procedures, waiting } = useView();
  const [code, setCode] = useState<string | null>(
    procedures.length === 1 ? (procedures[0]?.code ?? null) : null,
  );
  const [reading, setReading] = useState(false);
  const handOvers = useHandOvers();
  const procedure = procedures.find((entry) => entry.code === code);
  return (
    <main className="start-page">
      <section className="sheet start-new" aria-labelledby="start-title">
        <header className="start-head">
          <h1 id="start-title">
            {WORDS.title}
            {procedure ? `：${procedure.name}` : ''}
          </h1>
          {procedure && (
            <p className="quiet">
              {procedure.slogan}　{procedure.label}
            </p>
          )}
          {procedure && procedures.length > 1 && (
            <Button look="quiet" onClick={() => setCode(null)}>
              {WORDS.chooseAgain}
            </Button>
          )}
        </header>
        {said && <NoticeLine>{said}</NoticeLine>}
        <PackNotice />
        {procedure && (
          <OpenForm
            key={procedure.code}
            procedure={procedure}
            isAwaited={handOvers.waiting.length > 0}
            code={handOvers.code}
          />
        )}
        {!procedure && procedures.length > 0 && (
          <ChoiceList
            label={WORDS.choose}
            groups={oneGroup(
              WORDS.choose,
              procedures.map(({ code, name }) => ({ code, label: name })),
            )}
            choose="one"
            digits
            onChoose={([chosen]) => setCode(chosen ?? null)}
          />
        )}
      </section>
      <aside className="start-waiting" aria-labelledby="waiting-title">
        <HandOverWaiting {...handOvers} />
        <h2 id="waiting-title">{WORDS.waiting}</h2>
        {waiting.length === 0 ? (
          <p className="quiet">{WORDS.noneWaiting}</p>
        ) : (
          <ul className="stack-tight">
            {waiting.map((entry) => (
              <WaitingCase key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        {procedures.length > 0 && <Button onClick={() => setReading(true)}>{LIBRARY.title}</Button>}
        <FaultBoundary fallback={null}>
          <Suspense fallback={null}>
            <DisplayPanel />
          </Suspense>
        </FaultBoundary>
      </aside>
      {reading && <ScamLibrary view={null} onClose={() => setReading(false)} />}
    </main>
  );
}

function WaitingCase({ entry }: { entry: InnerView['waiting'][number] }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  return (
    <li className="waiting-case">
      <p className="waiting-name">
        {entry.customer}
        {entry.amountFen !== null && `　${inYuan(entry.amountFen)}`}
      </p>
      <p className="quiet small">
        {entry.procedure} · {TELLER.stage[entry.stage]} ·{' '}
        {WORDS.openedAt(shanghaiTime(entry.openedAt).slice(5, 16))}
        {entry.opener && ` · ${WORDS.openedBy(entry.opener)}`}
      </p>
      <ProblemLine problem={problem} />
      <Button
        disabled={busy}
        onClick={() => run((command) => client.teller.resumeCase({ command, caseId: entry.id }))}
      >
        {WORDS.resume}
      </Button>
    </li>
  );
}

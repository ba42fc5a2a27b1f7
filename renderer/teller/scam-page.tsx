// One type of fraud: what the customer says, what to ask and to say, how it gives itself away, cases from nearby, hotlines.
import { useEffect, useRef } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import type { Library } from '../../shared/contract/library-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { LIBRARY } from './library-sentences.ts';
import { ProposeCase } from './propose-case.tsx';
import type { LibraryScam } from './use-library.ts';

interface Props {
  scam: LibraryScam;
  contacts: Library['contacts'];
  /** Null on the start page: there is no customer to show anything to. */
  caseId: string | null;
  /** How showing this type went, if it was the last one shown. */
  shown: TellerCaseView['shown'];
  onBack: () => void;
}

export function ScamPage({ scam, contacts, caseId, shown, onBack }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <article className="scam-page">
      <header className="scam-head">
        <div>
          <h3 ref={title} tabIndex={-1}>
            {scam.name}
          </h3>
          <p className="quiet small">
            {scam.list}
            {!scam.current && <OutOfDate />}
          </p>
        </div>
        <Button look="quiet" onClick={onBack}>
          {LIBRARY.back}
        </Button>
      </header>
      {caseId && shown && <Shown caseId={caseId} shown={shown} />}
      <div className="scam-columns">
        <dl className="scam-facts">
          <dt>{LIBRARY.ask}</dt>
          <dd className="scam-say">{scam.ask}</dd>
          <dt>{LIBRARY.say}</dt>
          <dd className="scam-say">{scam.say}</dd>
          <dt>{LIBRARY.giveaway}</dt>
          <dd>{scam.giveaway}</dd>
          <dt>{LIBRARY.hears}</dt>
          <dd>{scam.hears.join('、')}</dd>
          {(['H', 'S'] as const).map(
            (weight) =>
              scam.words[weight].length > 0 && (
                <Words key={weight} label={LIBRARY.words[weight]} words={scam.words[weight]} />
              ),
          )}
          <dt>{LIBRARY.how}</dt>
          <dd>{scam.how}</dd>
        </dl>
        <div className="stack">
          <LocalCases cases={scam.cases} />
          {/* Not with a customer at the counter: what is proposed is written in one's own time. */}
          {caseId === null && <ProposeCase scam={scam.code} />}
          <Contacts contacts={contacts} />
        </div>
      </div>
    </article>
  );
}

function Words({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{words.join('、')}</dd>
    </>
  );
}

const OutOfDate = () => <span className="scam-outdated">{LIBRARY.outdated}</span>;

const REACTIONS = ['turned', 'wavering', 'unmoved'] as const;

function Shown({ caseId, shown }: { caseId: string; shown: NonNullable<TellerCaseView['shown']> }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const record = (reaction: (typeof REACTIONS)[number]) =>
    run((command) => client.teller.recordTurn({ command, caseId, scam: shown.scam, reaction }));
  return (
    <section className="scam-shown" aria-label={LIBRARY.reaction}>
      <p role="status">{shown.open ? LIBRARY.reading : LIBRARY.read}</p>
      <div className="row">
        <strong>{LIBRARY.reaction}</strong>
        {REACTIONS.map((reaction) => (
          <button
            key={reaction}
            type="button"
            className="choice"
            aria-pressed={shown.reaction === reaction}
            disabled={busy}
            onClick={() => shown.reaction !== reaction && record(reaction)}
          >
            {LIBRARY.reactions[reaction]}
          </button>
        ))}
      </div>
      <ProblemLine problem={problem} />
    </section>
  );
}

function LocalCases({ cases }: { cases: LibraryScam['cases'] }) {
  return (
    <section>
      <h4>{LIBRARY.cases}</h4>
      {cases.length === 0 && <p className="quiet small">{LIBRARY.noCases}</p>}
      <ul className="stack-tight">
        {cases.map(({ date, text, illustrative }) => (
          <li key={`${date} ${text}`}>
            <p className="quiet small">
              {date}
              {illustrative && `　${LIBRARY.illustrative}`}
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ contacts }: Pick<Props, 'contacts'>) {
  return (
    <section>
      <h4>{LIBRARY.contacts}</h4>
      <ul className="scam-contacts">
        {contacts.map(({ code, label, number, about, current }) => (
          <li key={code}>
            <details>
              <summary>
                <span>{label}</span>
                {number !== null && number !== label && <span>{number}</span>}
                {!current && <OutOfDate />}
              </summary>
              <p className="quiet small">{about}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

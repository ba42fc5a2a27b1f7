// One case: what came of it and why, what the customer was shown and signed, and every entry in order.
import { type ReactNode, useEffect, useRef } from 'react';
import { figures } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import { OverrideMark } from '../ui/marks.tsx';
import type { CaseRecord } from './auditor-store.ts';
import { HashLine } from './hash-line.tsx';
import { Nothing } from './nothing.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditor, useAuditorStore } from './store-context.tsx';
import { CustodyTimeline, ObjectionTimeline, Timeline } from './timeline.tsx';

const WORDS = AUDITOR.case;

export function CasePage() {
  const record = useAuditor((state) => state.record);
  return record && <CaseSheet record={record} />;
}

function CaseSheet({ record }: { record: CaseRecord }) {
  const store = useAuditorStore();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { summary } = record;
  return (
    <>
      <header className="case-head">
        <Button onClick={() => store.goTo('search')}>{WORDS.back}</Button>
        <h1 ref={title} tabIndex={-1}>
          {WORDS.title(summary.customer, summary.procedure)}
        </h1>
      </header>
      <div className="case-top">
        <Outcome record={record} />
        <Facts record={record} />
      </div>
      <div className="case-top">
        <Notice notice={record.notice} />
        <Ink pictures={record.ink} />
      </div>
      <Timeline entries={record.timeline} />
      {record.objections.length > 0 && <ObjectionTimeline entries={record.objections} />}
      {record.custody.length > 0 && <CustodyTimeline entries={record.custody} />}
    </>
  );
}

function Outcome({ record: { summary, because, flags } }: { record: CaseRecord }) {
  return (
    <section className="sheet stack-tight" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{WORDS.outcome(summary.outcome?.name ?? WORDS.notEnded)}</h2>
      {summary.overrides > 0 && (
        <p>
          <OverrideMark words={AUDITOR.search.overridden} />
        </p>
      )}
      <h3>{WORDS.because}</h3>
      {because.length === 0 ? (
        <p>{WORDS.noCause}</p>
      ) : (
        <ul className="lines">
          {because.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <h3>{WORDS.flags}</h3>
      {flags.length === 0 ? (
        <p>{WORDS.noFlags}</p>
      ) : (
        <ul className="lines">
          {flags.map(({ code, meaning }) => (
            <li key={code}>
              <span className="code">{code}</span> {meaning}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Facts({ record: { summary, document, payee } }: { record: CaseRecord }) {
  const { amountFen } = summary;
  const facts: [string, ReactNode][] = [
    [WORDS.amount, amountFen === null ? <Nothing key="amount" /> : WORDS.yuan(figures(amountFen))],
    [WORDS.payee, payee ?? <Nothing key="payee" />],
    [WORDS.document, document],
    [WORDS.teller, summary.teller],
    [WORDS.openedAt, shanghaiTime(summary.openedAt)],
    [WORDS.endedAt, summary.endedAt ? shanghaiTime(summary.endedAt) : WORDS.notEnded],
    ...(summary.outcome ? [[WORDS.outcomeCode, summary.outcome.code] satisfies [string, ReactNode]] : []),
    [WORDS.entries, String(summary.entries)],
  ];
  return (
    <section className="sheet">
      <dl className="pairs">
        {facts.map(([label, value]) => (
          <div key={label} className="pair">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="pair">
          <dt>{WORDS.caseId}</dt>
          <dd>
            <HashLine text={summary.caseId} label={AUDITOR.copy.named(WORDS.caseId)} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Notice({ notice }: { notice: CaseRecord['notice'] }) {
  return (
    <section className="sheet stack-tight" aria-labelledby="notice-title">
      <h2 id="notice-title">{WORDS.notice}</h2>
      {notice ? (
        <>
          <h3>{notice.title}</h3>
          <ol className="notice-pages">
            {notice.pages.map((lines, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pages of a fixed text never move
              <li key={place}>
                <p className="quiet small">{WORDS.noticePage(place + 1)}</p>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </li>
            ))}
          </ol>
          <p className="labelled-hash">
            <span className="quiet small">{WORDS.noticeHash}</span>
            <HashLine text={notice.sha256} label={AUDITOR.copy.named(WORDS.noticeHash)} />
          </p>
        </>
      ) : (
        <p>{WORDS.noNotice}</p>
      )}
    </section>
  );
}

function Ink({ pictures }: { pictures: CaseRecord['ink'] }) {
  return (
    <section className="sheet stack-tight" aria-labelledby="ink-title">
      <h2 id="ink-title">{WORDS.ink}</h2>
      {pictures.length === 0 ? <p>{WORDS.noInk}</p> : <p className="quiet small">{WORDS.inkAid}</p>}
      {pictures.map(({ title, png, sha256 }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures stand in the order of the log and never move
        <figure key={place} className="ink-picture">
          <figcaption>{title}</figcaption>
          <img src={`data:image/png;base64,${png}`} alt={title} />
          <p className="labelled-hash">
            <span className="quiet small">{WORDS.inkHash}</span>
            <HashLine text={sha256} label={AUDITOR.copy.of(title, WORDS.inkHash)} />
          </p>
        </figure>
      ))}
    </section>
  );
}

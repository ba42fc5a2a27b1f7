// The auditor's page about emergency access: how often, by whom, why, what was done in it, and what the auditor found.
import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import { EMERGENCY_FINDING } from '../../shared/words/emergency.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { FoundPages } from '../ui/found-pages.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './emergency.css';
import { EMERGENCY } from './sentences.ts';

const WORDS = EMERGENCY.review;
/** From so many in ninety days on, the branch is short of people and has no emergencies. */
const OFTEN = 3;

type Listed = Awaited<ReturnType<Client['emergency']['list']>>;
type Use = Listed['uses'][number];
type Acts = Awaited<ReturnType<Client['emergency']['acts']>>;

export default function EmergencyReviewPage() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [listed, setListed] = useState<Listed | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const load = useCallback(
    async (page: number) => {
      const sent = await run(() => client.emergency.list({ page }));
      if (sent?.ok) setListed(sent.value);
    },
    [client, run],
  );
  useEffect(() => void load(0), [load]);
  return (
    <>
      <div>
        <h1>{WORDS.title}</h1>
        <p className="quiet">{WORDS.intro}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {listed && (
        <section className="sheet" aria-label={WORDS.title}>
          <p role="status">{listed.total === 0 ? WORDS.none : WORDS.count(listed.total, listed.recent)}</p>
          {listed.recent >= OFTEN && <NoticeLine>{WORDS.often}</NoticeLine>}
          {listed.uses.map((use) => (
            <UseArticle
              key={use.begun}
              use={use}
              onReviewed={() => {
                setSaid(WORDS.done);
                void load(listed.page);
              }}
            />
          ))}
          <FoundPages {...listed} onPage={(page) => void load(page)} />
        </section>
      )}
    </>
  );
}

function UseArticle({ use, onReviewed }: { use: Use; onReviewed: () => void }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [acts, setActs] = useState<Acts | null>(null);
  const show = async (page: number) => {
    const sent = await run(() => client.emergency.acts({ begun: use.begun, page }));
    if (sent?.ok) setActs(sent.value);
  };
  return (
    <article className="emergency-use">
      <h2>{WORDS.heading(use.who, use.role)}</h2>
      <p>
        {WORDS.span(use.at, use.endedAt)}
        {use.why && <span className="quiet">（{WORDS.ends[use.why]}）</span>}
      </p>
      <p>{WORDS.reason(use.reason)}</p>
      {acts ? (
        <ActsTable acts={acts} onPage={(page) => void show(page)} />
      ) : (
        <div className="row">
          <Button disabled={busy} onClick={() => void show(0)}>
            {WORDS.acts}
          </Button>
        </div>
      )}
      <ProblemLine problem={problem} />
      {use.review && (
        <NoticeLine>{WORDS.reviewed(use.review.by, use.review.at, use.review.found)}</NoticeLine>
      )}
      {!use.review && use.endedAt && <ReviewForm use={use} onReviewed={onReviewed} />}
    </article>
  );
}

function ActsTable({ acts, onPage }: { acts: Acts; onPage: (page: number) => void }) {
  return (
    <>
      <table className="emergency-acts">
        <caption>{WORDS.actsTitle(acts.total)}</caption>
        <thead>
          <tr>
            <th scope="col">{WORDS.number}</th>
            <th scope="col">{WORDS.at}</th>
            <th scope="col">{WORDS.what}</th>
            <th scope="col">{WORDS.ofCase}</th>
          </tr>
        </thead>
        <tbody>
          {acts.acts.map(({ seq, at, sentence, caseId, about }) => (
            <tr key={seq}>
              <td>{seq}</td>
              <td>{shanghaiTime(at)}</td>
              <td>{about ? WORDS.about(sentence, about) : sentence}</td>
              <td>{caseId}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FoundPages {...acts} onPage={onPage} />
    </>
  );
}

function ReviewForm({ use, onReviewed }: { use: Use; onReviewed: () => void }) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [found, setFound] = useState('');
  if (use.mine) return <p className="quiet">{WORDS.mine}</p>;
  const text = found.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sent = await run((command) => client.emergency.review({ command, begun: use.begun, found: text }));
    if (sent?.ok) onReviewed();
  };
  return (
    <form id={form} className="stack-tight" onSubmit={submit} noValidate>
      <Field
        label={WORDS.found}
        aid={WORDS.foundAid}
        maxLength={EMERGENCY_FINDING.most}
        value={found}
        onChange={({ target }) => setFound(target.value)}
      />
      <ProblemLine problem={problem} />
      <div className="row">
        <Button look="main" type="submit" disabled={busy || text.length < EMERGENCY_FINDING.least}>
          {WORDS.record}
        </Button>
      </div>
    </form>
  );
}

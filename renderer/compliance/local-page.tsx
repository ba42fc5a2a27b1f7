// The branch's own content: what tellers propose, the cases and numbers as a draft, and the way to what the draft would change.
import { useEffect, useState } from 'react';
import { shanghaiDate } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { FaultTable, faultsIn } from './fault-table.tsx';
import { LocalCases } from './local-cases.tsx';
import { contentOf, type Draft, draftFault } from './local-draft.ts';
import { LocalNumbers } from './local-numbers.tsx';
import { isChanged } from './local-store.ts';
import { PageTitle } from './page-title.tsx';
import { Proposals } from './proposals.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useCompliance, useComplianceStore, useLocal } from './store-context.tsx';

const WORDS = COMPLIANCE.local;

export function LocalPage() {
  const { local } = useComplianceStore();
  const inUse = useLocal((state) => state.inUse);
  const draft = useLocal((state) => state.draft);
  const problem = useLocal((state) => state.problem);
  const isWithoutPack = useCompliance(({ packs }) => packs?.inUse === null);
  const [today] = useState(() => shanghaiDate(new Date().toISOString()));
  useEffect(() => void local.load(), [local]);
  return (
    <>
      <div>
        <PageTitle>{WORDS.title}</PageTitle>
        <p className="quiet">{WORDS.intro}</p>
      </div>
      <ProblemLine problem={problem} />
      {problem && <Button onClick={() => void local.load()}>{COMPLIANCE.reload}</Button>}
      {isWithoutPack ? (
        <NoticeLine>{WORDS.noPack}</NoticeLine>
      ) : inUse && draft ? (
        <>
          <Proposals today={today} />
          <Changes draft={draft} today={today} />
          <LocalCases draft={draft} inUse={inUse} today={today} />
          <LocalNumbers draft={draft} inUse={inUse} today={today} />
        </>
      ) : (
        !problem && <p role="status">{COMPLIANCE.loading}</p>
      )}
    </>
  );
}

function Changes({ draft, today }: { draft: Draft; today: string }) {
  const client = useClient();
  const store = useComplianceStore();
  const changed = useLocal(isChanged);
  const { run, problem, clear } = useCommand();
  const fault = draftFault(draft, today);
  const faults = faultsIn(problem?.data);
  const compare = async () => {
    const content = contentOf(draft);
    const sent = await run(() => client.compliance.compareLocal({ ...content, page: 0 }));
    if (sent?.ok) store.takeDifferences({ what: 'local', content }, sent.value);
  };
  return (
    <section className="stack-tight" aria-label={WORDS.compare}>
      <div className="compare-head">
        <p className="grow" role="status">
          {changed ? (fault ?? WORDS.changed) : WORDS.same}
        </p>
        <Button
          disabled={!changed}
          onClick={() => {
            clear();
            store.local.discard();
          }}
        >
          {WORDS.discard}
        </Button>
        <Button look="main" disabled={!changed || fault !== undefined} onClick={() => void compare()}>
          {WORDS.compare}
        </Button>
      </div>
      {faults.length > 0 ? (
        <>
          <NoticeLine tone="alert">{WORDS.refused}</NoticeLine>
          <FaultTable faults={faults} />
        </>
      ) : (
        <ProblemLine problem={problem} />
      )}
    </section>
  );
}

// What publishing would change, page by page; and from there, once it is read, the publishing by two.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { ComplianceState, Differences, Fault, Subject } from './compliance-store.ts';
import { DifferencePages } from './difference-pages.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FaultTable } from './fault-table.tsx';
import { PageTitle } from './page-title.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useCompliance, useComplianceStore } from './store-context.tsx';

const WORDS = COMPLIANCE.compare;

export function ComparePage() {
  const comparing = useCompliance((state) => state.comparing);
  return comparing && <Comparison {...comparing} />;
}

function Comparison({ subject, found }: NonNullable<ComplianceState['comparing']>) {
  const client = useClient();
  const store = useComplianceStore();
  const inUse = useCompliance((state) => state.packs?.inUse);
  const { run, problem } = useCommand();
  const [publishing, setPublishing] = useState(false);
  const [refused, setRefused] = useState<readonly Fault[] | null>(null);
  const hindrance = hindranceOf(subject, found);

  const turnTo = async (page: number) => {
    const sent = await run(() =>
      subject.what === 'pack'
        ? client.compliance.comparePack({ sha256: subject.pack.sha256, page })
        : client.compliance.compareLocal({ ...subject.content, page }),
    );
    if (sent?.ok) store.takeDifferences(subject, sent.value);
  };

  return (
    <>
      <header className="compare-head">
        <div className="grow">
          <PageTitle>
            {subject.what === 'pack' ? WORDS.pack(COMPLIANCE.packName(subject.pack)) : WORDS.local}
          </PageTitle>
          <p>{inUse ? WORDS.against(inUse.version, found.total) : WORDS.againstNone}</p>
        </div>
        <Button onClick={() => store.goTo(subject.what === 'pack' ? 'packs' : 'local')}>{WORDS.back}</Button>
        <Button
          look="main"
          disabled={hindrance !== undefined}
          onClick={() => {
            setRefused(null);
            setPublishing(true);
          }}
        >
          {WORDS.publish}
        </Button>
      </header>
      {subject.what === 'pack' && (
        <p className="quiet">
          {WORDS.signed(subject.pack.signedBy)} <code className="pack-hash">{subject.pack.fingerprint}</code>
        </p>
      )}
      <p>{hindrance ?? WORDS.keeps}</p>
      <ProblemLine problem={problem} />
      {refused && (
        <>
          <NoticeLine tone="alert">{WORDS.refused}</NoticeLine>
          <FaultTable faults={refused} />
        </>
      )}
      {found.total > 0 && <DifferenceTable differences={found.differences} />}
      <DifferencePages found={found} onPage={(page) => void turnTo(page)} />
      {publishing && (
        <PublishDialog
          subject={subject}
          onRefused={(faults) => {
            setPublishing(false);
            setRefused(faults);
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}

/** Why this cannot be published now, in words. The process judges again. */
function hindranceOf(subject: Subject, { total }: Differences): string | undefined {
  if (subject.what === 'local') return total === 0 ? COMPLIANCE.local.same : undefined;
  const { state, from, to } = subject.pack;
  switch (state) {
    case 'ready':
      return undefined;
    case 'in-use':
      return WORDS.inUse;
    case 'not-yet':
      return WORDS.notYet(from);
    case 'expired':
      return WORDS.expired(to);
  }
}

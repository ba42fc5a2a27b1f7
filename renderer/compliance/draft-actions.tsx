// What is done with a draft as a whole: check it, rehearse it, export it for head office, give it up; and how the last of these went.
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { DRAFT } from './draft-sentences.ts';
import type { DraftRun } from './draft-store.ts';
import { FaultTable } from './fault-table.tsx';
import { useComplianceStore, useDraft } from './store-context.tsx';

interface Props {
  changed: number;
  /** Something typed is not saved: what would be rehearsed or exported is not what is on the screen. */
  held: boolean;
  onChanges: () => void;
}

export function DraftActions({ changed, held, onChanges }: Props) {
  const { draft } = useComplianceStore();
  const run = useDraft((state) => state.run);
  const [dropping, setDropping] = useState(false);
  const isBusy = run.phase === 'working';
  return (
    <>
      <div className="row draft-actions">
        <Button disabled={held || isBusy} onClick={() => void draft.start('check')}>
          {DRAFT.check}
        </Button>
        <Button disabled={held || isBusy} onClick={() => void draft.rehearse()}>
          {DRAFT.rehearse}
        </Button>
        <Button look="main" disabled={held || isBusy} onClick={() => void draft.start('export')}>
          {DRAFT.export}
        </Button>
        <Button look="quiet" onClick={onChanges}>
          {DRAFT.toChanges}
        </Button>
        <Button look="quiet" disabled={isBusy} onClick={() => setDropping(true)}>
          {DRAFT.drop}
        </Button>
      </div>
      <Outcome run={run} onCancel={() => draft.cancel()} />
      {dropping && (
        <Dialog
          title={DRAFT.dropTitle}
          onClose={() => setDropping(false)}
          actions={
            <Button
              look="main"
              onClick={() => {
                setDropping(false);
                void draft.drop();
              }}
            >
              {DRAFT.drop}
            </Button>
          }
        >
          <p>{DRAFT.dropAside(changed)}</p>
        </Dialog>
      )}
    </>
  );
}

function Outcome({ run, onCancel }: { run: DraftRun; onCancel: () => void }) {
  switch (run.phase) {
    case 'idle':
      return null;
    case 'working':
      return (
        <div className="row">
          <p role="status">{DRAFT.checking}</p>
          <Button autoFocus onClick={onCancel}>
            {DRAFT.cancel}
          </Button>
        </div>
      );
    case 'sound':
      return <NoticeLine>{DRAFT.sound}</NoticeLine>;
    case 'failed':
      return <ProblemLine problem={run.problem} />;
    case 'refused':
      return (
        <>
          <NoticeLine tone="alert">
            {run.of === 'check' ? DRAFT.refusedCheck : DRAFT.refusedExport}
          </NoticeLine>
          <FaultTable faults={run.refused.faults} count={run.refused.count} />
        </>
      );
    case 'exported': {
      const { file, sha256, version } = run.exported;
      return (
        <section className="sheet stack-tight" role="status">
          <p>{DRAFT.exported(version)}</p>
          <p>{DRAFT.exportedAid}</p>
          <dl className="draft-file">
            <dt>{DRAFT.file}</dt>
            <dd>{file}</dd>
            <dt>{DRAFT.sha256}</dt>
            <dd>{sha256}</dd>
          </dl>
        </section>
      );
    }
  }
}

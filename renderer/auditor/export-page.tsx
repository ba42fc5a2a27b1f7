// Exporting: what is chosen on the left, what will be in it on the right; then progress, then the file and how to verify it.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import './export.css';
import { ExportForm } from './export-form.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportResult } from './export-result.tsx';
import { type ExportRun, isReady } from './export-store.ts';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore, useExport } from './store-context.tsx';

const WORDS = AUDITOR.export;

export function ExportPage() {
  const { exports } = useAuditorStore();
  const run = useExport((state) => state.run);
  switch (run.phase) {
    case 'working':
      return <Working run={run} onCancel={() => exports.cancel()} />;
    case 'done':
      return <ExportResult bundle={run.bundle} form={run.form} onAgain={() => exports.again()} />;
    case 'form':
    case 'cancelled':
    case 'failed':
      return <FormPage run={run} />;
  }
}

function FormPage({ run }: { run: ExportRun }) {
  const { exports } = useAuditorStore();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const [approving, setApproving] = useState(false);
  const { from, to, procedure, teller, named, masking } = useExport((state) => state.form);
  // Also after an export: one that was begun stands in the log itself, and counts from then on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice has other counts
  useEffect(() => void exports.preview(), [exports, from, to, procedure, teller, named]);
  return (
    <>
      <div>
        <h1 ref={title} tabIndex={-1}>
          {WORDS.title}
        </h1>
        <p className="quiet">{WORDS.intro}</p>
      </div>
      {run.phase === 'cancelled' && <NoticeLine>{WORDS.cancelled}</NoticeLine>}
      {run.phase === 'failed' && <ProblemLine problem={run.problem} />}
      <form
        className="export-page"
        aria-label={WORDS.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady(exports.getState())) return;
          if (masking === 'full') setApproving(true);
          else void exports.start();
        }}
      >
        <ExportForm />
        <ExportPreview />
      </form>
      {approving && <ApproveDialog onClose={() => setApproving(false)} />}
    </>
  );
}

function Working({ run, onCancel }: { run: ExportRun & { phase: 'working' }; onCancel: () => void }) {
  // The size of the file is an estimate until it is written: 100 % is kept for the file itself.
  const percent = run.of > 0 ? Math.min(99, Math.floor((run.done / run.of) * 100)) : 0;
  return (
    <section className="sheet stack export-working" aria-labelledby="working-title">
      <div role="status">
        <h1 id="working-title">{run.of > 0 ? WORDS.working : WORDS.starting}</h1>
      </div>
      <progress className="export-progress" aria-labelledby="working-title" value={percent} max={100} />
      <p aria-hidden="true">{WORDS.percent(percent)}</p>
      <Button autoFocus onClick={onCancel}>
        {WORDS.cancel}
      </Button>
    </section>
  );
}

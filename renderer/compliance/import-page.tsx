// Importing: choose a zip or a folder, follow its checks, then what came of it. What is in use never changes here.
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { FaultTable } from './fault-table.tsx';
import type { ImportRun } from './import-store.ts';
import { readZip, zipFolder } from './pack-zip.ts';
import { PageTitle } from './page-title.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useCompliance, useComplianceStore, useImport } from './store-context.tsx';
import { useComparePack } from './use-compare-pack.ts';

const WORDS = COMPLIANCE.import;

export function ImportPage() {
  const { imports } = useComplianceStore();
  const run = useImport();
  return (
    <>
      <PageTitle>{WORDS.title}</PageTitle>
      {run.phase === 'working' ? (
        <Working stage={run.stage} onCancel={() => imports.cancel()} />
      ) : (
        <Choosing />
      )}
      <Result run={run} />
    </>
  );
}

function Choosing() {
  const { imports } = useComplianceStore();
  const headOffice = useCompliance((state) => state.packs?.headOffice);
  return (
    <section className="sheet stack" aria-label={WORDS.title}>
      <p>{WORDS.intro}</p>
      <p className="quiet">{WORDS.checks}</p>
      {headOffice === null && <NoticeLine>{COMPLIANCE.packs.noHeadOffice}</NoticeLine>}
      <div className="row">
        <FileButton
          look="main"
          accept=".zip"
          disabled={headOffice === null}
          onChoose={([file]) => file && void imports.start(() => readZip(file))}
        >
          {WORDS.zip}
        </FileButton>
        <FileButton
          folder
          disabled={headOffice === null}
          onChoose={(files) => void imports.start(() => zipFolder(files))}
        >
          {WORDS.folder}
        </FileButton>
      </div>
    </section>
  );
}

type Stage = (ImportRun & { phase: 'working' })['stage'];

function Working({ stage, onCancel }: { stage: Stage; onCancel: () => void }) {
  return (
    <section className="sheet stack" aria-label={WORDS.working}>
      <p role="status">{WORDS.stages[stage]}</p>
      <progress className="import-progress" aria-label={WORDS.working} />
      <Button className="import-cancel" autoFocus onClick={onCancel}>
        {WORDS.cancel}
      </Button>
    </section>
  );
}

function Result({ run }: { run: ImportRun }) {
  switch (run.phase) {
    case 'choosing':
    case 'working':
      return null;
    case 'cancelled':
      return <NoticeLine>{WORDS.cancelled}</NoticeLine>;
    case 'failed':
      return <ProblemLine problem={run.problem} />;
    case 'unfit':
      return <NoticeLine tone="alert">{WORDS.unfit[run.unfit]}</NoticeLine>;
    case 'refused':
      return (
        <section className="stack" aria-labelledby="refused-title">
          <div role="alert" className="notice-line notice-alert">
            <ResultTitle id="refused-title">{WORDS.refused(run.file)}</ResultTitle>
            <p>{WORDS.unchanged}</p>
          </div>
          <FaultTable faults={run.refused.faults} count={run.refused.count} />
        </section>
      );
    case 'imported':
      return <Imported sha256={run.imported.sha256} name={COMPLIANCE.packName(run.imported)} />;
  }
}

function Imported({ sha256, name }: { sha256: string; name: string }) {
  const store = useComplianceStore();
  const pack = useCompliance((state) => state.packs?.known.find((known) => known.sha256 === sha256));
  const { problem, compare } = useComparePack();
  useEffect(() => {
    if (!pack) void store.loadPacks();
  }, [pack, store]);
  return (
    <section className="sheet stack" aria-labelledby="imported-title">
      <div role="status">
        <ResultTitle id="imported-title">{WORDS.imported(name)}</ResultTitle>
        <p>{WORDS.importedAid}</p>
      </div>
      <ProblemLine problem={problem} />
      {pack && (
        <Button look="main" className="import-compare" onClick={() => void compare(pack)}>
          {WORDS.compare}
        </Button>
      )}
    </section>
  );
}

/** Takes the focus from the progress that is gone. */
function ResultTitle({ id, children }: { id: string; children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 id={id} ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
}

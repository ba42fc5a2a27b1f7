// 比对证据包: the files that were chosen, progress with a way out, and a table of how each stands to this station's log.
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { bytesInWords } from './bundle-words.ts';
import './compare.css';
import { COMPARE } from './compare-sentences.ts';
import { type CompareState, MOST_FILES } from './compare-store.ts';
import { CompareTable } from './compare-table.tsx';
import { useAuditorStore } from './store-context.tsx';

export function ComparePage() {
  const { compare } = useAuditorStore();
  const run = useStore(compare, (state) => state.run);
  switch (run.phase) {
    case 'working':
      return <Working run={run} onCancel={() => compare.cancel()} />;
    case 'done':
      return <CompareTable compared={run.compared} onAgain={() => compare.again()} />;
    case 'form':
    case 'cancelled':
    case 'failed':
      return <Form run={run} />;
  }
}

function Form({ run }: { run: CompareState['run'] }) {
  const { compare } = useAuditorStore();
  const identities = useView().station?.identities ?? [];
  const files = useStore(compare, (state) => state.files);
  const repeated = useStore(compare, (state) => state.repeated);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const tooMany = files.length > MOST_FILES;
  return (
    <>
      <div>
        <h1 ref={title} tabIndex={-1}>
          {COMPARE.title}
        </h1>
        <p className="quiet">{COMPARE.intro}</p>
        <p className="quiet small">{COMPARE.recorded}</p>
      </div>
      {run.phase === 'cancelled' && <NoticeLine>{COMPARE.cancelled}</NoticeLine>}
      {run.phase === 'failed' && <ProblemLine problem={run.problem} />}
      <section className="sheet stack compare-form" aria-label={COMPARE.title}>
        <FileButton
          multiple
          accept=".zip,.age"
          look={files.length === 0 ? 'main' : 'plain'}
          onChoose={(chosen) => compare.choose([...chosen])}
        >
          {files.length === 0 ? COMPARE.choose : COMPARE.chooseOthers}
        </FileButton>
        <div role="status">
          {files.length > 0 && <p className="compare-chosen">{COMPARE.chosen(files.length)}</p>}
          {repeated > 0 && <p className="small">{COMPARE.repeated(repeated)}</p>}
        </div>
        {tooMany && <NoticeLine tone="alert">{COMPARE.tooMany(MOST_FILES)}</NoticeLine>}
        {files.length > 0 && !tooMany && (
          <>
            <ul className="compare-files">
              {files.map(({ name, size, lastModified }) => (
                <li key={`${name} ${size} ${lastModified}`}>
                  {name} <span className="quiet small">{bytesInWords(size)}</span>
                </li>
              ))}
            </ul>
            <Button look="main" className="compare-start" onClick={() => void compare.start(identities)}>
              {COMPARE.start}
            </Button>
          </>
        )}
      </section>
    </>
  );
}

interface WorkingProps {
  run: CompareState['run'] & { phase: 'working' };
  onCancel: () => void;
}

function Working({ run: { at, file, share }, onCancel }: WorkingProps) {
  const { compare } = useAuditorStore();
  const files = useStore(compare, (state) => state.files.length);
  const percent = Math.min(100, Math.floor(((Math.max(0, at - 1) + Math.min(1, share)) / files) * 100));
  return (
    <section className="sheet stack export-working" aria-labelledby="compare-working">
      <div role="status">
        <h1 id="compare-working">{at === 0 ? COMPARE.own : COMPARE.working(at, files, file)}</h1>
      </div>
      <progress
        className="compare-progress"
        aria-labelledby="compare-working"
        value={at === 0 ? 0 : percent}
        max={100}
      />
      <Button autoFocus className="compare-start" onClick={onCancel}>
        {COMPARE.cancel}
      </Button>
    </section>
  );
}

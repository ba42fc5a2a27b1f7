// Editing a draft of a content pack: choose a procedure, notice or table on the left, edit its words and figures in place, see what was
// changed, and rehearse or export it.
import { useEffect } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './draft.css';
import { DraftActions } from './draft-actions.tsx';
import { DraftChanges, focusChanges } from './draft-changes.tsx';
import { DraftPlaces } from './draft-places.tsx';
import { DRAFT } from './draft-sentences.ts';
import type { Overview } from './draft-value.ts';
import { FaultTable } from './fault-table.tsx';
import { PageTitle } from './page-title.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore, useDraft } from './store-context.tsx';

export function DraftPage() {
  const { draft } = useComplianceStore();
  const overview = useDraft((state) => state.overview);
  const problem = useDraft((state) => state.problem);
  const said = useDraft((state) => state.said);
  useEffect(() => void draft.load(), [draft]);
  return (
    <div className="stack draft-page">
      <PageTitle>{DRAFT.title}</PageTitle>
      <ProblemLine problem={problem} />
      {problem && <Button onClick={() => void draft.load()}>{COMPLIANCE.reload}</Button>}
      {said && <NoticeLine>{said}</NoticeLine>}
      {overview ? (
        <>
          <Standing overview={overview} />
          <div className="draft-columns">
            <Subjects subjects={overview.subjects} />
            <OpenSubject overview={overview} />
          </div>
          {overview.changes.length > 0 && <DraftChanges changes={overview.changes} />}
        </>
      ) : (
        !problem && <p role="status">{COMPLIANCE.loading}</p>
      )}
    </div>
  );
}

/** What the draft is of, how far it has come, and what can be done with it. */
function Standing({ overview: { base, draft, changes, faults } }: { overview: Overview }) {
  const unsaved = useDraft(({ typed }) => Object.keys(typed).length);
  return (
    <>
      <p>
        {DRAFT.of(base.name, base.version)}
        {DRAFT.intro}
      </p>
      {!base.inUse && <NoticeLine>{DRAFT.notInUse(base.version)}</NoticeLine>}
      <p>
        {draft ? DRAFT.status(changes.length, draft.changedBy, shanghaiTime(draft.changedAt)) : DRAFT.nothing}
        {unsaved > 0 && DRAFT.unsaved(unsaved)}
      </p>
      {faults.length > 0 && (
        <>
          <NoticeLine tone="alert">{DRAFT.faulty}</NoticeLine>
          <FaultTable faults={faults} />
        </>
      )}
      {draft && <DraftActions changed={changes.length} held={unsaved > 0} onChanges={focusChanges} />}
    </>
  );
}

function Subjects({ subjects }: Pick<Overview, 'subjects'>) {
  const { draft } = useComplianceStore();
  const open = useDraft((state) => state.file);
  return (
    <nav className="draft-subjects" aria-label={DRAFT.subjects}>
      {[...Map.groupBy(subjects, ({ group }) => group)].map(([group, inside]) => (
        <div key={group}>
          <h2>{DRAFT.groups[group]}</h2>
          {inside.map(({ file, name, changed }) => (
            <button
              key={file}
              type="button"
              className="draft-subject"
              aria-current={file === open ? 'true' : undefined}
              onClick={() => void draft.choose(file)}
            >
              {name}
              {changed > 0 && <span className="draft-mark">{DRAFT.changedIn(changed)}</span>}
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}

function OpenSubject({ overview }: { overview: Overview }) {
  const file = useDraft((state) => state.file);
  const subject = overview.subjects.find((known) => known.file === file);
  return subject && <DraftPlaces key={subject.file} subject={subject} overview={overview} />;
}

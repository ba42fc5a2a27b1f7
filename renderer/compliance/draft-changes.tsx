// What the draft changes: each edit with its way back, and on demand all that differs because of them.
import { Button } from '../ui/button.tsx';
import { DifferencePages } from './difference-pages.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { DRAFT } from './draft-sentences.ts';
import { type Overview, shownOf, undoOf } from './draft-value.ts';
import { useComplianceStore, useDraft } from './store-context.tsx';

export function DraftChanges({ changes }: Pick<Overview, 'changes'>) {
  const { draft } = useComplianceStore();
  const { columns } = DRAFT;
  return (
    <section className="stack" aria-labelledby="draft-changes">
      <h2 id="draft-changes" tabIndex={-1}>
        {DRAFT.changes}
      </h2>
      <table className="room-table draft-changes">
        <thead>
          <tr>
            <th scope="col">{columns.where}</th>
            <th scope="col">{columns.before}</th>
            <th scope="col">{columns.after}</th>
            <th scope="col">{columns.undo}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ place, where, kind, before, after }) => (
            <tr key={place}>
              <th scope="row">{where.join(' · ')}</th>
              <td className="difference-text">{shownOf(kind, before)}</td>
              <td className="difference-text">{shownOf(kind, after)}</td>
              <td>
                <Button
                  aria-label={undoOf(kind).named(where.join(' '))}
                  onClick={() => void undoAndStay(draft.undo({ place, kind }))}
                >
                  {undoOf(kind).word}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AllDifferences />
    </section>
  );
}

/** To the list, or to the page's own heading where nothing is changed any more. */
export const focusChanges = (): void =>
  (document.getElementById('draft-changes') ?? document.querySelector<HTMLElement>('h1'))?.focus();

/** The row goes away with its button: the focus goes on from the heading. */
async function undoAndStay(undone: Promise<unknown>): Promise<void> {
  await undone;
  focusChanges();
}

function AllDifferences() {
  const { draft } = useComplianceStore();
  const found = useDraft((state) => state.differences);
  return (
    <>
      <div className="row">
        <Button onClick={() => void draft.compare(0)}>{DRAFT.all}</Button>
        <p className="quiet">{DRAFT.allAid}</p>
      </div>
      {found && <DifferenceTable differences={found.differences} />}
      {found && <DifferencePages found={found} onPage={(page) => void draft.compare(page)} />}
    </>
  );
}

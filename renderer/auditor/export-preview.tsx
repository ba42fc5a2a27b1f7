// The counts of what would be exported, shown before anything is, with the button that begins it.
import { figures } from '../../shared/words/money.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { rangeFault } from './date-range.ts';
import { hasTooMany, isReady } from './export-store.ts';
import { AUDITOR } from './sentences.ts';
import { useExport } from './store-context.tsx';

const WORDS = AUDITOR.export;

export function ExportPreview() {
  const state = useExport((whole) => whole);
  const { form, preview, previewProblem } = state;
  const ready = isReady(state);
  const counting = !preview && !previewProblem && !rangeFault(form);
  return (
    <section className="sheet stack-tight export-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{WORDS.preview}</h2>
      <div role="status" className="stack-tight">
        {counting && <p>{WORDS.counting}</p>}
        {preview && (
          <>
            <dl className="pairs counts">
              <Count label={WORDS.cases} value={WORDS.casesIn(preview.cases)} />
              <Count
                label={WORDS.amount}
                value={WORDS.yuan(figures(preview.amountFen))}
                aid={WORDS.amountAid}
              />
              <Count label={WORDS.entries} value={WORDS.entriesIn(preview.entries)} />
              <Count label={WORDS.always} value={WORDS.entriesIn(preview.always)} aid={WORDS.alwaysAid} />
              <Count label={WORDS.size} value={WORDS.entriesIn(preview.size)} aid={WORDS.sizeAid} />
            </dl>
            {preview.cases === 0 && <p>{WORDS.noCases}</p>}
          </>
        )}
      </div>
      <ProblemLine problem={previewProblem} />
      <Button look="main" type="submit" disabled={!ready}>
        {WORDS.start[form.masking]}
      </Button>
      {preview && !ready && !hasTooMany(state) && <p className="quiet small">{WORDS.missing}</p>}
    </section>
  );
}

function Count({ label, value, aid }: { label: string; value: string; aid?: string }) {
  return (
    <div className="count">
      <dt>{label}</dt>
      <dd>
        <span className="count-value">{value}</span>
        {aid && <span className="quiet small count-aid">{aid}</span>}
      </dd>
    </div>
  );
}

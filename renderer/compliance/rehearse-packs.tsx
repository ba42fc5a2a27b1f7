// Rehearsing a pack that was imported and is not in use yet: it is put down for the next drill.
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { DRAFT } from './draft-sentences.ts';
import { COMPLIANCE } from './sentences.ts';
import { useCompliance, useComplianceStore, useDraft } from './store-context.tsx';

export function RehearsePacks() {
  const store = useComplianceStore();
  const packs = useCompliance((state) => state.packs);
  const said = useDraft((state) => state.said);
  const problem = useDraft((state) => state.problem);
  // What was said of the draft on its own page is not about this one.
  useEffect(() => store.draft.forget(), [store]);
  return (
    <section className="stack-tight" aria-labelledby="rehearse-packs">
      <h2 id="rehearse-packs">{DRAFT.packs}</h2>
      <p>{DRAFT.packsAid}</p>
      <p>{DRAFT.rehearsal}</p>
      {packs?.known.length === 0 && <p>{DRAFT.noPacks}</p>}
      <div className="row">
        {packs?.known.map((pack) => {
          const name = COMPLIANCE.packName(pack);
          return (
            <Button key={pack.sha256} onClick={() => void store.draft.rehearse(pack.sha256)}>
              {DRAFT.rehearseNamed(name)}
            </Button>
          );
        })}
      </div>
      <ProblemLine problem={problem} />
      {said && <NoticeLine>{said}</NoticeLine>}
    </section>
  );
}

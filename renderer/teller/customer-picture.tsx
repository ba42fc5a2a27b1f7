// What the customer is looking at, small and in one line of words, so that the teller need not lean over (features.md CS2).
import { lazy, Suspense } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { firstUnread } from '../state/signing-store.ts';
import { Button } from '../ui/button.tsx';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';

const OuterPicture = lazy(() => import('../customer/outer-picture.tsx'));
const WORDS = TELLER.picture;
const WIDTH_PX = 152;

function sees(outer: OuterView): string {
  if (outer.phase !== 'notice') return WORDS[outer.phase];
  const page = firstUnread(outer.pages.length, outer.read);
  if (page !== null) return WORDS.notice(page);
  return outer.answers.length > 0 ? WORDS.answering : WORDS.signing;
}

interface Props {
  caseId: string;
  able: boolean;
  /** Without the picture: what a reviewer decided needs the room. */
  inWords: boolean;
}

/** Where no window of the customer's is there, what it would show is shown to nobody, and this screen can be turned to them instead. */
export function CustomerPicture({ caseId, able, inWords }: Props) {
  const { outer, customerWindow, pad } = useView();
  if (customerWindow === 'missing') return able && <TurnScreen caseId={caseId} />;
  if (!outer) return null;
  return (
    <section className="status-picture" aria-label={WORDS.label}>
      {!inWords && (
        <FaultBoundary fallback={null}>
          <Suspense fallback={null}>
            <OuterPicture view={outer} width={WIDTH_PX} />
          </Suspense>
        </FaultBoundary>
      )}
      <div>
        <p className="small">{WORDS.sees(sees(outer))}</p>
        {pad && <p className="small quiet">{WORDS.pad[pad]}</p>}
      </div>
    </section>
  );
}

function TurnScreen({ caseId }: Pick<Props, 'caseId'>) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  return (
    <section className="status-card" aria-label={WORDS.label}>
      <p className="small">{WORDS.missing}</p>
      <ProblemLine problem={problem} />
      <Button disabled={busy} onClick={() => run((command) => client.teller.turnScreen({ command, caseId }))}>
        {WORDS.turn}
      </Button>
    </section>
  );
}

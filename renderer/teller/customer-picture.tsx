// What the customer is looking at, small and in one line of words, so that the teller need not lean over (features.md CS2).
import { lazy, Suspense } from 'react';
import type { OuterView } from '../../shared/contract/views.ts';
import { useView } from '../shell/inner-context.tsx';
import { firstUnread } from '../state/signing-store.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { TELLER } from './sentences.ts';

const OuterPicture = lazy(() => import('../customer/outer-picture.tsx'));
const WORDS = TELLER.picture;
const WIDTH_PX = 152;

function inWords(outer: OuterView): string {
  if (outer.phase !== 'notice') return WORDS[outer.phase];
  const page = firstUnread(outer.pages.length, outer.read);
  if (page !== null) return WORDS.notice(page);
  return outer.answers.length > 0 ? WORDS.answering : WORDS.signing;
}

/** Nothing where no window of the customer's is there: what it would show is shown to nobody. */
export function CustomerPicture() {
  const { outer, customerWindow } = useView();
  if (!outer || customerWindow === 'missing') return null;
  return (
    <section className="status-picture" aria-label={WORDS.label}>
      <FaultBoundary fallback={null}>
        <Suspense fallback={null}>
          <OuterPicture view={outer} width={WIDTH_PX} />
        </Suspense>
      </FaultBoundary>
      <p className="small">{WORDS.sees(inWords(outer))}</p>
    </section>
  );
}

// The place for ink, loaded when it is first needed; where it cannot be loaded it says so.
import { lazy, Suspense } from 'react';
import type { InkDraft } from '../state/ink-draft.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { CUSTOMER } from './sentences.ts';

const InkPad = lazy(() => import('./ink-pad.tsx'));

interface Props {
  draft: InkDraft | null;
  /** It is written on the pad: the glass takes none meanwhile. */
  readOnly: boolean;
  onDraft: (draft: InkDraft) => void;
}

export function InkArea(props: Props) {
  return (
    <FaultBoundary
      fallback={
        <p className="sign-area sign-fault" role="alert">
          {CUSTOMER.ink.padFault}
        </p>
      }
    >
      <Suspense fallback={<div className="sign-area" />}>
        <InkPad label={CUSTOMER.ink.area} {...props} />
      </Suspense>
    </FaultBoundary>
  );
}

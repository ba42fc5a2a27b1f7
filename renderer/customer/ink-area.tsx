// The place for ink, loaded when it is first needed; where it cannot be loaded it says so.
import { lazy, Suspense } from 'react';
import type { InkDraft } from '../state/ink-draft.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { useWords } from './words.ts';

const InkPad = lazy(() => import('./ink-pad.tsx'));

interface Props {
  draft: InkDraft | null;
  /** It is written on the pad: the glass takes none meanwhile. */
  readOnly: boolean;
  onDraft: (draft: InkDraft) => void;
}

export function InkArea(props: Props) {
  const words = useWords().ink;
  return (
    <FaultBoundary
      fallback={
        <p className="sign-area sign-fault" role="alert">
          {words.padFault}
        </p>
      }
    >
      <Suspense fallback={<div className="sign-area" />}>
        <InkPad label={words.area} {...props} />
      </Suspense>
    </FaultBoundary>
  );
}

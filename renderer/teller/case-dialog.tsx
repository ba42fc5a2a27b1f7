// The dialogs of a case by name, so that the page keeps one at a time.
import { lazy, Suspense } from 'react';
import type { CaseDialogProps, DialogName } from './case-dialog-props.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { MoreDialog } from './more-dialog.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { CancelDialog, PauseDialog, RefuseDialog, WithdrawDialog } from './reason-dialogs.tsx';
import { ScamLibrary } from './scam-library.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

// Somebody else proves who they are: loaded when that is asked for.
const TakeOverDialog = lazy(() => import('./take-over-dialog.tsx'));
const WitnessDialog = lazy(() => import('./witness-dialog.tsx'));

export function CaseDialog({ name, ...props }: CaseDialogProps & { name: DialogName }) {
  const { slip, procedure } = props.view;
  switch (name) {
    case 'pause':
      return <PauseDialog {...props} />;
    case 'switch':
      return <SwitchDialog {...props} />;
    case 'cancel':
      return <CancelDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
    case 'refuse':
      return <RefuseDialog {...props} />;
    case 'correct':
      return slip && procedure.slip !== 'none' ? (
        <CorrectDialog caseId={props.view.id} kind={procedure.slip} slip={slip} onClose={props.onClose} />
      ) : null;
    case 'paper':
      return <PaperDialog {...props} />;
    case 'take-over':
      return (
        <Suspense fallback={null}>
          <TakeOverDialog {...props} />
        </Suspense>
      );
    case 'witness':
      return (
        <Suspense fallback={null}>
          <WitnessDialog {...props} />
        </Suspense>
      );
    case 'library':
      return <ScamLibrary view={props.view} onClose={props.onClose} />;
    case 'print':
      return <PrintDialog {...props} />;
    case 'more':
      return <MoreDialog {...props} />;
  }
}

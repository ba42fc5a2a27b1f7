// The dialogs of a case by name, so that the page keeps one at a time.
import type { CaseDialogProps } from './case-dialog-props.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { CancelDialog, PauseDialog, RefuseDialog, WithdrawDialog } from './reason-dialogs.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';

export type DialogName =
  | 'pause'
  | 'cancel'
  | 'withdraw'
  | 'refuse'
  | 'correct'
  | 'paper'
  | 'take-over'
  | 'witness';

export function CaseDialog({ name, ...props }: CaseDialogProps & { name: DialogName }) {
  switch (name) {
    case 'pause':
      return <PauseDialog {...props} />;
    case 'cancel':
      return <CancelDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
    case 'refuse':
      return <RefuseDialog {...props} />;
    case 'correct':
      return <CorrectDialog {...props} />;
    case 'paper':
      return <PaperDialog {...props} />;
    case 'take-over':
      return <TakeOverDialog {...props} />;
    case 'witness':
      return <WitnessDialog {...props} />;
  }
}

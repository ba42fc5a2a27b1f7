// The dialogs of a case by name, and what each is given.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';

export type DialogName =
  | 'pause'
  | 'switch'
  | 'cancel'
  | 'withdraw'
  | 'refuse'
  | 'correct'
  | 'paper'
  | 'take-over'
  | 'witness'
  | 'library'
  | 'print'
  | 'more';

export interface CaseDialogProps {
  view: TellerCaseView;
  onClose: () => void;
  /** Puts another dialog in this one's place. */
  onDialog: (name: DialogName) => void;
  onLeft: (sentence: string) => void;
}

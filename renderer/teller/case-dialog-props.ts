// What every dialog of a case is given.
import type { TellerCaseView } from '../../shared/contract/views.ts';

export interface CaseDialogProps {
  view: TellerCaseView;
  onClose: () => void;
  onLeft: (sentence: string) => void;
}

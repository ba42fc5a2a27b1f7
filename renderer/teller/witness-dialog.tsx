// The customer signed by mark: somebody else of the branch witnesses it with their own PIN.
import { useClient, useView } from '../shell/inner-context.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';
import { StaffPinDialog } from './staff-pin-dialog.tsx';

export function WitnessDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const { people, session } = useView();
  const notice = view.notice.sha256;
  return (
    <StaffPinDialog
      words={TELLER.witness}
      people={people.filter((person) => person.id !== session?.staff)}
      call={(command, witness, pin) =>
        client.teller.witnessMark({ command, caseId: view.id, notice, witness, pin })
      }
      onClose={onClose}
    />
  );
}

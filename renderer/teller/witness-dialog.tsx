// The customer signed by mark: somebody else who works with customers witnesses it with their own PIN.
import type { Role } from '../../shared/words/roles.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';
import { StaffPinDialog } from './staff-pin-dialog.tsx';

/** Those whose word the process takes; a case in hand is always that of the person who sits here. */
const WITNESSES: readonly Role[] = ['teller', 'lobby', 'supervisor', 'branch-head'];

export default function WitnessDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const { people, session } = useView();
  const notice = view.notice.sha256;
  const others = people.filter((person) => person.id !== session?.staff);
  return (
    <StaffPinDialog
      words={TELLER.witness}
      people={others.filter(({ roles }) => roles.some((role) => WITNESSES.includes(role)))}
      call={(command, witness, pin) =>
        client.teller.witnessMark({ command, caseId: view.id, notice, witness, pin })
      }
      onClose={onClose}
    />
  );
}

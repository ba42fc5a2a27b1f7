// A supervisor or branch head takes the second seat with their own PIN; the teller stays in the record.
import { useClient, useView } from '../shell/inner-context.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';
import { StaffPinDialog } from './staff-pin-dialog.tsx';

export function TakeOverDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const { people, session } = useView();
  const others = people.filter((person) => person.id !== session?.staff);
  const reviewers = others.filter(
    ({ roles }) =>
      roles.includes('branch-head') ||
      (view.outcome.decider !== 'branch-head' && roles.includes('supervisor')),
  );
  return (
    <StaffPinDialog
      words={TELLER.takeOver}
      aside={TELLER.takeOver.stays}
      people={reviewers}
      call={(command, staff, pin) => client.teller.takeOver({ command, caseId: view.id, staff, pin })}
      onClose={onClose}
    />
  );
}

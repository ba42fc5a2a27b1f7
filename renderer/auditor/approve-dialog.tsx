// A full export by two: who sits here has asked for it, and somebody else agrees with their own PIN.
import { EXPORT_APPROVERS } from '../../shared/words/roles.ts';
import { useView } from '../shell/inner-context.tsx';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore } from './store-context.tsx';

const WORDS = AUDITOR.approve;

export function ApproveDialog({ onClose }: { onClose: () => void }) {
  const { exports } = useAuditorStore();
  const { people, session } = useView();
  const approvers = people.filter(
    ({ id, roles }) => id !== session?.staff && roles.some((role) => EXPORT_APPROVERS.includes(role)),
  );
  return (
    <StaffPinDialog
      words={WORDS}
      aside={WORDS.aside}
      people={approvers}
      call={(command, approver, pin) => exports.startFull(command, approver, pin)}
      onClose={onClose}
    />
  );
}

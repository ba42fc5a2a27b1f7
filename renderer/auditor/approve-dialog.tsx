// A full export by two: who sits here has asked for it, and somebody else agrees with their own PIN.
import { useApprovers } from '../shell/use-approvers.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore } from './store-context.tsx';

const WORDS = AUDITOR.approve;

export function ApproveDialog({ onClose }: { onClose: () => void }) {
  const { exports } = useAuditorStore();
  const approvers = useApprovers('export');
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

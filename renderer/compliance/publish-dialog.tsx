// Publishing by two: who sits here has asked for it, and somebody else agrees with their own PIN.
import { ORPCError } from '@orpc/client';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import type { Fault, Subject } from './compliance-store.ts';
import { faultsIn } from './fault-table.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore } from './store-context.tsx';

const WORDS = COMPLIANCE.publish;

interface Props {
  subject: Subject;
  onRefused: (faults: readonly Fault[]) => void;
  onClose: () => void;
}

export function PublishDialog({ subject, onRefused, onClose }: Props) {
  const client = useClient();
  const store = useComplianceStore();
  const approvers = useApprovers('publish');

  const publish = async (command: string, approver: string, pin: string) => {
    const byTwo = { command, approver, pin };
    try {
      if (subject.what === 'pack')
        await client.compliance.publishPack({ ...byTwo, sha256: subject.pack.sha256 });
      else await client.compliance.publishLocal({ ...byTwo, ...subject.content });
    } catch (error) {
      const faults = error instanceof ORPCError ? faultsIn(error.data) : [];
      if (faults.length > 0) onRefused(faults);
      throw error;
    }
    const what =
      subject.what === 'pack' ? WORDS.donePack(COMPLIANCE.packName(subject.pack)) : WORDS.doneLocal;
    void store.published(`${what}${WORDS.doneAfter}`);
  };

  return (
    <StaffPinDialog words={WORDS} aside={WORDS.aside} people={approvers} call={publish} onClose={onClose} />
  );
}

// 换人办理: a colleague goes on with the case in hand at this counter, with their own PIN. Whoever opened it stays in the record.
import { useState } from 'react';
import { HAND_ON_REASON_NAMES, type HandOnReason } from '../../shared/case/hand-on-reasons.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { HAND_ON } from './hand-on-sentences.ts';
import { StaffPinDialog } from './staff-pin-dialog.tsx';

/** Whoever gives the case away is here: that they went home is for a reviewer to say. */
const REASONS = ['shift-change', 'called-away', 'knows-better'] as const satisfies readonly HandOnReason[];

export function HandOnDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const client = useClient();
  const { people, session } = useView();
  const [reason, setReason] = useState<HandOnReason | null>(null);
  const tellers = people.filter(({ id, roles }) => id !== session?.staff && roles.includes('teller'));
  const handOn = async (command: string, staff: string, pin: string) =>
    reason && client.teller.handOn({ command, caseId, staff, pin, reason });
  return (
    <StaffPinDialog
      words={HAND_ON.pin}
      aside={HAND_ON.aside}
      people={tellers}
      ready={reason !== null}
      call={handOn}
      onClose={onClose}
    >
      <fieldset className="stack-tight">
        <legend>{HAND_ON.why}</legend>
        {REASONS.map((code) => (
          <label key={code} className="radio-chip">
            <input type="radio" name="reason" checked={reason === code} onChange={() => setReason(code)} />
            {HAND_ON_REASON_NAMES[code]}
          </label>
        ))}
      </fieldset>
    </StaffPinDialog>
  );
}

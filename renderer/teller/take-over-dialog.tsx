// A supervisor or branch head takes the second seat with their own PIN; the teller stays in the record. Where none of them is here, somebody else
// does by the code from the envelope.
import { useState } from 'react';
import { EmergencyDialog } from '../emergency/emergency-dialog.tsx';
import { EMERGENCY } from '../emergency/sentences.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';
import { StaffPinDialog } from './staff-pin-dialog.tsx';

export default function TakeOverDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const { people, session, emergency } = useView();
  const [isEmergency, setEmergency] = useState(false);
  const deciders = ['branch-head', ...(view.outcome.decider === 'branch-head' ? [] : ['supervisor'])] as (
    | 'branch-head'
    | 'supervisor'
  )[];
  const running = emergency?.running;
  const reviewers = people.flatMap((person) => {
    if (person.id === session?.staff) return [];
    const roles = running?.staff === person.id ? [...person.roles, running.role] : person.roles;
    return deciders.some((role) => roles.includes(role)) ? [{ ...person, roles }] : [];
  });
  if (isEmergency) return <EmergencyDialog forCase={{ id: view.id, roles: deciders }} onClose={onClose} />;
  return (
    <StaffPinDialog
      words={TELLER.takeOver}
      aside={TELLER.takeOver.stays}
      people={reviewers}
      other={
        emergency?.code === 'ready' &&
        !running && (
          <div className="row">
            <Button look="quiet" onClick={() => setEmergency(true)}>
              {EMERGENCY.atCounter}
            </Button>
          </div>
        )
      }
      call={(command, staff, pin) => client.teller.takeOver({ command, caseId: view.id, staff, pin })}
      onClose={onClose}
    />
  );
}

// Adds a person: number, name, roles and their first PIN.
import { type FormEvent, useId, useState } from 'react';
import type { Role } from '../../shared/words/roles.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { PinTwice } from './pin-twice.tsx';
import { RoleBoxes } from './role-boxes.tsx';
import { ADMIN } from './sentences.ts';
import { idFault, nameFault, pinFaults, rolesFault } from './staff.ts';

const WORDS = ADMIN.form;

interface Props {
  taken: readonly string[];
  onClose: () => void;
  onDone: (said: string) => void;
}

export function AddDialog({ taken, onClose, onDone }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const faults = [
    idFault(id, taken),
    nameFault(name),
    rolesFault(roles),
    ...Object.values(pinFaults(pins.pin, pins.again)),
  ];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.some(Boolean)) return;
    const person = { id, name: name.trim(), roles, pin: pins.pin };
    const sent = await run((command) => client.admin.addStaff({ command, ...person }));
    if (sent?.ok) onDone(ADMIN.done.added(person.name));
  };

  return (
    <Dialog
      wide
      title={WORDS.addTitle}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy}>
          {WORDS.add}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <div className="two-fields">
          <Field
            label={WORDS.id}
            aid={WORDS.idAid}
            value={id}
            maxLength={20}
            autoFocus
            onChange={(event) => setId(event.target.value)}
            fault={tried ? idFault(id, taken) : undefined}
          />
          <Field
            label={WORDS.name}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
            fault={tried ? nameFault(name) : undefined}
          />
        </div>
        <RoleBoxes roles={roles} onChange={setRoles} tried={tried} />
        <PinTwice pins={pins} onChange={setPins} tried={tried} />
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

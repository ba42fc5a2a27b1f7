// Changes a person's name, roles or status. Nobody is deleted: who leaves is disabled, and history stays.
import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RoleBoxes } from './role-boxes.tsx';
import { ADMIN } from './sentences.ts';
import { nameFault, rolesFault, type Staff } from './staff.ts';

const WORDS = ADMIN.form;
const STATUSES = ['active', 'disabled'] as const;

interface Props {
  person: Staff;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function ChangeDialog({ person, onClose, onDone }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState(person.roles);
  const [status, setStatus] = useState(person.status);
  const [tried, setTried] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameFault(name) || rolesFault(roles)) return;
    const change = { id: person.id, name: name.trim(), roles, status };
    const sent = await run((command) => client.admin.changeStaff({ command, ...change }));
    if (!sent?.ok) return;
    const leaves = person.status === 'active' && status === 'disabled';
    onDone(leaves ? ADMIN.done.disabled(change.name) : ADMIN.done.changed(change.name));
  };

  return (
    <Dialog
      wide
      title={WORDS.changeTitle(person.name)}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy}>
          {WORDS.save}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <div className="two-fields">
          <Field
            label={WORDS.name}
            value={name}
            maxLength={40}
            autoFocus
            onChange={(event) => setName(event.target.value)}
            fault={tried ? nameFault(name) : undefined}
          />
          <p className="staff-id">
            <span className="quiet">{WORDS.id}</span> {person.id}
          </p>
        </div>
        <RoleBoxes roles={roles} onChange={setRoles} tried={tried} />
        <fieldset className="stack-tight">
          <legend className="role-legend">{WORDS.status}</legend>
          <div className="row">
            {STATUSES.map((each) => (
              <label key={each} className="radio-chip">
                <input
                  type="radio"
                  name="status"
                  checked={status === each}
                  onChange={() => setStatus(each)}
                />
                {ADMIN.status[each]}
              </label>
            ))}
          </div>
          <p className="quiet small">{WORDS.statusAid}</p>
        </fieldset>
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

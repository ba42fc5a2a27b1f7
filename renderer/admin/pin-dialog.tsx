// Gives a person a new PIN; the old one counts no more.
import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { PinTwice } from './pin-twice.tsx';
import { ADMIN } from './sentences.ts';
import { pinFaults, type Staff } from './staff.ts';

const WORDS = ADMIN.form;

interface Props {
  person: Staff;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function PinDialog({ person, onClose, onDone }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [tried, setTried] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(pinFaults(pins.pin, pins.again)).some(Boolean)) return;
    const sent = await run((command) => client.admin.resetPin({ command, id: person.id, pin: pins.pin }));
    if (sent?.ok) onDone((person.hasPin ? ADMIN.done.pinReset : ADMIN.done.pinSet)(person.name));
  };

  return (
    <Dialog
      title={(person.hasPin ? WORDS.pinTitle : WORDS.firstPinTitle)(person.name)}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy}>
          {person.hasPin ? WORDS.reset : WORDS.setPin}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <PinTwice pins={pins} onChange={setPins} tried={tried} autoFocus />
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

// Whom to ring when a window will not work any more: the number stands on the page of a window that stopped.
import { type FormEvent, useState } from 'react';
import { HELP_PHONE } from '../../shared/station/settings.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { SETTINGS } from './settings-sentences.ts';

const WORDS = SETTINGS.helpPhone;

export function HelpPhoneForm() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const now = useView().station?.helpPhone ?? '';
  const [typed, setTyped] = useState(now);
  const [said, setSaid] = useState<string | null>(null);
  const phone = typed.trim();
  const isFit = HELP_PHONE.test(phone);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaid(null);
    if (!isFit || phone === now) return;
    const sent = await run((command) => client.settings.setHelpPhone({ command, phone }));
    if (sent?.ok) setSaid(WORDS.done(phone));
  };
  return (
    <form className="sheet stack settings" noValidate onSubmit={submit}>
      {said && <NoticeLine>{said}</NoticeLine>}
      <Field
        label={WORDS.label}
        aid={WORDS.aid}
        inputMode="tel"
        maxLength={30}
        value={typed}
        fault={phone === '' || isFit ? undefined : WORDS.fault}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="quiet">{now ? WORDS.now(now) : WORDS.none}</p>
      <ProblemLine problem={problem} />
      <Button look="main" type="submit" className="settings-save" disabled={busy || !isFit || phone === now}>
        {WORDS.save}
      </Button>
    </form>
  );
}

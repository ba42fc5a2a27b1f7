// What the branch sets for this machine. What makes it less safe is agreed to by a second person.
import { type FormEvent, useState } from 'react';
import { IDLE_LOCK } from '../../shared/station/settings.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HelpPhoneForm } from './help-phone-form.tsx';
import { RestartForm } from './restart-form.tsx';
import { SettingsFileForm } from './settings-file-form.tsx';
import { SETTINGS } from './settings-sentences.ts';

const WORDS = SETTINGS.idleLock;

function IdleLockForm() {
  const client = useClient();
  const approvers = useApprovers('lock');
  const { run, busy, problem } = useCommand();
  const now = (useView().session?.lockAfterMs ?? IDLE_LOCK.usual * 60_000) / 60_000;
  const [typed, setTyped] = useState(String(now));
  const [said, setSaid] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const minutes = /^\d{1,2}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN;
  const isFit = minutes >= IDLE_LOCK.least && minutes <= IDLE_LOCK.most;
  const done = () => setSaid(WORDS.done(minutes));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaid(null);
    if (!isFit || minutes === now) return;
    if (minutes > IDLE_LOCK.alone) {
      setAsking(true);
      return;
    }
    const sent = await run((command) => client.settings.setIdleLock({ command, minutes }));
    if (sent?.ok) done();
  };
  return (
    <>
      <form className="sheet stack settings" noValidate onSubmit={submit}>
        {said && <NoticeLine>{said}</NoticeLine>}
        <Field
          label={WORDS.label}
          aid={WORDS.aid}
          inputMode="numeric"
          maxLength={2}
          value={typed}
          fault={isFit ? undefined : WORDS.fault}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="quiet">{WORDS.now(now)}</p>
        <ProblemLine problem={problem} />
        <Button
          look="main"
          type="submit"
          className="settings-save"
          disabled={busy || !isFit || minutes === now}
        >
          {minutes > IDLE_LOCK.alone ? WORDS.goOn : WORDS.save}
        </Button>
      </form>
      {asking && (
        <StaffPinDialog
          words={WORDS.second}
          aside={WORDS.second.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            await client.settings.setIdleLock({ command, minutes, second: { approver, pin } });
            done();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

export function SettingsPage() {
  return (
    <div className="room-page settings-page">
      <h1>{SETTINGS.title}</h1>
      <IdleLockForm />
      <HelpPhoneForm />
      <RestartForm />
      <SettingsFileForm />
      <p className="quiet small">{SETTINGS.recorded}</p>
    </div>
  );
}

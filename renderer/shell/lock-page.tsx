// The lock: asks the person who was working for their own PIN, and lets somebody else sign in. Nothing of the case is shown.
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { SignInPage } from './sign-in-page.tsx';
import { useCommand } from './use-command.ts';

export function LockPage() {
  const { session } = useView();
  const [other, setOther] = useState(false);
  if (!other) return <UnlockForm onOther={() => setOther(true)} />;
  return <SignInPage locked={{ by: session?.name ?? '', onBack: () => setOther(false) }} />;
}

function UnlockForm({ onOther }: { onOther: () => void }) {
  const { session, station } = useView();
  const client = useClient();
  const { run, busy, problem, clear } = useCommand();
  const [pin, setPin] = useState('');
  const waiting = problem?.code === 'PIN_LOCKED';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWholePin(pin) || waiting) return;
    await run((command) => client.station.unlock({ command, pin }));
    setPin('');
  };
  return (
    <main className="plain-page">
      <form className="sheet stack door-sheet" onSubmit={submit}>
        <h1>{SHELL.lockTitle}</h1>
        <p>{session ? SHELL.lockFor(session.name) : ''}</p>
        <p className="quiet small">{SHELL.lockKept}</p>
        <PinField value={pin} onChange={setPin} autoFocus disabled={waiting} again={problem?.at} />
        <ProblemLine problem={problem} onUnlocked={clear} />
        <div className="row">
          <Button look="quiet" onClick={onOther}>
            {SHELL.signInOther}
          </Button>
          <Button look="main" type="submit" className="grow" disabled={busy || waiting || !isWholePin(pin)}>
            {SHELL.unlock}
          </Button>
        </div>
        {station && (
          <p className="quiet small">
            {station.branch} · {station.device}
          </p>
        )}
      </form>
    </main>
  );
}

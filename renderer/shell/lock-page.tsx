// The lock: asks the person who was working for their own PIN, and lets somebody else sign in. Nothing of the case is shown.
import { useState } from 'react';
import { useClient, useView } from './inner-context.tsx';
import { OwnPinForm } from './own-pin-form.tsx';
import { SHELL } from './sentences.ts';
import { SignInPage } from './sign-in-page.tsx';

export function LockPage() {
  const { session } = useView();
  const [other, setOther] = useState(false);
  if (!other) return <UnlockForm onOther={() => setOther(true)} />;
  return <SignInPage locked={{ by: session?.name ?? '', onBack: () => setOther(false) }} />;
}

function UnlockForm({ onOther }: { onOther: () => void }) {
  const { session, station } = useView();
  const client = useClient();
  const place = station && (
    <p className="quiet small">
      {station.branch} · {station.device}
    </p>
  );
  return (
    <OwnPinForm
      title={SHELL.lockTitle}
      enter={SHELL.unlock}
      call={(command, pin) => client.station.unlock({ command, pin })}
      other={SHELL.signInOther}
      onOther={onOther}
      foot={place}
    >
      <p>{session ? SHELL.lockFor(session.name) : ''}</p>
      <p className="quiet small">{SHELL.lockKept}</p>
    </OwnPinForm>
  );
}

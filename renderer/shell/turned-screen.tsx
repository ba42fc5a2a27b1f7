// This window while it is turned to the customer: their page at full size, and one key by which staff take it back with their PIN.
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const CustomerScreen = lazy(() =>
  import('../customer/customer-screen.tsx').then(({ CustomerScreen: page }) => ({ default: page })),
);
const WORDS = SHELL.turned;

export function TurnedScreen() {
  const { outer } = useView();
  const client = useClient();
  const [asks, setAsks] = useState(false);
  return (
    <div className="turned-screen">
      {/* Kept as it is under the question: a signature half written is not lost by it. */}
      <div className="turned-customer" hidden={asks}>
        <Suspense fallback={null}>
          <CustomerScreen client={client} view={outer ?? null} lost={false} />
        </Suspense>
      </div>
      {asks ? (
        <BackForm onStay={() => setAsks(false)} />
      ) : (
        <footer className="turned-foot">
          <Button look="quiet" onClick={() => setAsks(true)}>
            {WORDS.back}
          </Button>
        </footer>
      )}
    </div>
  );
}

function BackForm({ onStay }: { onStay: () => void }) {
  const client = useClient();
  const { run, busy, problem, clear } = useCommand();
  const [pin, setPin] = useState('');
  const waiting = problem?.code === 'PIN_LOCKED';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWholePin(pin) || waiting) return;
    await run((command) => client.station.turnBack({ command, pin }));
    setPin('');
  };
  return (
    <main className="plain-page">
      <form className="sheet stack door-sheet" onSubmit={submit}>
        <h1>{WORDS.title}</h1>
        <p>{WORDS.text}</p>
        <PinField value={pin} onChange={setPin} autoFocus disabled={waiting} again={problem?.at} />
        <ProblemLine problem={problem} onUnlocked={clear} />
        <div className="row">
          <Button look="quiet" onClick={onStay}>
            {WORDS.stay}
          </Button>
          <Button look="main" type="submit" className="grow" disabled={busy || waiting || !isWholePin(pin)}>
            {WORDS.done}
          </Button>
        </div>
      </form>
    </main>
  );
}

// The page on which whoever works here proves with their own PIN that it is them: to unlock, or to take the turned screen back.
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useCommand } from './use-command.ts';

interface Props {
  title: string;
  /** Said above the PIN. */
  children: ReactNode;
  enter: string;
  call: (command: string, pin: string) => Promise<unknown>;
  /** What else can be done from here. */
  other: string;
  onOther: () => void;
  foot?: ReactNode;
}

export function OwnPinForm({ title, children, enter, call, other, onOther, foot }: Props) {
  const { run, busy, problem, clear } = useCommand();
  const [pin, setPin] = useState('');
  const waiting = problem?.code === 'PIN_LOCKED';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWholePin(pin) || waiting) return;
    await run((command) => call(command, pin));
    setPin('');
  };
  return (
    <main className="plain-page">
      <form className="sheet stack door-sheet" onSubmit={submit}>
        <h1>{title}</h1>
        {children}
        <PinField value={pin} onChange={setPin} autoFocus disabled={waiting} again={problem?.at} />
        <ProblemLine problem={problem} onUnlocked={clear} />
        <div className="row">
          <Button look="quiet" onClick={onOther}>
            {other}
          </Button>
          <Button look="main" type="submit" className="grow" disabled={busy || waiting || !isWholePin(pin)}>
            {enter}
          </Button>
        </div>
        {foot}
      </form>
    </main>
  );
}

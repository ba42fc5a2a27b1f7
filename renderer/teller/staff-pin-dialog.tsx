// A second person acts at this counter: choose who it is, then their own PIN.
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { foundBy } from '../ui/find-person.ts';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { UI } from '../ui/sentences.ts';

interface Props {
  words: { title: string; who: string; none: string; enter: string };
  aside?: string;
  people: InnerView['people'];
  /** What else is chosen before the PIN counts. */
  children?: ReactNode;
  /** What else can be done, also where nobody is here. */
  other?: ReactNode;
  /** Whether it was chosen. */
  ready?: boolean;
  call: (command: string, staff: string, pin: string) => Promise<unknown>;
  onClose: () => void;
}

export function StaffPinDialog({
  words,
  aside,
  people: all,
  children,
  other,
  ready = true,
  call,
  onClose,
}: Props) {
  const form = useId();
  const { run, busy, problem, clear } = useCommand();
  // Whoever has no PIN yet can prove nothing with it.
  const people = useMemo(() => all.filter(({ noPin }) => !noPin), [all]);
  const list = useLongList(people, foundBy);
  // Where one person only can act, there is nothing to choose between: their PIN is all that is asked.
  const only = people.length === 1 ? (people[0]?.id ?? null) : null;
  const [staff, setStaff] = useState<string | null>(only);
  const [pin, setPin] = useState('');
  const waiting = problem?.code === 'PIN_LOCKED';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!staff || !ready || !isWholePin(pin) || waiting) return;
    const sent = await run((command) => call(command, staff, pin));
    setPin('');
    if (sent?.ok) onClose();
  };
  const choose = (id: string) => {
    setStaff(id);
    clear();
  };
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <Button
          look="main"
          type="submit"
          form={form}
          disabled={busy || waiting || !staff || !ready || !isWholePin(pin)}
        >
          {words.enter}
        </Button>
      }
    >
      {people.length === 0 ? (
        <div className="stack">
          <p>{words.none}</p>
          {other}
        </div>
      ) : (
        <form id={form} className="staff-pin" onSubmit={submit}>
          <div className="stack">
            <fieldset className="stack-tight">
              <legend>{words.who}</legend>
              <LongListFrame list={list} label={UI.findPerson}>
                {list.shown.map((person) => (
                  <label key={person.id} className="radio-chip staff-chip">
                    <input
                      type="radio"
                      name="staff"
                      checked={staff === person.id}
                      onChange={() => choose(person.id)}
                    />
                    <span>{person.name}</span>
                    <span className="quiet small">
                      {person.roles.map((role) => ROLE_NAMES[role]).join('、')}
                    </span>
                  </label>
                ))}
              </LongListFrame>
            </fieldset>
            {children}
            {aside && <p className="quiet small">{aside}</p>}
            <ProblemLine problem={problem} onUnlocked={clear} />
            {other}
          </div>
          <PinField
            value={pin}
            onChange={setPin}
            autoFocus={only !== null}
            disabled={waiting}
            again={problem?.at}
          />
        </form>
      )}
    </Dialog>
  );
}

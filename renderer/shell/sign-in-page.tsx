// Signing in: choose the person, the room where there are several, and key the PIN.
import { type FormEvent, lazy, Suspense, useMemo, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { ROLE_NAMES, type Role } from '../../shared/words/roles.ts';
import { Button } from '../ui/button.tsx';
import { foundBy } from '../ui/find-person.ts';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const EmergencyDoor = lazy(() => import('../emergency/emergency-door.tsx'));

type Person = InnerView['people'][number];

interface Props {
  /** The counter is locked by somebody who is away: their work stays theirs, and the way back to their PIN stays open. */
  locked?: { by: string; onBack: () => void };
}

export function SignInPage({ locked }: Props) {
  const { people, station, packRefused } = useView();
  const [person, setPerson] = useState<Person | null>(null);
  return (
    <main className="plain-page">
      <section className="sheet stack sign-in">
        <div className="sign-in-head">
          <h1>{SHELL.product}</h1>
          {station && (
            <p className="quiet">
              {station.bank} · {station.branch} · {station.device}
            </p>
          )}
        </div>
        {packRefused && <NoticeLine>{SHELL.packRefused(packRefused)}</NoticeLine>}
        {person?.noPin ? (
          <NoPinYet name={person.name} onBack={() => setPerson(null)} />
        ) : person ? (
          <PinForm key={person.id} person={person} onBack={() => setPerson(null)} />
        ) : (
          <>
            <PersonList people={people} onChoose={setPerson} />
            <Suspense fallback={null}>
              <EmergencyDoor />
            </Suspense>
            {locked && (
              <div className="sign-in-locked">
                <p className="quiet small">{SHELL.lockStays(locked.by)}</p>
                <Button look="quiet" onClick={locked.onBack}>
                  {SHELL.backToLock}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
    </main>
  );
}

function PersonList({ people, onChoose }: { people: readonly Person[]; onChoose: (person: Person) => void }) {
  // Of a whole bank's roster those come first who work here: they have set a PIN.
  const ordered = useMemo(
    () => people.toSorted((a, b) => Number(a.noPin ?? false) - Number(b.noPin ?? false)),
    [people],
  );
  const list = useLongList(ordered, foundBy);
  if (people.length === 0) return <p>{SHELL.noPeople}</p>;
  const only = () => list.shown[0] && onChoose(list.shown[0]);
  return (
    <div className="stack-tight">
      <h2>{SHELL.choosePerson}</h2>
      <LongListFrame list={list} label={SHELL.findPerson} autoFocus onOnly={only}>
        <ul className="person-list">
          {list.shown.map((person) => (
            <li key={person.id}>
              <button type="button" className="person" onClick={() => onChoose(person)}>
                <span className="person-name">{person.name}</span>
                <span className="quiet small person-roles">
                  {person.roles.map((role) => ROLE_NAMES[role]).join('、')}
                  <br />
                  {person.id}
                  {person.noPin && ` · ${SHELL.noPin}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </LongListFrame>
    </div>
  );
}

function PinForm({ person, onBack }: { person: Person; onBack: () => void }) {
  const client = useClient();
  const running = useView().emergency?.running;
  const roles = running?.staff === person.id ? [...person.roles, running.role] : person.roles;
  const { run, busy, problem, clear } = useCommand();
  const [pin, setPin] = useState('');
  const [room, setRoom] = useState<Role | null>(roles.length === 1 ? (roles[0] ?? null) : null);
  const waiting = problem?.code === 'PIN_LOCKED';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!room || !isWholePin(pin) || waiting) return;
    await run((command) => client.station.signIn({ command, staff: person.id, pin, room }));
    setPin('');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>{SHELL.pinFor(person.name)}</h2>
      {roles.length > 1 && (
        <fieldset className="stack-tight">
          <legend>{SHELL.chooseRoom}</legend>
          <div className="row">
            {roles.map((role) => (
              <label key={role} className="radio-chip">
                <input type="radio" name="room" checked={room === role} onChange={() => setRoom(role)} />
                {ROLE_NAMES[role]}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <PinField value={pin} onChange={setPin} autoFocus disabled={waiting} again={problem?.at} />
      <ProblemLine problem={problem} onUnlocked={clear} />
      <div className="row">
        <Button look="quiet" onClick={onBack}>
          {SHELL.otherPerson}
        </Button>
        <Button
          look="main"
          type="submit"
          className="grow"
          disabled={busy || waiting || !room || !isWholePin(pin)}
        >
          {SHELL.enter}
        </Button>
      </div>
    </form>
  );
}

function NoPinYet({ name, onBack }: { name: string; onBack: () => void }) {
  return (
    <div className="stack">
      <h2>{SHELL.noPinTitle(name)}</h2>
      <p>{SHELL.noPinNext}</p>
      <div className="row">
        <Button autoFocus onClick={onBack}>
          {SHELL.otherPerson}
        </Button>
      </div>
    </div>
  );
}

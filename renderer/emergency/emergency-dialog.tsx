// Takes over a role: first who, which and why, then the person's own PIN and the code from the envelope.
import { type FormEvent, useId, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { EMERGENCY_REASON, type EmergencyRole, emergencyRolesFor } from '../../shared/words/emergency.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Problem } from '../state/send.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { foundBy } from '../ui/find-person.ts';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { UI } from '../ui/sentences.ts';
import '../teller/case-dialogs.css';
import { EMERGENCY } from './sentences.ts';

const WORDS = EMERGENCY.begin;
type Person = InnerView['people'][number];

interface Props {
  /** The case in hand, whose reviewer is missing, and who may decide it; absent at the door. */
  forCase?: { id: string; roles: readonly EmergencyRole[] };
  onClose: () => void;
}

interface Chosen {
  person: Person;
  role: EmergencyRole;
  reason: string;
}

export function EmergencyDialog({ forCase, onClose }: Props) {
  const { emergency } = useView();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [proving, setProving] = useState(false);
  const state = emergency?.code ?? 'none';
  if (state !== 'ready' && !proving)
    return (
      <Dialog title={WORDS.title} onClose={onClose}>
        <p>{WORDS.none[state]}</p>
      </Dialog>
    );
  if (chosen && proving)
    return <Prove chosen={chosen} forCase={forCase?.id} onBack={() => setProving(false)} onDone={onClose} />;
  return (
    <Choose
      first={chosen}
      allowed={forCase?.roles}
      onClose={onClose}
      onChosen={(next) => {
        setChosen(next);
        setProving(true);
      }}
    />
  );
}

interface ChooseProps {
  first: Chosen | null;
  allowed: readonly EmergencyRole[] | undefined;
  onChosen: (chosen: Chosen) => void;
  onClose: () => void;
}

function Choose({ first, allowed, onChosen, onClose }: ChooseProps) {
  const form = useId();
  const { people, session } = useView();
  const rolesOf = ({ roles }: Person) =>
    emergencyRolesFor(roles).filter((role) => !allowed || allowed.includes(role));
  // Whoever serves the case does not review it; whoever has no PIN yet can prove nothing.
  const others = people.filter(
    (one) => !one.noPin && rolesOf(one).length > 0 && (!allowed || one.id !== session?.staff),
  );
  const list = useLongList(others, foundBy);
  const [person, setPerson] = useState<Person | null>(first?.person ?? null);
  const [role, setRole] = useState<EmergencyRole | null>(first?.role ?? null);
  const [reason, setReason] = useState(first?.reason ?? '');
  const [tried, setTried] = useState(false);
  const roles = person ? rolesOf(person) : [];
  const taken = roles.length === 1 ? roles[0] : roles.find((one) => one === role);
  const isShort = reason.trim().length < EMERGENCY_REASON.least;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (person && taken && !isShort) onChosen({ person, role: taken, reason: reason.trim() });
  };
  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={!person || !taken}>
          {WORDS.next}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{WORDS.intro}</p>
        {others.length === 0 ? (
          <p>{WORDS.nobody}</p>
        ) : (
          <fieldset className="stack-tight">
            <legend>{WORDS.who}</legend>
            <LongListFrame list={list} label={UI.findPerson}>
              <div className="row">
                {list.shown.map((one) => (
                  <label key={one.id} className="radio-chip">
                    <input
                      type="radio"
                      name="emergency-person"
                      checked={person?.id === one.id}
                      onChange={() => setPerson(one)}
                    />
                    {one.name}
                  </label>
                ))}
              </div>
            </LongListFrame>
          </fieldset>
        )}
        {roles.length > 0 && (
          <RadioChips
            legend={WORDS.role}
            name="emergency-role"
            options={roles.map((code) => ({ code, label: ROLE_NAMES[code] }))}
            chosen={taken ?? null}
            onChoose={setRole}
          />
        )}
        <Field
          label={WORDS.reason}
          aid={WORDS.reasonAid}
          fault={tried && isShort ? WORDS.reasonShort : undefined}
          maxLength={EMERGENCY_REASON.most}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </form>
    </Dialog>
  );
}

interface ProveProps {
  chosen: Chosen;
  forCase: string | undefined;
  onBack: () => void;
  onDone: () => void;
}

/** A wrong code is counted and waited for as a wrong PIN is. */
function told(problem: Problem | null): Problem | null {
  if (problem?.code === 'CODE_LOCKED') return { ...problem, code: 'PIN_LOCKED' };
  if (problem?.code !== 'CODE_WRONG') return problem;
  const { triesLeft } = problem.data as { triesLeft: number };
  return { ...problem, sentence: WORDS.wrong(triesLeft) };
}

function Prove({ chosen: { person, role, reason }, forCase, onBack, onDone }: ProveProps) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem, clear } = useCommand();
  const [pin, setPin] = useState('');
  const [code, setCode] = useState('');
  const waiting = problem?.code === 'PIN_LOCKED' || problem?.code === 'CODE_LOCKED';
  const ready = isWholePin(pin) && code.trim() !== '' && !waiting;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const asked = { staff: person.id, pin, code: code.trim(), role, reason };
    const sent = await run((command) =>
      client.emergency.begin({ command, ...asked, ...(forCase && { forCase }) }),
    );
    setPin('');
    if (sent?.ok) onDone();
  };
  return (
    <Dialog
      wide
      title={WORDS.prove(person.name, role)}
      onClose={onBack}
      closing={WORDS.back}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || !ready}>
          {WORDS.enter}
        </Button>
      }
    >
      <form id={form} className="staff-pin" onSubmit={submit} noValidate>
        <div className="stack">
          <Field
            label={WORDS.code}
            aid={WORDS.codeAid}
            value={code}
            maxLength={40}
            autoCapitalize="characters"
            onChange={({ target }) => setCode(target.value)}
          />
          <ProblemLine problem={told(problem)} onUnlocked={clear} />
        </div>
        <PinField label={WORDS.pin} value={pin} onChange={setPin} disabled={waiting} again={problem?.at} />
      </form>
    </Dialog>
  );
}

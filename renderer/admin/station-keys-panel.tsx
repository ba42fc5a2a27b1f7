// The other stations of the branch whose hand-overs are taken here, and this station's own key for them to enrol.
import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { ADMIN } from './sentences.ts';
import { STATIONS } from './station-key-sentences.ts';

type Known = Awaited<ReturnType<Client['lobby']['stations']>>;
type Other = Known['stations'][number];

export function StationKeysPanel() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [known, setKnown] = useState<Known | null>(null);
  const [enrolling, setEnrolling] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const load = useCallback(async () => {
    const sent = await run(() => client.lobby.stations());
    if (sent?.ok) setKnown(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const drop = async (name: string) => {
    const sent = await run((command) => client.lobby.dropStation({ command, name }));
    if (!sent?.ok) return;
    setSaid(STATIONS.dropped(name));
    await load();
  };
  const done = () => {
    setEnrolling(false);
    setSaid(STATIONS.done);
    void load();
  };

  return (
    <section className="sheet stack" aria-labelledby="stations-title">
      <div>
        <h2 id="stations-title">{STATIONS.title}</h2>
        <p className="quiet small">{STATIONS.intro}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {known && (
        <>
          {known.stations.length === 0 && <p>{STATIONS.none}</p>}
          {known.stations.map(({ name, fingerprint }) => (
            <div key={name} className="stack-tight">
              <h3>{name}</h3>
              <Fingerprint text={fingerprint} />
              <div className="row">
                <Button aria-label={STATIONS.dropNamed(name)} disabled={busy} onClick={() => void drop(name)}>
                  {STATIONS.drop}
                </Button>
              </div>
            </div>
          ))}
          <div className="stack-tight">
            <h3>{STATIONS.own}</h3>
            <p className="station-key">{known.own}</p>
          </div>
          <div className="row">
            <Button onClick={() => setEnrolling(true)}>{STATIONS.enrol}</Button>
          </div>
        </>
      )}
      {enrolling && <EnrolStation onClose={() => setEnrolling(false)} onDone={done} />}
    </section>
  );
}

/** Typed, compared by fingerprint, agreed to by a second person: as head office's key is. */
function EnrolStation({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const client = useClient();
  const approvers = useApprovers('keys');
  const [key, setKey] = useState('');
  const [read, setRead] = useState<Other | null>(null);
  const [compared, setCompared] = useState(false);
  if (!read) return <TypeKey text={key} onType={setKey} onRead={setRead} onClose={onClose} />;
  if (!compared)
    return <CompareKey read={read} onBack={() => setRead(null)} onSame={() => setCompared(true)} />;
  return (
    <StaffPinDialog
      words={ADMIN.headOffice.second}
      aside={ADMIN.headOffice.second.aside}
      people={approvers}
      call={async (command, approver, pin) => {
        await client.lobby.enrolStation({ command, approver, pin, key: key.trim() });
        onDone();
      }}
      onClose={() => setCompared(false)}
    />
  );
}

interface TypeProps {
  text: string;
  onType: (text: string) => void;
  onRead: (read: Other) => void;
  onClose: () => void;
}

function TypeKey({ text, onType, onRead, onClose }: TypeProps) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sent = await run(() => client.lobby.readStation({ key: text.trim() }));
    if (sent?.ok) onRead(sent.value);
  };
  return (
    <Dialog
      wide
      title={STATIONS.enrol}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || text.trim() === ''}>
          {ADMIN.headOffice.form.read}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <Field
          label={STATIONS.key}
          aid={STATIONS.keyAid}
          value={text}
          maxLength={300}
          autoFocus
          onChange={(event) => onType(event.target.value)}
        />
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

function CompareKey({ read, onBack, onSame }: { read: Other; onBack: () => void; onSame: () => void }) {
  const [same, setSame] = useState(false);
  return (
    <Dialog
      title={ADMIN.headOffice.check.title}
      onClose={onBack}
      actions={
        <Button look="main" disabled={!same} onClick={onSame}>
          {ADMIN.headOffice.check.goOn}
        </Button>
      }
    >
      <p>{STATIONS.compare}</p>
      <h3>{read.name}</h3>
      <Fingerprint text={read.fingerprint} />
      <label className="check-line">
        <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
        {ADMIN.headOffice.check.same}
      </label>
    </Dialog>
  );
}

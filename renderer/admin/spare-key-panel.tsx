// The spare keys of this machine: when each was made, and making another with a second person.
import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import {
  isWeakPassphrase,
  PASSPHRASE_LENGTH,
  SPARE_KINDS,
  type SpareKind,
} from '../../shared/words/spare-keys.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { RecoveryKey, type SpareKey } from '../shell/recovery-key.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { ADMIN } from './sentences.ts';

const WORDS = ADMIN.spare;
type Made = Awaited<ReturnType<Client['admin']['spareKeys']>>[number];
type Open =
  | { what: 'recovery' }
  | { what: 'shown'; spare: SpareKey }
  | { what: 'passphrase' }
  | { what: 'agree'; passphrase: string };

export function SpareKeyPanel() {
  const client = useClient();
  const { station } = useView();
  const { run, problem } = useCommand();
  const [made, setMade] = useState<readonly Made[]>([]);
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const approvers = useApprovers('keys');

  const load = useCallback(async () => {
    const sent = await run(() => client.admin.spareKeys());
    if (sent?.ok) setMade(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const show = (next: Open) => {
    setSaid(null);
    setOpen(next);
  };
  const done = (sentence: string) => {
    setOpen(null);
    setSaid(sentence);
    void load();
  };

  return (
    <section className="sheet stack" aria-labelledby="spare-title">
      <h2 id="spare-title">{WORDS.title}</h2>
      <p className="quiet small">{WORDS.intro}</p>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {/* Not a dialog, which could be closed by mistake: the key is shown nowhere else and never again. */}
      {open?.what === 'shown' && (
        <RecoveryKey
          spare={open.spare}
          origin={station?.origin ?? ''}
          done={WORDS.sealedAway}
          onDone={() => done(WORDS.renewed)}
        />
      )}
      {open?.what !== 'shown' &&
        SPARE_KINDS.map((kind) => (
          <div key={kind} className="stack-tight">
            <h3>{WORDS.kinds[kind]}</h3>
            <SpareLine kind={kind} made={made} onOpen={() => show({ what: kind })} />
          </div>
        ))}
      {open?.what === 'recovery' && (
        <StaffPinDialog
          words={WORDS.second}
          aside={WORDS.second.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            const spare = await client.admin.renewRecoveryKey({ command, approver, pin });
            show({ what: 'shown', spare });
          }}
          // The dialog closes itself when the key is there: what is open then stays.
          onClose={() => setOpen((now) => (now?.what === 'shown' ? now : null))}
        />
      )}
      {open?.what === 'passphrase' && (
        <PassphraseDialog
          onClose={() => setOpen(null)}
          onTyped={(passphrase) => setOpen({ what: 'agree', passphrase })}
        />
      )}
      {open?.what === 'agree' && (
        <StaffPinDialog
          words={WORDS.second}
          aside={WORDS.second.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            await client.admin.setPassphrase({ command, approver, pin, passphrase: open.passphrase });
            done(WORDS.passphraseSet);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function SpareLine({ kind, made, onOpen }: { kind: SpareKind; made: readonly Made[]; onOpen: () => void }) {
  const known = made.find((spare) => spare.kind === kind);
  return (
    <div className="row">
      <p>{known ? WORDS.made(shanghaiTime(known.at), known.id) : WORDS.none}</p>
      <Button onClick={onOpen}>{known ? WORDS.renew[kind] : WORDS.make[kind]}</Button>
    </div>
  );
}

interface PassphraseProps {
  onClose: () => void;
  onTyped: (passphrase: string) => void;
}

function PassphraseDialog({ onClose, onTyped }: PassphraseProps) {
  const form = useId();
  const [typed, setTyped] = useState({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const faults = {
    first: isWeakPassphrase(typed.first) ? WORDS.faults.short : undefined,
    again: typed.first === typed.again ? undefined : WORDS.faults.again,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!faults.first && !faults.again) onTyped(typed.first);
  };
  return (
    <Dialog
      title={WORDS.kinds.passphrase}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form}>
          {WORDS.goOn}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        {(['first', 'again'] as const).map((place) => (
          <Field
            key={place}
            type="password"
            label={WORDS.passphrase[place]}
            maxLength={PASSPHRASE_LENGTH.most}
            value={typed[place]}
            onChange={(event) => setTyped({ ...typed, [place]: event.target.value })}
            fault={tried ? faults[place] : undefined}
          />
        ))}
      </form>
    </Dialog>
  );
}

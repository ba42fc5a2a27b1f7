// Enrols head office's key in three steps: brought by its signed file or typed as published, compared by fingerprint, agreed to by a second person.
import { type FormEvent, useId, useState } from 'react';
import { LONGEST_ENROLMENT } from '../../shared/words/enrolment.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type HeadOffice, HeadOfficeKeys } from './head-office-keys.tsx';
import { ADMIN } from './sentences.ts';

const WORDS = ADMIN.headOffice;

interface Typed {
  origin: string;
  key: string;
  second: string;
}

const enrolmentOf = ({ origin, key, second }: Typed) => ({
  origin: origin.trim(),
  keys: [key, second].map((text) => text.trim()).filter((text) => text !== ''),
});

interface Props {
  onClose: () => void;
  onDone: () => void;
}

export function HeadOfficeDialog({ onClose, onDone }: Props) {
  const client = useClient();
  const approvers = useApprovers('keys');
  const [typed, setTyped] = useState<Typed>({ origin: '', key: '', second: '' });
  const [read, setRead] = useState<Read | null>(null);
  const [compared, setCompared] = useState(false);
  if (!read) return <BringKeys typed={typed} onType={setTyped} onRead={setRead} onClose={onClose} />;
  if (!compared)
    return (
      <CompareKeys read={read.headOffice} onBack={() => setRead(null)} onSame={() => setCompared(true)} />
    );
  return (
    <StaffPinDialog
      words={WORDS.second}
      aside={WORDS.second.aside}
      people={approvers}
      call={async (command, approver, pin) => {
        const second = { command, approver, pin };
        if (read.note === undefined) await client.admin.enrolHeadOffice({ ...second, ...enrolmentOf(typed) });
        else await client.admin.importEnrolment({ ...second, note: read.note });
        onDone();
      }}
      onClose={() => setCompared(false)}
    />
  );
}

/** `note`: the file that the keys came by. */
interface Read {
  headOffice: HeadOffice;
  note?: string;
}

interface BringProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  onRead: (read: Read) => void;
  onClose: () => void;
}

function BringKeys({ typed, onType, onRead, onClose }: BringProps) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [tried, setTried] = useState(false);
  const enrolment = enrolmentOf(typed);
  const originFault = /^[a-z0-9.-]{1,16}\/[a-z0-9.-]{1,16}$/.test(enrolment.origin)
    ? undefined
    : WORDS.form.faults.origin;
  const keyFault = typed.key.trim() === '' ? WORDS.form.faults.key : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (originFault || keyFault) return;
    const sent = await run(() => client.admin.readHeadOffice(enrolment));
    if (sent?.ok) onRead({ headOffice: sent.value });
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    // Cut to what could be one: a film chosen by mistake is refused as any other file, and not read whole.
    const note = await file.slice(0, LONGEST_ENROLMENT).text();
    const sent = await run(() => client.admin.readEnrolment({ note: note === '' ? ' ' : note }));
    if (sent?.ok) onRead({ headOffice: sent.value, note });
  };
  return (
    <Dialog
      wide
      title={WORDS.form.title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy}>
          {WORDS.form.read}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <p>{WORDS.form.intro}</p>
        <FileButton onChoose={([file]) => void take(file)}>{WORDS.form.file}</FileButton>
        <p className="quiet small">{WORDS.form.fileAid}</p>
        <p>{WORDS.form.or}</p>
        <Field
          label={WORDS.origin}
          aid={WORDS.form.originAid}
          value={typed.origin}
          maxLength={40}
          autoFocus
          onChange={(event) => onType({ ...typed, origin: event.target.value })}
          fault={tried ? originFault : undefined}
        />
        <Field
          label={WORDS.form.key}
          aid={WORDS.form.keyAid}
          value={typed.key}
          maxLength={300}
          onChange={(event) => onType({ ...typed, key: event.target.value })}
          fault={tried ? keyFault : undefined}
        />
        <Field
          label={WORDS.form.second}
          mark={WORDS.form.optional}
          aid={WORDS.form.secondAid}
          value={typed.second}
          maxLength={300}
          onChange={(event) => onType({ ...typed, second: event.target.value })}
        />
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

interface CompareProps {
  read: HeadOffice;
  onBack: () => void;
  onSame: () => void;
}

function CompareKeys({ read, onBack, onSame }: CompareProps) {
  const [same, setSame] = useState(false);
  return (
    <Dialog
      title={WORDS.check.title}
      onClose={onBack}
      actions={
        <Button look="main" disabled={!same} onClick={onSame}>
          {WORDS.check.goOn}
        </Button>
      }
    >
      <p>{WORDS.check.intro}</p>
      <HeadOfficeKeys headOffice={read} />
      <label className="check-line">
        <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
        {WORDS.check.same}
      </label>
    </Dialog>
  );
}

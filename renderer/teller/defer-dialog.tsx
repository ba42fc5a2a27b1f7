// A check is put off: why, who sees to it, and the last day. Until then the case goes on without it.
import { useId, useState } from 'react';
import type { StepView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.defer;

interface Props {
  caseId: string;
  step: StepView;
  onClose: () => void;
  onDeferred: () => void;
}

export function DeferDialog({ caseId, step, onClose, onDeferred }: Props) {
  const client = useClient();
  // Who has no PIN yet cannot record what came of it.
  const staff = useView().people.filter(({ noPin }) => !noPin);
  const { run, busy, problem } = useCommand();
  const lastDay = step.defer?.lastDay ?? '';
  const [reason, setReason] = useState<string | null>(null);
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState(lastDay);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const faults = {
    reason: reason === null ? WORDS.faults.reason : undefined,
    owner: owner === '' ? WORDS.faults.owner : undefined,
    due: due === '' || due > lastDay ? WORDS.faults.due(lastDay) : undefined,
  };
  const defer = async () => {
    setTried(true);
    if (reason === null || faults.owner || faults.due) return;
    const saw = step.answer?.n ?? null;
    const said = note.trim() ? { note: note.trim() } : {};
    const input = { caseId, step: step.id, saw, reason, owner, due, ...said };
    const sent = await run((command) => client.teller.deferStep({ command, ...input }));
    if (sent?.ok) onDeferred();
  };
  return (
    <Dialog
      wide
      title={`${WORDS.title}：${step.title}`}
      onClose={onClose}
      actions={
        <Button look="main" disabled={busy} onClick={defer}>
          {WORDS.enter}
        </Button>
      }
    >
      <p>{WORDS.intro}</p>
      <section className="stack-tight">
        <h3>{WORDS.reason}</h3>
        <ChoiceList
          label={WORDS.reason}
          groups={oneGroup(WORDS.reason, step.defer?.reasons ?? [])}
          choose="one"
          compact
          digits
          disabled={busy}
          onChoose={([chosen]) => setReason(chosen ?? null)}
        />
        {tried && faults.reason && (
          <p className="field-fault" role="alert">
            {faults.reason}
          </p>
        )}
      </section>
      <div className="open-fields">
        <OwnerField {...{ staff, owner }} fault={tried ? faults.owner : undefined} onChange={setOwner} />
        <Field
          label={WORDS.due}
          type="date"
          min={step.defer?.firstDay}
          max={lastDay}
          value={due}
          aid={WORDS.dueAid(lastDay)}
          fault={tried ? faults.due : undefined}
          onChange={(event) => setDue(event.target.value)}
        />
      </div>
      <Field
        label={TELLER.reasons.note}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ProblemLine problem={problem} />
    </Dialog>
  );
}

interface OwnerProps {
  staff: InnerView['people'];
  owner: string;
  fault: string | undefined;
  onChange: (owner: string) => void;
}

function OwnerField({ staff, owner, fault, onChange }: OwnerProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{WORDS.owner}</label>
      <select
        id={id}
        value={owner}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="" disabled>
          {WORDS.choose}
        </option>
        {staff.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

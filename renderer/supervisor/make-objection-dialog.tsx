// Registers an objection: the case it is about, found by its day, then what the customer objects to and when that came in.
import { type FormEvent, useId, useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { OBJECTION } from './objection-sentences.ts';

const WORDS = OBJECTION.make;
type Found = Awaited<ReturnType<Client['objection']['findCases']>>;
type Matter = keyof (typeof OBJECTION)['matters'];
const MATTERS = (Object.entries(OBJECTION.matters) as [Matter, string][]).map(([code, label]) => ({
  code,
  label,
}));

interface Props {
  /** In Asia/Shanghai. */
  today: string;
  /** `said`: what was done; absent where nothing was. */
  onClose: (said?: string) => void;
}

export function MakeDialog({ today, onClose }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [caseId, setCaseId] = useState<string | null>(null);
  const [matter, setMatter] = useState<Matter | null>(null);
  const [received, setReceived] = useState(today);
  const [basic, setBasic] = useState(false);
  const [note, setNote] = useState('');
  const ready = caseId && matter && received && note.trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!caseId || !matter || !ready) return;
    const made = { caseId, matter, received, basic, note: note.trim() };
    const sent = await run((command) => client.objection.make({ command, ...made }));
    if (sent?.ok) onClose(WORDS.done);
  };

  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={() => onClose()}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || !ready}>
          {WORDS.record}
        </Button>
      }
    >
      <CaseFinder today={today} caseId={caseId} onChoose={setCaseId} />
      <form id={form} className="stack" onSubmit={submit}>
        <RadioChips
          legend={WORDS.matter}
          name="matter"
          options={MATTERS}
          chosen={matter}
          onChoose={setMatter}
        />
        <div className="objection-when">
          <Field
            label={WORDS.received}
            type="date"
            className="objection-date"
            max={today}
            value={received}
            onChange={({ target }) => setReceived(target.value)}
          />
          <label className="radio-chip objection-check">
            <input type="checkbox" checked={basic} onChange={({ target }) => setBasic(target.checked)} />
            {WORDS.basic}
          </label>
        </div>
        <Field
          label={WORDS.note}
          aid={WORDS.noteAid}
          maxLength={400}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

interface FinderProps {
  today: string;
  caseId: string | null;
  onChoose: (caseId: string | null) => void;
}

function CaseFinder({ today, caseId, onChoose }: FinderProps) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const find = async (event: FormEvent) => {
    event.preventDefault();
    if (!from || !to) return;
    const sought = { from, to, ...(text.trim() && { text: text.trim() }) };
    const sent = await run((command) => client.objection.findCases({ command, ...sought }));
    if (!sent?.ok) return;
    setFound(sent.value);
    onChoose(null);
  };

  return (
    <form className="stack-tight" aria-label={WORDS.which} noValidate onSubmit={find}>
      <div className="objection-find">
        <Field label={WORDS.from} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        <Field label={WORDS.to} type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        <Field
          label={WORDS.text}
          mark={WORDS.optional}
          maxLength={60}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" disabled={busy || !from || !to}>
          {WORDS.find}
        </Button>
      </div>
      <p className="quiet small">{WORDS.recorded}</p>
      <ProblemLine problem={problem} />
      {found && (
        <fieldset className="stack-tight">
          <legend role="status">
            {found.total === 0 ? WORDS.nothing : WORDS.found(found.total, found.cases.length)}
          </legend>
          <div className="objection-cases">
            {found.cases.map((each) => (
              <label key={each.caseId} className="radio-chip">
                <input
                  type="radio"
                  name="case"
                  checked={caseId === each.caseId}
                  onChange={() => onChoose(each.caseId)}
                />
                {WORDS.one(
                  shanghaiTime(each.openedAt),
                  each.procedure,
                  each.customer,
                  each.outcome ?? WORDS.open,
                )}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </form>
  );
}

// Answers one objection: what came of it and how the customer was told. It is recorded once and stays.
import { type FormEvent, useId, useState } from 'react';
import type { OpenObjection } from '../../shared/contract/objection-calls.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { OBJECTION } from './objection-sentences.ts';

const WORDS = OBJECTION.reply;
type Result = keyof (typeof OBJECTION)['results'];
const RESULTS = (Object.entries(OBJECTION.results) as [Result, string][]).map(([code, label]) => ({
  code,
  label,
}));

interface Props {
  objection: OpenObjection;
  /** `said`: what was done; absent where nothing was. */
  onClose: (said?: string) => void;
}

export function AnswerDialog({ objection, onClose }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [result, setResult] = useState<Result | null>(null);
  const [innocent, setInnocent] = useState(false);
  const [note, setNote] = useState('');
  const { id, procedure, customer, matter } = objection;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!result || !note.trim()) return;
    const answer = { objection: id, result, innocent, note: note.trim() };
    const sent = await run((command) => client.objection.answer({ command, ...answer }));
    if (sent?.ok) onClose(WORDS.done);
    else if (sent?.problem.code === 'NO_SUCH_OBJECTION') onClose(sent.problem.sentence);
  };

  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={() => onClose()}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || !result || !note.trim()}>
          {WORDS.record}
        </Button>
      }
    >
      <div>
        <p>{WORDS.about(procedure, customer, OBJECTION.matters[matter])}</p>
        <p className="objection-note">{WORDS.said(objection.note)}</p>
      </div>
      <form id={form} className="stack" onSubmit={submit}>
        <RadioChips
          legend={WORDS.result}
          name="result"
          options={RESULTS}
          chosen={result}
          onChoose={setResult}
        />
        <label className="radio-chip objection-check">
          <input type="checkbox" checked={innocent} onChange={({ target }) => setInnocent(target.checked)} />
          <span>
            {WORDS.innocent} <span className="quiet small">{WORDS.innocentAid}</span>
          </span>
        </label>
        <Field
          label={WORDS.note}
          aid={WORDS.noteAid}
          maxLength={400}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <p className="quiet small">{WORDS.once}</p>
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

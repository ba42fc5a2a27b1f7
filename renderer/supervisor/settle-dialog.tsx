// Records what came of one task: a result of the pack and, where wanted, a note. It is recorded once and stays.
import { type FormEvent, useId } from 'react';
import { shanghaiDate } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { SUPERVISOR } from './sentences.ts';
import type { Draft, TaskStore } from './task-store.ts';

const WORDS = SUPERVISOR.settle;

export function SettleDialog({ draft: { task, result, note }, store }: { draft: Draft; store: TaskStore }) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const { caseId, label, customer, procedure, closedAt, due, owner, results } = task;
  const chosen = results.find(({ code }) => code === result);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const settled = {
      caseId,
      task: task.task,
      result: chosen.code,
      ...(note.trim() && { note: note.trim() }),
    };
    const sent = await run((command) => client.task.settle({ command, ...settled }));
    if (sent?.ok) await store.gone(task, WORDS.done(label, customer, chosen.label));
    else if (sent?.problem.code === 'NO_SUCH_TASK') await store.gone(task, sent.problem.sentence);
  };

  return (
    <Dialog
      wide
      title={label}
      onClose={store.close}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || !chosen}>
          {WORDS.record}
        </Button>
      }
    >
      <div>
        <p>{WORDS.about(procedure, customer, shanghaiDate(closedAt))}</p>
        <p className="quiet">{WORDS.due(due, owner ?? SUPERVISOR.anybody)}</p>
      </div>
      <form id={form} className="stack" onSubmit={submit}>
        <RadioChips
          legend={WORDS.result}
          name="result"
          options={results}
          chosen={result}
          onChoose={(code) => store.write({ result: code })}
        />
        <Field
          label={WORDS.note}
          mark={WORDS.optional}
          aid={WORDS.noteAid}
          maxLength={200}
          value={note}
          onChange={(event) => store.write({ note: event.target.value })}
        />
        <p className="quiet small">{WORDS.once}</p>
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}

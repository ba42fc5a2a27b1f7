// A teller tells compliance what happened nearby, in a sentence without names; compliance decides whether it becomes a local case.
import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { LIBRARY } from './library-sentences.ts';

const WORDS = LIBRARY.propose;
const LONGEST = 60;

/** @param scam code of the type that it is a case of */
export function ProposeCase({ scam }: { scam: string }) {
  const id = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const fits = text.trim() !== '' && text.length <= LONGEST;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    const done = await run((command) => client.compliance.proposeCase({ command, scam, text: text.trim() }));
    setSent(done?.ok === true);
    if (done?.ok) setText('');
  };
  return (
    <details className="propose-case">
      <summary>{WORDS.title}</summary>
      <form className="stack-tight" onSubmit={submit} aria-label={WORDS.title}>
        <div className="field">
          <label htmlFor={id}>{WORDS.text}</label>
          <textarea
            id={id}
            rows={3}
            value={text}
            onChange={(event) => {
              setSent(false);
              setText(event.target.value.replaceAll('\n', ''));
            }}
            aria-invalid={text.length > LONGEST ? true : undefined}
            aria-describedby={`${id}-told`}
          />
          <p className={text.length > LONGEST ? 'field-fault' : 'field-aid'} id={`${id}-told`}>
            {WORDS.aid(text.length, LONGEST)}
          </p>
        </div>
        {sent && <NoticeLine>{WORDS.sent}</NoticeLine>}
        <ProblemLine problem={problem} />
        <Button type="submit" disabled={busy || !fits}>
          {WORDS.send}
        </Button>
      </form>
    </details>
  );
}

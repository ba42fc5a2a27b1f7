// The host's own key slot does not open: another key may. Which one is chosen first, then it is typed from paper or from memory.
import { type FormEvent, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const WORDS = SHELL.spare;
type Kind = NonNullable<InnerView['stop']>['spare'][number];

export function SpareKeyForm({ kinds }: { kinds: readonly Kind[] }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [kind, setKind] = useState<Kind | undefined>(kinds[0]);
  const [key, setKey] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind && key.trim())
      void run((command) => client.station.openWithSpareKey({ command, kind, key: key.trim() }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      {kinds.length > 1 && (
        <fieldset className="stack-tight">
          <legend>{WORDS.which}</legend>
          {kinds.map((known) => (
            <label key={known} className="radio-chip">
              <input type="radio" name="kind" checked={kind === known} onChange={() => setKind(known)} />
              <span>{WORDS.kinds[known]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {kind && (
        <Field
          label={WORDS.kinds[kind]}
          aid={WORDS.aids[kind]}
          type={kind === 'passphrase' ? 'password' : 'text'}
          value={key}
          maxLength={200}
          onChange={(event) => setKey(event.target.value)}
        />
      )}
      <ProblemLine problem={problem} />
      <Button look="main" type="submit" disabled={busy || key.trim() === ''}>
        {WORDS.open}
      </Button>
    </form>
  );
}

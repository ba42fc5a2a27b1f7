// Takes an update file out of a folder that somebody names: a stick, or a share.
import { type FormEvent, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { UPDATE } from './update-sentences.ts';

type Offers = Awaited<ReturnType<Client['update']['offers']>>;
type Taken = Awaited<ReturnType<Client['update']['take']>>;

const WORDS = UPDATE.take;

interface Props {
  running: string;
  reload: () => Promise<void>;
}

export function TakeUpdate({ running, reload }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [typed, setTyped] = useState('');
  /** What lay in the folder that was looked into. */
  const [found, setFound] = useState<{ folder: string; files: Offers } | null>(null);
  const [taking, setTaking] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);

  const look = async (event: FormEvent) => {
    event.preventDefault();
    setTaken(null);
    setFound(null);
    const folder = typed.trim();
    const sent = await run(() => client.update.offers({ folder }));
    if (sent?.ok) setFound({ folder, files: sent.value });
  };

  const take = async (folder: string, file: string) => {
    setTaken(null);
    setTaking(file);
    const sent = await run((command) => client.update.take({ command, folder, file }));
    setTaking(null);
    if (!sent?.ok) return;
    setTaken(sent.value);
    await reload();
  };

  return (
    <section className="stack-tight" aria-labelledby="take-title">
      <h2 id="take-title">{WORDS.title}</h2>
      <form className="stack-tight" noValidate onSubmit={look}>
        <Field
          label={WORDS.field}
          aid={WORDS.aid}
          value={typed}
          maxLength={300}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="row">
          <Button type="submit" disabled={busy || typed.trim() === ''}>
            {WORDS.look}
          </Button>
        </div>
      </form>
      <ProblemLine problem={problem} />
      {taken?.state === 'taken' && (
        <NoticeLine>
          {taken.version === running ? WORDS.kept(running) : WORDS.taken(taken.version)}
        </NoticeLine>
      )}
      {taken?.state === 'refused' && <NoticeLine tone="alert">{WORDS.refused(taken.why)}</NoticeLine>}
      {found?.files.length === 0 && <p>{WORDS.nothing}</p>}
      {found && found.files.length > 0 && (
        <ul className="update-files">
          {found.files.map(({ name, bytes }) => (
            <li key={name} className="row">
              <span>
                {name} <span className="quiet">{UPDATE.size(bytes)}</span>
              </span>
              <Button
                disabled={busy}
                aria-label={WORDS.named(name)}
                onClick={() => void take(found.folder, name)}
              >
                {taking === name ? WORDS.taking : WORDS.take}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

// Where backups go, whether that is the disk of the ledger, and choosing another folder.
import { useState } from 'react';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type BackupList, FOLDER } from './sentences.ts';

export function BackupFolder({ place, reload }: { place: BackupList['place']; reload: () => Promise<void> }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState(false);
  const room = useView().session?.room;

  const choose = async (folder?: string) => {
    setDone(false);
    const sent = await run((command) => client.backup.chooseFolder({ command, ...(folder && { folder }) }));
    if (!sent?.ok) return;
    setTyped('');
    setDone(true);
    await reload();
  };

  return (
    <section className="stack-tight" aria-labelledby="backup-folder-title">
      <h3 id="backup-folder-title">{FOLDER.title}</h3>
      <p>{FOLDER.used(place)}</p>
      {place.volume === 'same' ? (
        <p>
          <strong>{FOLDER.sameDisk}</strong>
        </p>
      ) : (
        <p>{FOLDER.otherDisk}</p>
      )}
      {done && <NoticeLine>{FOLDER.done}</NoticeLine>}
      <ProblemLine problem={problem} />
      {room === 'admin' && (
        <>
          <Field
            label={FOLDER.field}
            aid={FOLDER.aid}
            value={typed}
            maxLength={300}
            onChange={({ target }) => setTyped(target.value)}
          />
          <div className="row">
            <Button disabled={busy || typed.trim() === ''} onClick={() => void choose(typed.trim())}>
              {FOLDER.choose}
            </Button>
            {place.from !== 'default' && (
              <Button disabled={busy} onClick={() => void choose()}>
                {FOLDER.own}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

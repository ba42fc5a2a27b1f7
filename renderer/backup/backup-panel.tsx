// The backups of this machine: when each was made and that it was checked, why the last one failed, and making one now.
import { useCallback, useEffect, useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { bytesInWords } from '../auditor/bundle-words.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import '../ui/room.css';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { BackupFolder } from './backup-folder.tsx';
import { RestoreDrill } from './restore-drill.tsx';
import { BACKUP, type BackupList } from './sentences.ts';

export function BackupPanel() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [list, setList] = useState<BackupList | null>(null);
  const [making, setMaking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const load = useCallback(async () => {
    const sent = await run(() => client.backup.list());
    if (sent?.ok) setList(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const make = async () => {
    setSaid(null);
    setMaking(true);
    const sent = await run((command) => client.backup.make({ command }));
    setMaking(false);
    if (sent?.ok) setSaid(BACKUP.made);
    // One that failed is told by the list, with what to do.
    const after = await client.backup.list().catch(() => null);
    if (after) setList(after);
  };

  return (
    <section className="sheet stack" aria-labelledby="backup-title">
      <h2 id="backup-title">{BACKUP.title}</h2>
      <p className="quiet small">{BACKUP.intro}</p>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {list && <Made list={list} />}
      <div className="row">
        <Button look="main" disabled={busy} onClick={() => void make()}>
          {making ? BACKUP.making : BACKUP.make}
        </Button>
        {problem && !list && <Button onClick={() => void load()}>{BACKUP.reload}</Button>}
      </div>
      {list && <BackupFolder place={list.place} reload={load} />}
      {list && <RestoreDrill drill={list.drill} reload={load} />}
      <p className="quiet small">{BACKUP.restoring}</p>
    </section>
  );
}

function Made({ list: { made, missing, failed, kept } }: { list: BackupList }) {
  const { columns } = BACKUP;
  return (
    <>
      {failed && <p role="alert">{BACKUP.failed(shanghaiTime(failed.at), failed.why)}</p>}
      {missing > 0 && <p role="alert">{BACKUP.missing(missing)}</p>}
      {made.length === 0 ? (
        <p>{BACKUP.none}</p>
      ) : (
        <table className="room-table">
          <ColumnHeads names={Object.values(columns)} />
          <tbody>
            {made.map(({ at, by, file, size, bytes }) => (
              <tr key={file}>
                <td>{shanghaiTime(at)}</td>
                <td>{by ?? BACKUP.system}</td>
                <td>{size}</td>
                <td>{bytesInWords(bytes)}</td>
                <td>{BACKUP.checked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet small">{BACKUP.kept(kept)}</p>
    </>
  );
}

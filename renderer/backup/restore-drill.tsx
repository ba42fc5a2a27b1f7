// The rehearsal of a restore: when the last one was and what it proved, that another is due, and doing one now.
import { useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type BackupList, DRILL } from './sentences.ts';

export function RestoreDrill({ drill, reload }: { drill: BackupList['drill']; reload: () => Promise<void> }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [drilling, setDrilling] = useState(false);
  const [done, setDone] = useState(false);
  const room = useView().session?.room;

  const start = async () => {
    setDone(false);
    setDrilling(true);
    const sent = await run((command) => client.backup.drill({ command }));
    setDrilling(false);
    setDone(sent?.ok === true);
    await reload();
  };

  return (
    <section className="stack-tight" aria-labelledby="drill-title">
      <h3 id="drill-title">{DRILL.title}</h3>
      <p className="quiet small">{DRILL.intro}</p>
      {done && <NoticeLine>{DRILL.done}</NoticeLine>}
      <ProblemLine problem={problem} />
      {drill.overdueDays !== null && <p role="alert">{DRILL.overdue(drill.overdueDays)}</p>}
      <Last drill={drill.last} />
      {room === 'admin' && (
        <div className="row">
          <Button disabled={busy || drill.running} onClick={() => void start()}>
            {drilling || drill.running ? DRILL.running : DRILL.start}
          </Button>
        </div>
      )}
      <p className="quiet small">{DRILL.byHand}</p>
    </section>
  );
}

function Last({ drill }: { drill: BackupList['drill']['last'] }) {
  if (!drill) return <p>{DRILL.never}</p>;
  const said = drill.result === 'proved' ? DRILL.proved : DRILL.failed;
  const text = said(shanghaiTime(drill.at), DRILL.by(drill.by), drill);
  return drill.result === 'proved' ? <p>{text}</p> : <p role="alert">{text}</p>;
}

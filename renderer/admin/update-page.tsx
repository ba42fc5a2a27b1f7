// The program's own version: which one runs, taking the next from a file that head office signed, having it installed, and one step back.
import { useCallback, useEffect, useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TakeUpdate } from './take-update.tsx';
import { UPDATE, type UpdateStatus } from './update-sentences.ts';

interface Chosen {
  version: string;
  direction: 'forward' | 'back';
}

export default function UpdatePage() {
  const client = useClient();
  const approvers = useApprovers('update');
  const { run, problem } = useCommand();
  const [status, setStatus] = useState<UpdateStatus | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [begun, setBegun] = useState(false);

  const load = useCallback(async () => {
    const sent = await run(() => client.update.status());
    if (sent?.ok) setStatus(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  return (
    <div className="room-page">
      <section className="sheet stack" aria-labelledby="update-title">
        <h1 id="update-title">{UPDATE.title}</h1>
        <p className="quiet">{UPDATE.intro}</p>
        <ProblemLine problem={problem} />
        {problem && !status && (
          <div className="row">
            <Button onClick={() => void load()}>{UPDATE.reload}</Button>
          </div>
        )}
        {begun && <NoticeLine>{UPDATE.begun}</NoticeLine>}
        {status && (
          <>
            <p>
              <strong>{UPDATE.running(status.running)}</strong>
            </p>
            {status.last && <p>{UPDATE.last(shanghaiTime(status.last.at), status.last)}</p>}
            {!begun && <Installing status={status} onChoose={setChosen} />}
            {status.hasHeadOffice ? (
              <TakeUpdate running={status.running} reload={load} />
            ) : (
              <p role="alert">{UPDATE.noHeadOffice}</p>
            )}
          </>
        )}
      </section>
      {chosen && (
        <StaffPinDialog
          words={UPDATE[chosen.direction](chosen.version)}
          aside={UPDATE.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            await client.update.begin({ command, version: chosen.version, approver, pin });
            setBegun(true);
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

function Installing({ status, onChoose }: { status: UpdateStatus; onChoose: (chosen: Chosen) => void }) {
  const { next, former, running, keepsOwn, isInstalled } = status;
  if (!next && !former) return null;
  const isReady = next !== null && (next.oneWay || keepsOwn);
  return (
    <>
      {next && (
        <section className="stack-tight" aria-labelledby="next-title">
          <h2 id="next-title">{UPDATE.next.title(next.version)}</h2>
          <p className="quiet">
            {UPDATE.next.about(shanghaiTime(next.at), next.by, UPDATE.size(next.bytes))}
          </p>
          {next.oneWay && <NoticeLine tone="alert">{UPDATE.next.oneWay(running)}</NoticeLine>}
          {!next.oneWay && <p>{keepsOwn ? UPDATE.next.back(running) : UPDATE.next.keepFirst(running)}</p>}
          {isInstalled && isReady && (
            <>
              <p>{UPDATE.next.howTo}</p>
              <div className="row">
                <Button look="main" onClick={() => onChoose({ version: next.version, direction: 'forward' })}>
                  {UPDATE.next.install(next.version)}
                </Button>
              </div>
            </>
          )}
        </section>
      )}
      {former && (
        <section className="stack-tight" aria-labelledby="former-title">
          <h2 id="former-title">{UPDATE.former.title}</h2>
          <p>{UPDATE.former.about(former.version)}</p>
          {isInstalled && (
            <div className="row">
              <Button onClick={() => onChoose({ version: former.version, direction: 'back' })}>
                {UPDATE.former.install(former.version)}
              </Button>
            </div>
          )}
        </section>
      )}
      {!isInstalled && <p>{UPDATE.notInstalled}</p>}
    </>
  );
}

// Closing the day: how the present one stands, the close by two people, the sheets of those that were closed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { ClosedDays, type Days } from './closed-days.tsx';
import { DAY } from './day-sentences.ts';
import { DaySheetDialog, type Sheet } from './day-sheet.tsx';

export default function DayPage({ onBack }: { onBack: () => void }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [days, setDays] = useState<Days | null>(null);
  const [page, setPage] = useState(0);
  const [closing, setClosing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const load = useCallback(async () => {
    const sent = await run(() => client.day.list({ page }));
    if (sent?.ok) setDays(sent.value);
  }, [client, run, page]);
  useEffect(() => void load(), [load]);

  const close = async (command: string, approver: string, pin: string) => {
    await client.day.close({ command, approver, pin });
    setSaid(DAY.done);
    void load();
  };
  const print = async (seq: number) => {
    const sent = await run((command) => client.day.print({ command, closing: seq }));
    if (sent?.ok) setSheet(sent.value);
  };
  const approvers = useApprovers('dayClose');

  return (
    <main className="room-page">
      <header className="task-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {DAY.title}
          </h1>
          <p>{DAY.intro}</p>
        </div>
        <Button onClick={onBack}>{DAY.back}</Button>
      </header>
      {said && <NoticeLine>{said}</NoticeLine>}
      {days?.oldKeysLeft && <NoticeLine tone="alert">{DAY.oldKeysLeft}</NoticeLine>}
      <ProblemLine problem={problem} />
      {days ? (
        <>
          <PresentDay days={days} busy={busy} onClose={() => setClosing(true)} />
          <ClosedDays {...{ days, page, busy, setPage, print }} />
        </>
      ) : (
        !problem && <p role="status">{DAY.loading}</p>
      )}
      {closing && (
        <StaffPinDialog
          words={DAY.agree}
          aside={DAY.agree.aside}
          people={approvers}
          call={close}
          onClose={() => setClosing(false)}
        />
      )}
      {sheet && (
        <DaySheetDialog
          {...{ sheet, busy, problem }}
          onAgain={() => void print(sheet.seq)}
          onClose={() => setSheet(null)}
        />
      )}
    </main>
  );
}

const SHOWN = ['entries', 'opened', 'ended', 'open', 'emergencies'] as const;

function PresentDay({ days, busy, onClose }: { days: Days; busy: boolean; onClose: () => void }) {
  const { openedAt, counts } = days;
  return (
    <section className="sheet stack" aria-labelledby="present-day">
      <h2 id="present-day">{DAY.present}</h2>
      {openedAt === null ? (
        <p>{DAY.notOpen}</p>
      ) : (
        <>
          <p>{DAY.since(shanghaiTime(openedAt))}</p>
          <dl className="day-counts">
            {SHOWN.filter((count) => counts[count] !== undefined).map((count) => (
              <div key={count}>
                <dt>{DAY.counts[count]}</dt>
                <dd>{counts[count]}</dd>
              </div>
            ))}
          </dl>
          {counts.open > 0 && <p>{DAY.openCases(counts.open)}</p>}
          <p className="quiet">{DAY.lateAid}</p>
          <div className="row">
            <Button look="main" disabled={busy} onClick={onClose}>
              {DAY.close}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

// People, their roles and their PINs, one by one or from a roster.
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { mayResetInEmergency } from '../../shared/words/emergency.ts';
import { useEmergencySeat } from '../emergency/use-emergency-seat.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { AddDialog } from './add-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { ADMIN } from './sentences.ts';
import type { Staff } from './staff.ts';
import { StaffTable } from './staff-table.tsx';

const RosterDialog = lazy(() => import('./roster-dialog.tsx'));

type Open = { what: 'add' | 'roster' } | { what: 'change' | 'pin'; person: Staff };

export function PeoplePage() {
  const client = useClient();
  const isEmergency = useEmergencySeat();
  const { run, problem } = useCommand();
  const [people, setPeople] = useState<readonly Staff[] | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);

  const load = useCallback(async () => {
    const sent = await run(() => client.admin.listStaff());
    if (sent?.ok) setPeople(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    // Who works by keyboard goes on where the dialog was opened.
    if (!open) opener.current?.focus();
  }, [open]);

  const show = (next: Open) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSaid(null);
    setOpen(next);
  };
  const close = () => setOpen(null);
  const done = (sentence: string) => {
    setOpen(null);
    setSaid(sentence);
    void load();
  };

  return (
    <div className="room-page">
      <section className="sheet stack staff-sheet" aria-labelledby="staff-title">
        <div className="staff-head">
          <div>
            <h1 id="staff-title">{ADMIN.title}</h1>
            <p className="quiet small">{ADMIN.intro}</p>
          </div>
          {!isEmergency && (
            <div className="row">
              <Button disabled={!people} onClick={() => show({ what: 'roster' })}>
                {ADMIN.fromFile}
              </Button>
              <Button look="main" disabled={!people} onClick={() => show({ what: 'add' })}>
                {ADMIN.add}
              </Button>
            </div>
          )}
        </div>
        {said && <NoticeLine>{said}</NoticeLine>}
        <ProblemLine problem={problem} />
        {problem && <Button onClick={() => void load()}>{ADMIN.reload}</Button>}
        {people ? (
          <StaffTable
            people={people}
            mayReset={isEmergency ? mayResetInEmergency : undefined}
            onChange={isEmergency ? undefined : (person) => show({ what: 'change', person })}
            onResetPin={(person) => show({ what: 'pin', person })}
          />
        ) : (
          !problem && <p role="status">{ADMIN.loading}</p>
        )}
      </section>
      {open?.what === 'add' && (
        <AddDialog taken={(people ?? []).map(({ id }) => id)} onClose={close} onDone={done} />
      )}
      {open?.what === 'roster' && (
        <Suspense fallback={null}>
          <RosterDialog onClose={close} onDone={done} />
        </Suspense>
      )}
      {open?.what === 'change' && <ChangeDialog person={open.person} onClose={close} onDone={done} />}
      {open?.what === 'pin' && <PinDialog person={open.person} onClose={close} onDone={done} />}
    </div>
  );
}

// The room of a supervisor or branch head: what is left to do when cases have ended, what is overdue first.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { BackupPanel } from '../backup/backup-panel.tsx';
import { CheckPanel } from '../check/check-panel.tsx';
import { useClient, useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { ObjectionPanel } from './objection-panel.tsx';
import { SUPERVISOR } from './sentences.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { Summons } from './summons.tsx';
import '../ui/room.css';
import './supervisor.css';
import { TaskFilter } from './task-filter.tsx';
import { type Task, type TaskStore, taskStoreFor, wantedTasks } from './task-store.ts';
import { TaskTable } from './task-table.tsx';
import { WAITING } from './waiting-sentences.ts';

const DayPage = lazy(() => import('./day-page.tsx'));
const WaitingPage = lazy(() => import('./waiting-page.tsx'));
const HealthPage = lazy(() => import('../health/health-page.tsx'));

type Elsewhere = 'waiting' | 'day' | 'health';

export default function SupervisorRoom() {
  const [place, setPlace] = useState<'tasks' | Elsewhere>('tasks');
  if (place === 'tasks') return <TaskPage onGo={setPlace} />;
  return (
    <Suspense fallback={null}>
      {place === 'waiting' && <WaitingPage onBack={() => setPlace('tasks')} />}
      {place === 'day' && <DayPage onBack={() => setPlace('tasks')} />}
      {place === 'health' && (
        <main className="room">
          <HealthPage onBack={() => setPlace('tasks')} />
        </main>
      )}
    </Suspense>
  );
}

function TaskPage({ onGo }: { onGo: (place: Elsewhere) => void }) {
  const client = useClient();
  const staff = useView().session?.staff ?? '';
  const [store] = useState(() => taskStoreFor(client, staff));
  const { tasks, problem, wanted, draft, said } = useStore(store);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => void store.load(), [store]);
  useEffect(() => {
    // The button of a recorded task is gone with its row: who works by keyboard goes on at the top.
    if (said) title.current?.focus();
  }, [said]);

  return (
    <main className="room-page">
      <header className="task-head">
        <div>
          <h1 ref={title} tabIndex={-1}>
            {SUPERVISOR.title}
          </h1>
          <p>{SUPERVISOR.intro}</p>
          <p className="quiet">{SUPERVISOR.elsewhere}</p>
        </div>
        <div className="row">
          <Button onClick={() => void store.load()}>{SUPERVISOR.reload}</Button>
          <Button onClick={() => onGo('waiting')}>{WAITING.open}</Button>
          <Button onClick={() => onGo('health')}>{SUPERVISOR.health}</Button>
          <Button onClick={() => onGo('day')}>{SUPERVISOR.day}</Button>
        </div>
      </header>
      <Summons />
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {tasks ? (
        <>
          {tasks.length > 0 && (
            <TaskFilter tasks={tasks} wanted={wanted} onWant={(part) => store.want(part)} />
          )}
          <Found tasks={tasks} found={wantedTasks(tasks, wanted)} store={store} />
        </>
      ) : (
        !problem && <p role="status">{SUPERVISOR.loading}</p>
      )}
      <ObjectionPanel />
      <CheckPanel heading="h2" />
      <BackupPanel />
      {draft && <SettleDialog key={draft.task.caseId + draft.task.task} draft={draft} store={store} />}
    </main>
  );
}

interface FoundProps {
  tasks: readonly Task[];
  found: readonly Task[];
  store: TaskStore;
}

function Found({ tasks, found, store }: FoundProps) {
  const overdue = found.filter((task) => task.overdue);
  const inTime = found.filter((task) => !task.overdue);
  return (
    <>
      <p role="status">{countWords(tasks, found)}</p>
      {overdue.length > 0 && (
        <TaskTable caption={SUPERVISOR.overdue(overdue.length)} tasks={overdue} onSettle={store.open} />
      )}
      {inTime.length > 0 && (
        <TaskTable caption={SUPERVISOR.inTime(inTime.length)} tasks={inTime} onSettle={store.open} />
      )}
    </>
  );
}

function countWords(tasks: readonly Task[], found: readonly Task[]): string {
  if (tasks.length === 0) return SUPERVISOR.none;
  if (found.length === 0) return SUPERVISOR.noneFound;
  if (found.length < tasks.length) return SUPERVISOR.found(found.length, tasks.length);
  return SUPERVISOR.counted(tasks.length, tasks.filter((task) => task.overdue).length);
}

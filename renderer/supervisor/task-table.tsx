// Tasks of one urgency: until when, what, for which customer, whose, and the way to record what came of it.
import { Button } from '../ui/button.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { SUPERVISOR } from './sentences.ts';
import type { Task } from './task-store.ts';

interface Props {
  caption: string;
  tasks: readonly Task[];
  onSettle: (task: Task) => void;
}

const foundBy = ({ label }: Task): string => label;

export function TaskTable({ caption, tasks, onSettle }: Props) {
  const { columns } = SUPERVISOR;
  const list = useLongList(tasks, foundBy);
  return (
    <LongListFrame list={list}>
      <table className="room-table task-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.due}</th>
            <th scope="col">{columns.label}</th>
            <th scope="col">{columns.procedure}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col">{columns.settle}</th>
          </tr>
        </thead>
        <tbody>
          {list.shown.map((task) => (
            <Row key={`${task.caseId}/${task.task}`} task={task} onSettle={onSettle} />
          ))}
        </tbody>
      </table>
    </LongListFrame>
  );
}

function Row({ task, onSettle }: { task: Task; onSettle: (task: Task) => void }) {
  const { due, overdue, label, kind, procedure, customer, owner } = task;
  return (
    <tr>
      <td className="task-due">
        {due}
        {overdue && <span className="task-late">{SUPERVISOR.late}</span>}
      </td>
      <th scope="row">
        {label}
        <span className="quiet small task-kind">{SUPERVISOR.kinds[kind]}</span>
      </th>
      <td>{procedure}</td>
      <td className="task-short">{customer}</td>
      <td className="task-short">{owner ?? SUPERVISOR.anybody}</td>
      <td>
        <Button aria-label={SUPERVISOR.settle.openNamed(label, customer, due)} onClick={() => onSettle(task)}>
          {SUPERVISOR.settle.open}
        </Button>
      </td>
    </tr>
  );
}

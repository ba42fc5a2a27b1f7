// The days that were closed, the last first, and the way to their sheets.
import { shanghaiTime } from '../../shared/words/time.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { DAY } from './day-sentences.ts';

export type Days = Awaited<ReturnType<Client['day']['list']>>;

interface ClosedProps {
  days: Days;
  page: number;
  busy: boolean;
  setPage: (page: number) => void;
  print: (seq: number) => Promise<void>;
}

export const peopleOf = ({ by, approver }: { by: string | null; approver: string | null }): string =>
  by === null ? DAY.bySystem : [by, approver].filter((name) => name !== null).join('、');

export function ClosedDays({ days: { closed, all, pageSize }, page, busy, setPage, print }: ClosedProps) {
  if (all === 0) return <p>{DAY.none}</p>;
  return (
    <section className="sheet stack" aria-label={DAY.closed(all)}>
      <table className="room-table">
        <caption>{DAY.closed(all)}</caption>
        <ColumnHeads names={Object.values(DAY.columns)} />
        <tbody>
          {closed.map((day) => (
            <tr key={day.seq}>
              <th scope="row">{shanghaiTime(day.at)}</th>
              <td>{peopleOf(day)}</td>
              <td>{DAY.cases(day.counts.opened, day.counts.ended)}</td>
              <td>
                <Button
                  disabled={busy}
                  aria-label={DAY.printNamed(shanghaiTime(day.at))}
                  onClick={() => void print(day.seq)}
                >
                  {DAY.print}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > pageSize && (
        <p className="row">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {DAY.newer}
          </Button>
          <Button disabled={(page + 1) * pageSize >= all} onClick={() => setPage(page + 1)}>
            {DAY.older}
          </Button>
        </p>
      )}
    </section>
  );
}

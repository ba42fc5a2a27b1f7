// Everybody who works or worked at this machine, and what can be changed about them.
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import { ADMIN } from './sentences.ts';
import type { Staff } from './staff.ts';

interface Props {
  people: readonly Staff[];
  onChange: (person: Staff) => void;
  onResetPin: (person: Staff) => void;
}

export function StaffTable({ people, onChange, onResetPin }: Props) {
  const { columns } = ADMIN;
  return (
    <table className="staff-table">
      <thead>
        <tr>
          <th scope="col">{columns.id}</th>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.roles}</th>
          <th scope="col">{columns.status}</th>
          <th scope="col">{columns.since}</th>
          <th scope="col">{columns.actions}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} className={person.status === 'disabled' ? 'staff-left' : undefined}>
            <td className="staff-short">{person.id}</td>
            <th scope="row">{person.name}</th>
            <td>{person.roles.map((role) => ROLE_NAMES[role]).join('、')}</td>
            <td className="staff-short">{ADMIN.status[person.status]}</td>
            <td className="staff-short">{shanghaiDate(person.since)}</td>
            <td>
              <div className="staff-actions">
                <Button aria-label={ADMIN.changeNamed(person.name)} onClick={() => onChange(person)}>
                  {ADMIN.change}
                </Button>
                <Button aria-label={ADMIN.resetNamed(person.name)} onClick={() => onResetPin(person)}>
                  {ADMIN.resetPin}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

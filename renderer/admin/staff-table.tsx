// Everybody who works or worked at this machine, and what can be changed about them.
import { ROLE_NAMES, type Role } from '../../shared/words/roles.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { ADMIN } from './sentences.ts';
import type { Staff } from './staff.ts';

interface Props {
  people: readonly Staff[];
  /** Absent where nobody may be changed. */
  onChange?: ((person: Staff) => void) | undefined;
  onResetPin: (person: Staff) => void;
  /** Absent where everybody's PIN may be set anew. */
  mayReset?: ((roles: readonly Role[]) => boolean) | undefined;
}

const foundBy = ({ id, name, roles, status }: Staff): string =>
  [id, name, ...roles.map((role) => ROLE_NAMES[role]), ADMIN.status[status]].join(' ');

export function StaffTable({ people, onChange, onResetPin, mayReset }: Props) {
  const { columns } = ADMIN;
  const list = useLongList(people, foundBy);
  return (
    <LongListFrame list={list} label={ADMIN.find}>
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
          {list.shown.map((person) => (
            <tr key={person.id} className={person.status === 'disabled' ? 'staff-left' : undefined}>
              <td className="staff-short">{person.id}</td>
              <th scope="row">{person.name}</th>
              <td>{person.roles.map((role) => ROLE_NAMES[role]).join('、')}</td>
              <td className="staff-short">
                {ADMIN.status[person.status]}
                {!person.hasPin && <span className="staff-no-pin">{ADMIN.noPin}</span>}
              </td>
              <td className="staff-short">{shanghaiDate(person.since)}</td>
              <td>
                <div className="staff-actions">
                  {onChange && (
                    <Button aria-label={ADMIN.changeNamed(person.name)} onClick={() => onChange(person)}>
                      {ADMIN.change}
                    </Button>
                  )}
                  {mayReset?.(person.roles) !== false && (
                    <Button
                      aria-label={person.hasPin ? ADMIN.resetNamed(person.name) : ADMIN.setNamed(person.name)}
                      onClick={() => onResetPin(person)}
                    >
                      {person.hasPin ? ADMIN.resetPin : ADMIN.setPin}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </LongListFrame>
  );
}

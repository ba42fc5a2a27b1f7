// The roles of a person as checkboxes. Roles that may not go together are said at once, not only on saving.
import { ROLE_NAMES, ROLES, type Role } from '../../shared/words/roles.ts';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ADMIN } from './sentences.ts';
import { rolesFault } from './staff.ts';

const WORDS = ADMIN.form;

interface Props {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** An empty choice is a fault only once somebody tried to save it. */
  tried: boolean;
}

export function RoleBoxes({ roles, onChange, tried }: Props) {
  const fault = rolesFault(roles);
  const flip = (role: Role, on: boolean) =>
    onChange(ROLES.filter((other) => (other === role ? on : roles.includes(other))));
  return (
    <fieldset className="stack-tight">
      <legend className="role-legend">{WORDS.roles}</legend>
      <div className="role-boxes">
        {ROLES.map((role) => (
          <label key={role} className="check-line">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) => flip(role, event.target.checked)}
            />
            {ROLE_NAMES[role]}
          </label>
        ))}
      </div>
      {fault && (tried || roles.length > 0) ? (
        <NoticeLine tone="alert">{fault}</NoticeLine>
      ) : (
        <p className="quiet small">{WORDS.rolesAid}</p>
      )}
    </fieldset>
  );
}

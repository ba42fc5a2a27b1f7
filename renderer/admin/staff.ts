// A person as the administrator sees one, and the early checks of what is typed. The process judges again by its own rules.
import { STAFF_ID, STAFF_NAME } from '../../shared/words/person-patterns.ts';
import { type Role, roleConflict } from '../../shared/words/roles.ts';
import type { Client } from '../state/transport.ts';
import { isWholePin } from '../ui/pin-field.tsx';
import { ADMIN } from './sentences.ts';

export type Staff = Awaited<ReturnType<Client['admin']['listStaff']>>[number];

const FAULTS = ADMIN.form.faults;

/** Every function here returns the sentence that says what is wrong, or undefined. */
export const idFault = (id: string, taken: readonly string[]): string | undefined => {
  if (!STAFF_ID.test(id)) return FAULTS.id;
  return taken.includes(id) ? FAULTS.taken : undefined;
};

export const nameFault = (name: string): string | undefined =>
  STAFF_NAME.test(name.trim()) ? undefined : FAULTS.name;

export const rolesFault = (roles: readonly Role[]): string | undefined =>
  roles.length === 0 ? FAULTS.roles : roleConflict(roles);

export const pinFaults = (pin: string, again: string) => ({
  pin: isWholePin(pin) ? undefined : FAULTS.pin,
  again: again === pin ? undefined : FAULTS.pinAgain,
});

// The roster: who works here, in which roles, with which PIN. A person who leaves is disabled and stays in history.

import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { isByEmergency } from '../../shared/station/emergency.ts';
import type { Person } from '../../shared/station/station-state.ts';
import { mayResetInEmergency } from '../../shared/words/emergency.ts';
import { type Role, roleConflict } from '../../shared/words/roles.ts';
import { isWeakPin, makeVerifier } from '../keys/pin.ts';
import type { Clock } from '../keys/surroundings.ts';
import { uuid7 } from '../keys/surroundings.ts';
import type { Vault } from '../keys/vault.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

export interface NewPerson {
  id: string;
  name: string;
  roles: Role[];
  pin: string;
}

function checkRoles(roles: readonly Role[]): void {
  const sentence = roleConflict(roles);
  if (sentence) throw new Situation('ROLES_CLASH', { sentence });
}

/** Puts the verifier into the vault first: it counts only once an entry names it. */
async function keepPin(vault: Vault, clock: Clock, pin: string, known: ReadonlySet<string>): Promise<string> {
  if (isWeakPin(pin)) throw new Situation('WEAK_PIN');
  const name = uuid7(clock);
  vault.keepPin(name, await makeVerifier(pin), known);
  return name;
}

/** The event that makes a person; used for the first administrator, before there is a station to ask. */
export async function personEvent(
  vault: Vault,
  clock: Clock,
  person: NewPerson,
  known: ReadonlySet<string>,
): Promise<Happening<'staff-changed'>> {
  checkRoles(person.roles);
  const pin = await keepPin(vault, clock, person.pin, known);
  const { id: staff, roles, name } = person;
  return { kind: 'staff-changed', body: { staff, roles, status: 'active', pin }, private: { name } };
}

/** Names of the verifiers that an entry has made valid: everybody's PIN, and the code of an emergency. */
export const verifiersInUse = ({ state }: Station): ReadonlySet<string> =>
  new Set([...[...state.people.values()].map((person) => person.pin), state.emergency.code.name]);

interface Change {
  id: string;
  name: string;
  roles: Role[];
  status: 'active' | 'disabled';
}

/** Whether an entry is this change of this person. A PIN cannot be compared, only that one was set. */
const isChange =
  ({ id, name, roles, status }: Change, setsPin: boolean) =>
  (event: Event) =>
    event.kind === 'staff-changed' &&
    event.body.staff === id &&
    event.body.status === status &&
    event.body.roles.join() === roles.join() &&
    event.private?.name === name &&
    (event.body.pin !== undefined) === setsPin;

export function addStaff(
  station: Station,
  actor: Actor,
  command: string,
  person: NewPerson,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const again = station.repeated(command, actor, isChange({ ...person, status: 'active' }, true));
    if (again) return again;
    if (station.person(person.id)) throw new Situation('ID_TAKEN');
    const event = await personEvent(station.vault, station.clock, person, verifiersInUse(station));
    station.assertSeated(actor);
    return station.seal({ command, actor, events: [event] });
  });
}

function wouldLoseLastAdmin(station: Station, change: Change): boolean {
  if (change.status === 'active' && change.roles.includes('admin')) return false;
  const others = [...station.state.people.values()].filter((person) => person.id !== change.id);
  return !others.some((person) => person.status === 'active' && person.roles.includes('admin'));
}

export function changeStaff(station: Station, actor: Actor, command: string, change: Change): Sealed {
  const again = station.repeated(command, actor, isChange(change, false));
  if (again) return again;
  if (!station.person(change.id)) throw new Situation('NO_SUCH_PERSON');
  checkRoles(change.roles);
  if (wouldLoseLastAdmin(station, change)) throw new Situation('LAST_ADMIN');
  const { id: staff, roles, status, name } = change;
  return station.seal({
    command,
    actor,
    events: [{ kind: 'staff-changed', body: { staff, roles, status }, private: { name } }],
  });
}

/** @throws Situation NO_SUCH_PERSON; NOT_IN_EMERGENCY, and that it was tried is an event */
function assertResettable(station: Station, actor: Actor, id: string): Person {
  const person = station.person(id);
  if (!person) throw new Situation('NO_SUCH_PERSON');
  if (!('staff' in actor) || mayResetInEmergency(person.roles)) return person;
  const { staff, role } = actor;
  if (!isByEmergency(station.emergency, { staff, room: role })) return person;
  const body = { call: 'admin.resetPin', why: 'role' as const, staff };
  station.sealAsSystem({ kind: 'call-refused', body, private: {} });
  throw new Situation('NOT_IN_EMERGENCY');
}

export function resetPin(
  station: Station,
  actor: Actor,
  command: string,
  id: string,
  pin: string,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const isReset = (event: Event) =>
      event.kind === 'staff-changed' && event.body.staff === id && event.body.pin !== undefined;
    const again = station.repeated(command, actor, isReset);
    if (again) return again;
    assertResettable(station, actor, id);
    const verifier = await keepPin(station.vault, station.clock, pin, verifiersInUse(station));
    station.assertSeated(actor);
    // As the person is now: another change may have come in between, and a PIN must not take it back.
    const person = assertResettable(station, actor, id);
    const { roles, status, name } = person;
    return station.seal({
      command,
      actor,
      events: [
        {
          kind: 'staff-changed',
          body: { staff: id, roles: [...roles], status, pin: verifier },
          private: { name },
        },
      ],
    });
  });
}

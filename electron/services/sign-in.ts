// Who sits where: signing in and out, locking, the second seat. Wrong PINs are counted in the ledger, so a restart forgives nothing.
import type { Event } from '../../shared/ledger/catalogue.ts';
import { type Person, type Seat, triesLeft, waitSeconds } from '../../shared/station/station-state.ts';
import type { Role } from '../../shared/words/roles.ts';
import { pinMatches } from '../keys/pin.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

function refused(station: Station, staff: string, why: 'wrong-pin' | 'waiting' | 'disabled'): void {
  station.seal({
    command: uuid7(station.clock),
    actor: { role: 'system' },
    events: [{ kind: 'sign-in-refused', body: { staff, why }, private: {} }],
  });
}

/**
 * Proves that this person is who they say. Each failure is an event before it is an answer.
 * @throws Situation NO_SUCH_PERSON, PIN_LOCKED with seconds to wait, PIN_WRONG with tries left
 */
export async function provePin(station: Station, staff: string, pin: string): Promise<Person> {
  const person = station.person(staff);
  if (!person) throw new Situation('NO_SUCH_PERSON');
  if (person.status === 'disabled') {
    refused(station, staff, 'disabled');
    throw new Situation('NO_SUCH_PERSON');
  }
  const wait = waitSeconds(person, station.clock.now());
  if (wait > 0) {
    refused(station, staff, 'waiting');
    throw new Situation('PIN_LOCKED', { waitSeconds: wait });
  }
  const verifier = station.vault.pins().get(person.pin);
  if (verifier && (await pinMatches(pin, verifier))) return person;
  refused(station, staff, 'wrong-pin');
  const now = station.person(staff) ?? person;
  const next = waitSeconds(now, station.clock.now());
  if (next > 0) throw new Situation('PIN_LOCKED', { waitSeconds: next });
  throw new Situation('PIN_WRONG', { triesLeft: triesLeft(now) });
}

interface SignIn {
  command: string;
  staff: string;
  pin: string;
  room?: Role | undefined;
}

const isSignIn = (seat: 'handler' | 'reviewer') => (event: Event) =>
  event.kind === 'sign-in' && event.body.seat === seat;

/** Takes the counter's first seat. Whoever sat there is signed out in the same step, and their case waits for them. */
export function signIn(station: Station, { command, staff, pin, room }: SignIn): Promise<Sealed> {
  return station.inTurn(async () => {
    const person = await provePin(station, staff, pin);
    const chosen = room ?? person.roles[0];
    if (!chosen || !person.roles.includes(chosen)) throw new Situation('NO_SUCH_PERSON');
    const actor = { staff, role: chosen };
    const body = { staff, seat: 'handler' as const, room: chosen };
    const again = station.repeated(command, actor, isSignIn('handler'));
    if (again) return again;
    return station.seal({ command, actor, events: [{ kind: 'sign-in', body, private: {} }] });
  });
}

/** A supervisor or branch head takes the second seat beside the teller, for the case in hand and no longer. */
export function takeOver(
  station: Station,
  { command, caseId, staff, pin }: Omit<SignIn, 'room'> & { caseId: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const person = await provePin(station, staff, pin);
    const room = (['branch-head', 'supervisor'] as const).find((role) => person.roles.includes(role));
    if (!room) throw new Situation('NOT_YOUR_ROLE');
    if (station.state.handler?.staff === staff) throw new Situation('OWN_CASE');
    if (station.current()?.state.id !== caseId) throw new Situation('NO_SUCH_CASE');
    const actor = { staff, role: room };
    const body = { staff, seat: 'reviewer' as const, room, caseId };
    const again = station.repeated(command, actor, isSignIn('reviewer'));
    if (again) return again;
    return station.seal({ command, actor, events: [{ kind: 'sign-in', body, private: {} }] });
  });
}

const actorOf = ({ staff, room }: Seat) => ({ staff, role: room });

export function leaveSeat(station: Station, command: string, seat: 'handler' | 'reviewer'): Sealed {
  const sitting = station.state[seat];
  if (!sitting) throw new Situation('NOT_SIGNED_IN');
  const body = { staff: sitting.staff, seat };
  return station.seal({
    command,
    actor: actorOf(sitting),
    events: [{ kind: 'sign-out', body, private: {} }],
  });
}

export function lock(station: Station, command: string, why: 'asked' | 'idle'): Sealed {
  const { handler } = station.state;
  if (!handler || handler.locked) throw new Situation('NOT_SIGNED_IN');
  const actor = why === 'idle' ? ({ role: 'system' } as const) : actorOf(handler);
  return station.seal({
    command,
    actor,
    events: [{ kind: 'locked', body: { staff: handler.staff, why }, private: {} }],
  });
}

export function unlock(station: Station, { command, pin }: Pick<SignIn, 'command' | 'pin'>): Promise<Sealed> {
  return station.inTurn(async () => {
    const { handler } = station.state;
    if (!handler?.locked) throw new Situation('NOT_LOCKED');
    const person = await provePin(station, handler.staff, pin);
    const events = [{ kind: 'unlocked' as const, body: { staff: person.id }, private: {} }];
    return station.seal({ command, actor: actorOf(handler), events });
  });
}

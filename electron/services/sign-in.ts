// Who sits where: signing in and out, locking, the second seat, a witness. Wrong PINs are counted in the ledger, so a restart forgives nothing.
import { caseKinds } from '../../shared/case/case-kinds.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { isByEmergency } from '../../shared/station/emergency.ts';
import type { StationKind } from '../../shared/station/station-kinds.ts';
import type { Person, Seat } from '../../shared/station/station-state.ts';
import { triesLeft, waitSeconds } from '../../shared/station/tries.ts';
import type { Role } from '../../shared/words/roles.ts';
import { pinMatches } from '../keys/pin.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { runCase } from './cases.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

function refused(station: Station, staff: string, why: 'wrong-pin' | 'waiting' | 'disabled'): void {
  station.sealAsSystem({ kind: 'sign-in-refused', body: { staff, why }, private: {} });
}

/** Somebody who works here now. @throws Situation NO_SUCH_PERSON; that a person who was disabled tried is an event */
export function employed(station: Station, staff: string): Person {
  const person = station.person(staff);
  if (person?.status === 'disabled') refused(station, staff, 'disabled');
  if (person?.status !== 'active') throw new Situation('NO_SUCH_PERSON');
  return person;
}

/**
 * Proves that this person is who they say. Each failure is an event before it is an answer. Call it in turn (`Station.inTurn`), or
 * several tries at once would all be judged by the same count.
 * @throws Situation NO_SUCH_PERSON, NO_PIN_YET, PIN_LOCKED with seconds to wait, PIN_WRONG with tries left
 */
export async function provePin(station: Station, staff: string, pin: string): Promise<Person> {
  const person = employed(station, staff);
  // From a roster, and not come to the administrator yet. Nothing is there that could be guessed, so this is no failed try.
  if (person.pin === '') throw new Situation('NO_PIN_YET');
  const wait = waitSeconds(person, station.clock.now());
  if (wait > 0) {
    refused(station, staff, 'waiting');
    throw new Situation('PIN_LOCKED', { waitSeconds: wait });
  }
  const verifier = station.vault.pins().get(person.pin);
  const matches = verifier !== undefined && (await pinMatches(pin, verifier));
  // The roster may have changed while the PIN was being hashed: what counts is who the person is now.
  if (matches) return employed(station, staff);
  refused(station, staff, 'wrong-pin');
  const now = station.person(staff) ?? person;
  const next = waitSeconds(now, station.clock.now());
  if (next > 0) throw new Situation('PIN_LOCKED', { waitSeconds: next });
  throw new Situation('PIN_WRONG', { triesLeft: triesLeft(now) });
}

/** Whether this person may sit in this room: it is theirs, or the emergency that runs has opened it to them. */
const mayEnter = (station: Station, { id, roles }: Person, room: Role): boolean =>
  roles.includes(room) || isByEmergency(station.emergency, { staff: id, room });

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
    if (!chosen || !mayEnter(station, person, chosen)) throw new Situation('NO_SUCH_PERSON');
    const actor = { staff, role: chosen };
    const body = { staff, seat: 'handler' as const, room: chosen };
    const again = station.repeated(command, actor, isSignIn('handler'));
    if (again) return again;
    return station.seal({ command, actor, events: [{ kind: 'sign-in', body, private: {} }] });
  });
}

/**
 * A supervisor or branch head takes the second seat beside the teller, for the case in hand and no longer.
 * @param teller who called for it, and must still sit there when the PIN is proved
 */
export function takeOver(
  station: Station,
  teller: Actor,
  { command, caseId, staff, pin }: Omit<SignIn, 'room'> & { caseId: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const person = await provePin(station, staff, pin);
    station.assertSeated(teller);
    const room = (['branch-head', 'supervisor'] as const).find((role) => mayEnter(station, person, role));
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

interface Witnessing {
  command: string;
  caseId: string;
  notice: string;
  witness: string;
  pin: string;
}

const WITNESSES: readonly string[] = caseKinds['mark-witnessed'].by;

/** Somebody else proves with their own PIN that they saw the customer make a mark. The teller's seat stays the teller's. */
export function witnessMark(
  station: Station,
  teller: Actor,
  { command, caseId, notice, witness, pin }: Witnessing,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const person = await provePin(station, witness, pin);
    station.assertSeated(teller);
    const role = person.roles.find((held) => WITNESSES.includes(held));
    const file = station.openCases.get(caseId);
    const isTellers = !file || ('staff' in teller && teller.staff === handlerOf(file.state));
    if (!role || !isTellers) throw new Situation('NOT_YOUR_ROLE');
    const actor = { staff: witness, role };
    return runCase(station, actor, { command, caseId }, { type: 'witness', notice, witness });
  });
}

const actorOf = ({ staff, room }: Seat) => ({ staff, role: room });

/** @param actor whose seat it is: a repeat finds it empty */
export function leaveSeat(
  station: Station,
  actor: Actor,
  command: string,
  seat: 'handler' | 'reviewer',
): Sealed {
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'sign-out' && event.body.seat === seat,
  );
  if (again) return again;
  const sitting = station.state[seat];
  if (!sitting) throw new Situation('NOT_SIGNED_IN');
  const body = { staff: sitting.staff, seat };
  const events: Happening<StationKind>[] = [{ kind: 'sign-out', body, private: {} }];
  const running = station.emergency;
  // The second seat is left with each case; an emergency goes on for the next one, until its time is over.
  if (running && seat === 'handler' && isByEmergency(running, sitting))
    events.push({
      kind: 'emergency-ended',
      body: { begun: running.begun, why: 'signed-out' },
      private: {},
    });
  return station.seal({ command, actor: actorOf(sitting), events });
}

/** @param why `machine`: it was put to sleep, or its own screen was locked */
export function lock(station: Station, command: string, why: 'asked' | 'idle' | 'machine'): Sealed {
  const { handler } = station.state;
  if (!handler || handler.locked) throw new Situation('NOT_SIGNED_IN');
  const actor = why === 'asked' ? actorOf(handler) : ({ role: 'system' } as const);
  const body = { staff: handler.staff, why };
  return station.seal({ command, actor, events: [{ kind: 'locked', body, private: {} }] });
}

/** Locks though nobody asked. Where that cannot be sealed it is locked all the same. @throws NotSealed, Situation NOT_SIGNED_IN */
export function lockUnasked(station: Station, why: 'idle' | 'machine'): void {
  try {
    lock(station, uuid7(station.clock), why);
  } catch (error) {
    if (error instanceof NotSealed) station.shut(why);
    throw error;
  }
}

export function unlock(station: Station, { command, pin }: Pick<SignIn, 'command' | 'pin'>): Promise<Sealed> {
  return station.inTurn(async () => {
    const { handler } = station.state;
    const again =
      handler && station.repeated(command, actorOf(handler), (event) => event.kind === 'unlocked');
    if (again) return again;
    if (!handler?.locked) throw new Situation('NOT_LOCKED');
    const person = await provePin(station, handler.staff, pin);
    // The lock that could not be sealed when it fell comes first: the record has both, in their order.
    const { shutBy } = station;
    if (shutBy)
      station.sealAsSystem({ kind: 'locked', body: { staff: handler.staff, why: shutBy }, private: {} });
    const events = [{ kind: 'unlocked' as const, body: { staff: person.id }, private: {} }];
    return station.seal({ command, actor: actorOf(handler), events });
  });
}

// Who sits where: taking a seat, leaving it, and losing it with the right to it.
import { isByEmergency } from './emergency.ts';
import type { Person, Seat, StationEvent, StationState } from './station-state.ts';

export function withPerson(state: StationState, id: string, change: Partial<Person>): StationState {
  const person = state.people.get(id);
  if (!person) return state;
  // Most sign-ins change nothing of the person; a roster of thousands is not copied for that.
  if (Object.entries(change).every(([key, value]) => person[key as keyof Person] === value)) return state;
  return { ...state, people: new Map(state.people).set(id, { ...person, ...change }) };
}

export function signedIn(state: StationState, event: StationEvent & { kind: 'sign-in' }): StationState {
  const { staff, seat, room, caseId } = event.body;
  const rested = withPerson(state, staff, { tries: 0 });
  if (seat === 'reviewer') return { ...rested, reviewer: { staff, room, caseId: caseId ?? '' } };
  // A reviewer came to help the person who sat here; the next one calls their own.
  return { ...emptied(rested, 'handler'), handler: { staff, room, locked: false } };
}

/** The second seat ends by itself with the case it was taken for: what says so is the case's own event. */
export function withoutReviewer({ reviewer: _, ...rest }: StationState): StationState {
  return rest;
}

/** Nobody helps at an empty counter, and nobody measures: with the first seat the second is empty too. */
export function emptied(state: StationState, seat: 'handler' | 'reviewer'): StationState {
  const alone = withoutReviewer(state);
  if (seat === 'reviewer') return alone;
  const { handler: _, calibrating: __, ...rest } = alone;
  return rest;
}

/** Who may no longer work here, or not in the room they sit in, loses the seat with the right to it. */
export function unseated(state: StationState, { id, roles, status }: Person): StationState {
  const { running } = state.emergency;
  const maySit = (seat: Seat) =>
    status === 'active' && (roles.includes(seat.room) || isByEmergency(running, seat));
  const { handler, reviewer } = state;
  if (handler?.staff === id && !maySit(handler)) return emptied(state, 'handler');
  return reviewer?.staff === id && !maySit(reviewer) ? emptied(state, 'reviewer') : state;
}

/** Without the seats that are held by the emergency that runs: its end, sealed or not, ends them. */
export function withoutEmergencySeats(state: StationState): StationState {
  const { handler, reviewer, emergency } = state;
  const isHeld = (seat: Seat | undefined) => seat !== undefined && isByEmergency(emergency.running, seat);
  if (isHeld(handler)) return emptied(state, 'handler');
  return isHeld(reviewer) ? emptied(state, 'reviewer') : state;
}

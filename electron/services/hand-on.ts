// A case goes on with another teller at the same counter: they prove who they are, the case is theirs, and so is the seat.
import type { HandOnReason } from '../../shared/case/hand-on-reasons.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { runCase } from './cases.ts';
import { provePin } from './sign-in.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface HandingOn {
  command: string;
  caseId: string;
  staff: string;
  pin: string;
  reason: HandOnReason;
}

/** Whose act a command is: a window that lost the answer asks again, and by then the second teller sits there. */
function giverOf(station: Station, seated: Actor, { command, staff }: HandingOn): Actor {
  const event = station.open.ledger.findCommand(command);
  const isRepeat = event?.kind === 'case-handed-on' && event.body.to === staff;
  return isRepeat && 'staff' in seated && seated.staff === staff ? event.actor : seated;
}

/** One case at a time, also for whoever takes one up. */
const hasOther = ({ openCases }: Station, { staff, caseId }: HandingOn): boolean =>
  [...openCases.values()].some(
    ({ state }) => state.id !== caseId && !state.paused && handlerOf(state) === staff,
  );

/** Out and in are two acts of two people. Nothing waits in between, so no window sees the counter empty. */
function changeSeats(station: Station, staff: string): void {
  const { handler } = station.state;
  if (handler?.staff === staff) return;
  const seal = (actor: Actor, event: Parameters<Station['sealAsSystem']>[0]) =>
    station.seal({ command: uuid7(station.clock), actor, events: [event] });
  if (handler) {
    const body = { staff: handler.staff, seat: 'handler' as const };
    seal({ staff: handler.staff, role: handler.room }, { kind: 'sign-out', body, private: {} });
  }
  const body = { staff, seat: 'handler' as const, room: 'teller' as const };
  seal({ staff, role: 'teller' }, { kind: 'sign-in', body, private: {} });
}

/**
 * The case in hand goes on with `staff`. Where only the first of the three entries could be kept, the case waits for them, and the same
 * command seats them.
 * @param teller who gives it, and must still sit there when the PIN is proved
 * @throws Situation as `provePin` and `runCase` do; NOT_YOUR_ROLE, REVIEWER_SEATED, CASE_IN_HAND
 */
export function handOn(station: Station, teller: Actor, input: HandingOn): Promise<Sealed> {
  return station.inTurn(async () => {
    const { command, caseId, staff, pin, reason } = input;
    const person = await provePin(station, staff, pin);
    station.assertSeated(teller);
    if (!person.roles.includes('teller')) throw new Situation('NOT_YOUR_ROLE');
    if (!station.open.ledger.findCommand(command)) {
      if (station.state.reviewer) throw new Situation('REVIEWER_SEATED');
      if (hasOther(station, input)) throw new Situation('CASE_IN_HAND');
    }
    const giver = giverOf(station, teller, input);
    const sealed = runCase(station, giver, { command, caseId }, { type: 'hand-on', to: staff, reason });
    changeSeats(station, staff);
    return sealed;
  });
}

// Who is calling: the window the call came from, and the seats as they are taken now. Identity is never an input.
import type { Role } from '../../shared/words/roles.ts';
import type { Station } from '../services/station.ts';
import type { App } from './build-app.ts';

export interface Caller {
  app: App;
  window: 'inner' | 'outer';
}

/** The seat that may make a call for these rooms: the second seat first, where somebody took it. */
export function seatFor(station: Station, rooms: readonly Role[]): { staff: string; role: Role } | undefined {
  const { handler, reviewer } = station.state;
  if (reviewer && rooms.includes(reviewer.room)) return { staff: reviewer.staff, role: reviewer.room };
  if (handler && !handler.locked && rooms.includes(handler.room))
    return { staff: handler.staff, role: handler.room };
  return undefined;
}

/**
 * The seat that made a command before, where that very command ended the seat: a reviewer who ends the case or hands back. A window
 * that lost the answer asks again, and is neither refused nor written down as refused. It can get nothing but the first answer.
 * @param input not parsed yet
 */
export function seatOfRepeat(
  station: Station,
  rooms: readonly string[],
  input: unknown,
): { staff: string; role: string } | undefined {
  const command =
    typeof input === 'object' && input !== null && 'command' in input ? input.command : undefined;
  const event = typeof command === 'string' ? station.open.ledger.findCommand(command) : undefined;
  if (!event || !('staff' in event.actor) || !rooms.includes(event.actor.role)) return undefined;
  // What was merely looked at is no act: asked for again, it would be shown again.
  return event.case !== undefined || event.kind === 'sign-out' ? event.actor : undefined;
}

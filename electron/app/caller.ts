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
  const { handler } = station.state;
  const reviewer = station.reviewer();
  if (reviewer && rooms.includes(reviewer.room)) return { staff: reviewer.staff, role: reviewer.room };
  if (handler && !handler.locked && rooms.includes(handler.room))
    return { staff: handler.staff, role: handler.room };
  return undefined;
}

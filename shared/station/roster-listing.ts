// A roster on its way: the people that it lists, who count all at once when it is taken over and not before. A fold of the roster's events.
import type { Event } from '../ledger/catalogue.ts';
import type { rosterKinds } from './roster-kinds.ts';
import { VersionedMap } from './versioned-map.ts';

type RosterEvent = Event<keyof typeof rosterKinds>;
type ListedBody = Extract<RosterEvent, { kind: 'staff-listed' }>['body'];

/** `name` is absent where its key is gone. */
export interface Listed extends Pick<ListedBody, 'staff' | 'roles' | 'status'> {
  name?: string | undefined;
}

export interface RosterListing {
  /** Seq of its roster-begun. */
  begun: number;
  people: VersionedMap<string, Listed>;
}

/** What is still on its way after this event, if anything is. */
export function foldListing(
  listing: RosterListing | undefined,
  event: RosterEvent,
): RosterListing | undefined {
  switch (event.kind) {
    case 'roster-begun':
      // Whatever was listed before by one that did not end is nobody's to take over any more.
      return { begun: event.seq, people: VersionedMap.empty() };
    case 'staff-listed': {
      const { begun, ...listed } = event.body;
      if (listing?.begun !== begun) return listing;
      return { begun, people: listing.people.with(listed.staff, { ...listed, name: event.private?.name }) };
    }
    case 'roster-imported':
    case 'roster-stopped':
      return listing?.begun === event.body.begun ? undefined : listing;
  }
}

/** Who is listed, where this event takes them over. */
export const takenOver = (
  listing: RosterListing | undefined,
  { body }: Extract<RosterEvent, { kind: 'roster-imported' }>,
): Listed[] =>
  listing && listing.begun === body.begun ? [...listing.people].map(([, listed]) => listed) : [];

// Which cases are held back from destruction, set aside, or destroyed: a fold of the custody events. A case that is not in it is kept as usual.
import type { Event } from '../ledger/catalogue.ts';
import type { CustodyKind } from './custody-kinds.ts';
import type { VersionedMap } from './versioned-map.ts';

export type CustodyEvent = Event<CustodyKind>;

/** When and by whom, the two of them. */
interface Decided {
  at: string;
  by: string;
  approver: string;
}

interface Reasoned extends Decided {
  reason: string;
}

export interface Custody {
  /** Not to be destroyed while it lasts. */
  held?: Reasoned;
  /** Kept and not used (PIPL Art. 47 (2)): out of recall, tasks and exports that do not name it. */
  restricted?: Reasoned;
  /** Its key is gone; `ground` as in the retention table. */
  erased?: Decided & { ground: string };
}

/** By case. A year's end erases thousands in one night, so they are not copied for each. */
export type Custodies = VersionedMap<string, Custody>;

function without(custody: Custody, member: 'held' | 'restricted'): Custody {
  const { [member]: _, ...rest } = custody;
  return rest;
}

function after(custody: Custody, { kind, at, actor, body }: CustodyEvent): Custody {
  const decided = { at, by: 'staff' in actor ? actor.staff : actor.role, approver: body.approver };
  switch (kind) {
    case 'case-held':
      return { ...custody, held: { ...decided, reason: body.reason } };
    case 'hold-released':
      return without(custody, 'held');
    case 'case-restricted':
      return { ...custody, restricted: { ...decided, reason: body.reason } };
    case 'restriction-lifted':
      return without(custody, 'restricted');
    case 'erased':
      // Nothing is left that could be used or held back.
      return { erased: { ...decided, ground: body.ground } };
  }
}

export function foldCustody(custodies: Custodies, event: CustodyEvent): Custodies {
  const { caseId } = event.body;
  return custodies.with(caseId, after(custodies.get(caseId) ?? {}, event));
}

/** May be read by whoever has to watch over it, and by nobody else for anything else. */
export function isOutOfUse(custodies: Custodies, caseId: string): boolean {
  const custody = custodies.get(caseId);
  return custody?.restricted !== undefined || custody?.erased !== undefined;
}

// What one person may not do alone: somebody else, in a role that may agree, proves with their own PIN that they do.
import type { Person } from '../../shared/station/station-state.ts';
import { type ApprovedAct, mayApprove } from '../../shared/words/approvers.ts';
import { provePin } from './sign-in.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

export interface SecondPerson {
  approver: string;
  pin: string;
}

/**
 * Call it in turn, as `provePin`.
 * @param actor who asks, and must still sit there when the PIN is proved
 * @throws Situation SAME_PERSON, NOT_AN_APPROVER, NOT_SIGNED_IN, and those of `provePin`
 */
export async function agreedBy(
  station: Station,
  actor: { staff: string; role: string },
  { approver, pin }: SecondPerson,
  act: ApprovedAct,
): Promise<Person> {
  if (approver === actor.staff) throw new Situation('SAME_PERSON');
  const person = await provePin(station, approver, pin);
  station.assertSeated(actor);
  if (!mayApprove(act, person.roles)) throw new Situation('NOT_AN_APPROVER');
  return person;
}

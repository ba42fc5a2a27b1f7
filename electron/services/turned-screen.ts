// One screen for two: where the customer has none of their own, the staff's is turned to them, and comes back only by the PIN of who sits there
// (features.md CS10). While it is turned the staff's window is the customer's, and no other window is.
import type { Actor } from '../../shared/ledger/entry.ts';
import type { CaseFile } from './case-file.ts';
import { runCase } from './cases.ts';
import { provePin } from './sign-in.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** The case for which the screen is turned at this moment; none at a locked counter, whose window shows the lock. */
export function turnedCase(station: Station): CaseFile | undefined {
  const { handler } = station.state;
  const file = handler && !handler.locked ? station.current() : undefined;
  return file?.state.turned ? file : undefined;
}

/** @param hasOwn the customer's own window is connected  @throws Situation SCREEN_THERE where it is, and as `runCase` does */
export function turnToCustomer(
  station: Station,
  actor: Actor,
  at: { command: string; caseId: string },
  hasOwn: boolean,
): Sealed {
  if (hasOwn && !station.open.ledger.findCommand(at.command)) throw new Situation('SCREEN_THERE');
  // Another's case, or one that is put aside, is not before the customer.
  if (station.current()?.state.id !== at.caseId && !station.open.ledger.findCommand(at.command))
    throw new Situation('NO_SUCH_CASE');
  return runCase(station, actor, at, { type: 'turn-screen', to: 'customer' });
}

/** @throws Situation NOT_TURNED, and as `provePin` does */
export function turnBack(
  station: Station,
  { command, pin }: { command: string; pin: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const { handler } = station.state;
    const actor = handler && { staff: handler.staff, role: handler.room };
    const again =
      actor &&
      station.repeated(
        command,
        actor,
        (event) => event.kind === 'screen-turned' && event.body.to === 'staff',
      );
    if (again) return again;
    const file = turnedCase(station);
    if (!actor || !file) throw new Situation('NOT_TURNED');
    await provePin(station, actor.staff, pin);
    station.assertSeated(actor);
    const caseId = file.state.id;
    return runCase(station, actor, { command, caseId }, { type: 'turn-screen', to: 'staff' });
  });
}

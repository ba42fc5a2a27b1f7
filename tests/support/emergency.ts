// Emergency access in the words of a counter: the code made by two, taken from its envelope, used.
import type { EmergencyRole } from '../../shared/words/emergency.ts';
import { PIN, type StationDriver } from './station-driver.ts';

export const REASON = '主管生病没有来，客户在柜台等复核';

/** The administrator and the branch head make the code. Nobody is signed in afterwards. */
export async function makesCode(counter: StationDriver): Promise<string> {
  await counter.signInAs('admin');
  const second = { approver: 'bing', pin: PIN };
  const { code } = await counter.inner.emergency.makeCode({ ...counter.command(), ...second });
  await counter.signOut();
  return code;
}

interface Words {
  staff?: string;
  pin?: string;
  role?: EmergencyRole;
  reason?: string;
  forCase?: string;
}

export const beginning = (counter: StationDriver, code: string, words: Words = {}) => ({
  ...{ ...counter.command(), staff: 'yi', pin: PIN, code, role: 'supervisor' as const, reason: REASON },
  ...words,
});

/** The same entries without PIN and code, where only what comes after is looked at. */
export function beginsUnasked(
  counter: StationDriver,
  { staff, role }: { staff: string; role: EmergencyRole },
): void {
  const { station } = counter;
  const until = new Date(station.clock.now() + 30 * 60_000).toISOString();
  const code = '01940000-0000-7000-8000-00000000c0de';
  station.seal({
    ...counter.command(),
    actor: { staff, role },
    events: [
      { kind: 'emergency-begun', body: { staff, role, until, code }, private: { reason: REASON } },
      { kind: 'sign-in', body: { staff, seat: 'handler', room: role }, private: {} },
    ],
  });
}
